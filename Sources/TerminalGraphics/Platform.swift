import Platform

/// The decimal logarithm; the only function this room asks of the C library.
func decimalLogarithm(_ value: Double) -> Double { log10(value) }

/// The decimal exponent of a finite value: 3 for 1000…9999; 0 for zero.
func decimalExponent(_ value: Double) -> Int {
  guard value != 0, value.isFinite else { return 0 }
  let guess = Int(log10(abs(value)).rounded(.down))
  // The logarithm may be off by an ulp next to a power of ten.
  if powerOfTen(guess + 1) <= abs(value) { return guess + 1 }
  return powerOfTen(guess) > abs(value) ? guess - 1 : guess
}

/// 10 to a whole power, correctly rounded.
func powerOfTen(_ exponent: Int) -> Double {
  (-22...22).contains(exponent)
    ? (exponent < 0 ? 1 / exactPowers[-exponent] : exactPowers[exponent]) : Double("1e\(exponent)") ?? 0
}

/// The powers of ten that a Double holds exactly.
private let exactPowers: [Double] = {
  var powers = [1.0]
  for _ in 0..<22 { powers.append(powers[powers.count - 1] * 10) }
  return powers
}()
