import Tables

/// How far out a row lies in the tails of its columns, each column on its own.
public struct ECOD: Method {
  public static let name = "ecod"
  public static let summary = "how rare a value as high, or as low, is in each column, over all columns"
  public static let source = "Li, Zhao, Hu, Botta, Ionescu and Chen, ECOD, 2022"
  public static let parameters: [MethodParameter<ECOD>] = []

  public init() {}

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> ECODDetector {
    try rows.checkFit()
    try options.checkpoint()
    return ECODDetector(fit: rows)
  }
}

/// What ``ECOD`` has learned: every column's values in order.
///
/// A row's score is the one it gets when it alone joins the training rows, so it does not depend on the rows beside it.
public struct ECODDetector: Sized, Attributing, Storable {
  public let name = ECOD.name
  public let columns: Int
  /// Column by column, each in rising order.
  private let sorted: [Float]
  private let rows: Int
  /// −ln((count + 1) / (rows + 1)) for every count.
  private let surprise: [Float]

  init(fit samples: Matrix) {
    self.init(columns: samples.columns, rows: samples.rows, sorted: samples.sortedColumns())
  }

  private init(columns: Int, rows: Int, sorted: [Float]) {
    (self.columns, self.rows, self.sorted) = (columns, rows, sorted)
    surprise = (0...rows).map { Float(-naturalLogarithm(Double($0 + 1) / Double(rows + 1))) }
  }

  public var byteCount: Int { (sorted.count + surprise.count) * 4 }

  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    var sums = [Double](repeating: 0, count: samples.rows)
    // Column by column, so that one column's values stay in the cache.
    for column in 0..<columns {
      for row in 0..<samples.rows {
        sums[row] += Double(contribution(samples.values[row &* columns &+ column], column))
      }
    }
    return sums.map { Float($0) }
  }

  public func contributions(_ row: [Float]) -> [Float] {
    row.enumerated().map { contribution($1, $0) }
  }

  /// The larger surprise of the two tails.
  @inline(__always)
  private func contribution(_ value: Float, _ column: Int) -> Float {
    sorted.withUnsafeBufferPointer { sorted in
      guard let base = sorted.baseAddress else { return 0 }
      let start = base + column &* rows
      let below = count(start) { $0 < value }
      // Mostly no training value is equal.
      let atMost = below < rows && start[below] == value ? count(start) { $0 <= value } : below
      return max(surprise[atMost], surprise[rows &- below])
    }
  }

  /// How many of a column's values, from the first on, fulfil `condition`: a search by halves without branches.
  @inline(__always)
  private func count(_ start: ConstantFloats, _ condition: (Float) -> Bool) -> Int {
    var base = start
    var length = rows
    while length > 1 {
      let half = length / 2
      base = condition(base[half &- 1]) ? base + half : base
      length &-= half
    }
    return base - start + (condition(base[0]) ? 1 : 0)
  }

  public var stored: StoredDetector {
    StoredDetector(method: ECOD.name, arrays: ["sorted": StoredArray(shape: [columns, rows], values: .floats(sorted))])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let sorted = try stored.matrix("sorted")
    guard sorted.columns > 0 else { throw .missing("sorted") }
    self.init(columns: sorted.rows, rows: sorted.columns, sorted: sorted.values)
  }
}
