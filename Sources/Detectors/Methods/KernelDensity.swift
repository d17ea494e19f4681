import Tables

/// How thinly the training rows lie around a row.
public struct KernelDensity: Method {
  public static let name = "kde"
  public static let summary = "how unlikely a row is where every training row is the middle of a small cloud"
  public static let source = "Parzen, On estimation of a probability density function and mode, 1962"
  public static let parameters: [MethodParameter<KernelDensity>] = [
    .number(
      "bandwidth", "standard deviation of the cloud around each training row", \.bandwidth, above: 0, through: .infinity
    )
  ]

  /// The standard deviation of the cloud around each training row, in the units of the rows.
  public var bandwidth = 1.0

  public init() {}
  /// Clouds of this standard deviation.
  public init(bandwidth: Double) { self.bandwidth = bandwidth }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> KernelDensityDetector {
    try rows.checkFit()
    try options.checkpoint()
    return KernelDensityDetector(rows, bandwidth: bandwidth)
  }
}

/// What ``KernelDensity`` has learned: the rows themselves.
public struct KernelDensityDetector: Sized, LeavingOut, Storable {
  public let name = KernelDensity.name
  /// The standard deviation of the cloud around each training row.
  public let bandwidth: Double
  private let rows: Matrix

  init(_ rows: Matrix, bandwidth: Double) { (self.rows, self.bandwidth) = (rows, bandwidth) }

  public var columns: Int { rows.columns }
  public var byteCount: Int { rows.values.count * 4 }

  /// The negative logarithm of the probability density. O(training rows × columns) a row.
  public func scores(_ samples: Matrix) -> [Float] { scores(samples, leavingOut: false) }

  public func scoresLeavingOut(_ samples: Matrix) -> [Float] { scores(samples, leavingOut: true) }

  private func scores(_ samples: Matrix, leavingOut: Bool) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    var squares = [Doubles](repeating: .zero, count: rows.rows)
    return samples.scoresByTiles { tile in
      fill(&squares, with: tile)
      // With no row beside it the only one stays.
      let counts = leavingOut && rows.rows > 1 ? Self.leaveOut(&squares) : Doubles(repeating: Double(rows.rows))
      return surprise(squares, counts)
    }
  }

  /// The squared distances of eight samples to every training row.
  private func fill(_ squares: inout [Doubles], with tile: [Doubles]) {
    let columns = self.columns
    rows.values.withUnsafeBufferPointer { values in
      tile.withUnsafeBufferPointer { tile in
        for row in squares.indices {
          var square = Doubles.zero
          for column in 0..<columns {
            let difference = tile[column] - Double(values[row &* columns &+ column])
            square += difference * difference
          }
          squares[row] = square
        }
      }
    }
  }

  /// Moves the first training row that equals a sample out of its sight; returns how many rows each sample still sees.
  private static func leaveOut(_ squares: inout [Doubles]) -> Doubles {
    var counts = Doubles(repeating: Double(squares.count))
    for lane in 0..<8 {
      guard let own = squares.firstIndex(where: { $0[lane] == 0 }) else { continue }
      squares[own][lane] = .infinity
      counts[lane] -= 1
    }
    return counts
  }

  /// The negative logarithm of the mean of the clouds' densities, lane by lane; `counts` says of how many clouds.
  ///
  /// The nearest row's term is taken out of the sum, so that far out not all of them are 0.
  private func surprise(_ squares: [Doubles], _ counts: Doubles) -> Doubles {
    var nearest = squares[0]
    for square in squares.dropFirst() { nearest = nearest.replacing(with: square, where: square .< nearest) }
    var sums = Doubles.zero
    for square in squares {
      let exponents = (square - nearest) * -0.5 / bandwidth / bandwidth
      // Below it nothing is left in double precision.
      for lane in 0..<8 where exponents[lane] > -745 { sums[lane] += naturalExponential(exponents[lane]) }
    }
    let constant = Double(columns) * (0.5 * 1.837_877_066_409_345_3 + naturalLogarithm(bandwidth))
    var result = nearest * 0.5 / bandwidth / bandwidth + constant
    for lane in 0..<8 { result[lane] += naturalLogarithm(counts[lane]) - naturalLogarithm(sums[lane]) }
    // A very small bandwidth must not make a score infinite.
    return result.clamped(
      lowerBound: Doubles(repeating: -Double(Float.greatestFiniteMagnitude)),
      upperBound: Doubles(repeating: Double(Float.greatestFiniteMagnitude)))
  }

  public var stored: StoredDetector {
    StoredDetector(method: KernelDensity.name, numbers: ["bandwidth": bandwidth], arrays: ["rows": StoredArray(rows)])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let rows = try stored.matrix("rows")
    guard rows.rows > 0, rows.columns > 0 else { throw .missing("rows") }
    let bandwidth = try stored.number("bandwidth")
    guard bandwidth.isFinite, bandwidth > 0 else { throw .missing("bandwidth") }
    self.init(rows, bandwidth: bandwidth)
  }
}
