import Platform

extension SeededRandom {
  /// A number from the standard normal distribution, by Marsaglia's polar method.
  ///
  /// Uses the platform's logarithm, so the last bit may differ between C libraries.
  public mutating func gaussian() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      // The second number of the pair is left unused: the generator then has no state beside its words.
      if square > 0, square < 1 { return x * (-2 * log(square) / square).squareRoot() }
    }
  }
}
