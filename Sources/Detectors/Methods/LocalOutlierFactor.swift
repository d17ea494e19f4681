import Tables

/// How much sparser it is around a row than around its neighbors.
public struct LocalOutlierFactor: Method {
  public static let name = "lof"
  public static let summary = "how much sparser it is around a row than around its nearest training rows"
  public static let source = "Breunig, Kriegel, Ng and Sander, LOF: identifying density-based local outliers, 2000"
  public static let parameters: [MethodParameter<LocalOutlierFactor>] = [
    .integer("neighbors", "nearest training rows that are looked at", unit: "rows", \.neighbors, 1...10_000),
    .choice("duplicates", "what becomes of equal training rows", \.duplicates), .keptRows(\.keptRows),
  ]

  /// What becomes of equal training rows.
  public enum Duplicates: String, Codable, ParameterChoice {
    case drop, keep

    public var summary: String {
      switch self {
      case .drop: "one of them is kept, so that densities stay finite"
      case .keep: "all are kept; more than neighbors of them make a density of 10¹⁰"
      }
    }
  }

  /// How many nearest training rows a row is compared with.
  public var neighbors = 20
  /// What becomes of equal training rows.
  public var duplicates = Duplicates.drop
  /// How many training rows are kept at most, drawn by the seed before equal ones are left out; nil keeps all.
  public var keptRows: Int?

  public init() {}
  /// A factor over so many neighbors.
  public init(neighbors: Int, duplicates: Duplicates = .drop, keptRows: Int? = nil) {
    (self.neighbors, self.duplicates, self.keptRows) = (neighbors, duplicates, keptRows)
  }

  /// Needs two rows that differ: with one there is no distance to compare with, and every score is 1.
  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> LocalOutlierFactorDetector {
    try rows.checkFit()
    // Drawn first: what occurs often is then hardly ever left out. Among the rows that differ, those that stand for
    // hundreds would be drawn no likelier than others, and a detector would depend on which of them it got.
    let drawn = rows.drawn(keptRows, seed: options.seed)
    return try LocalOutlierFactorDetector(
      duplicates == .drop ? drawn.uniqueRows() : drawn, neighbors: neighbors, options: options)
  }
}

/// What ``LocalOutlierFactor`` has learned: rows and their densities.
public struct LocalOutlierFactorDetector: Sized, NeighborShowing, LeavingOut, Storable {
  public let name = LocalOutlierFactor.name
  /// How many neighbors are looked at; fewer than there are rows.
  public let neighbors: Int
  private let index: NeighborIndex
  /// For each row the distance to the last of its neighbors, and its local reachability density.
  private let reach, densities: [Double]

  init(_ rows: Matrix, neighbors: Int, options: FitOptions) throws(FitError) {
    let index = NeighborIndex(rows)
    let count = min(neighbors, rows.rows - 1)
    self.neighbors = count
    self.index = index
    guard count > 0 else {
      (reach, densities) = ([0], [1])
      return
    }
    let found = inBlocks(of: rows.rows, threads: options.threads, size: 256) { block in
      options.shouldStop() ? [] : index.nearest(count, to: rows.rows(block), leavingOut: block.lowerBound)
    }
    guard found.count == rows.rows * count else { throw .stopped }
    let reach = (0..<rows.rows).map { Double(found[($0 + 1) * count - 1].square).squareRoot() }
    self.reach = reach
    densities = (0..<rows.rows).map { Self.density(found[$0 * count..<($0 + 1) * count], reach) }
  }

  /// One by the mean reachability distance to the neighbors; 10¹⁰ among equal rows, as scikit-learn has it.
  private static func density(_ found: ArraySlice<Candidate>, _ reach: [Double]) -> Double {
    var sum = 0.0
    for candidate in found { sum += max(Double(candidate.square).squareRoot(), reach[Int(candidate.row)]) }
    return 1 / (sum / Double(found.count) + 1e-10)
  }

  public var columns: Int { index.rows.columns }
  public var byteCount: Int { index.byteCount + 16 * reach.count }
  public var keptRows: Matrix { index.rows }

  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    guard neighbors > 0 else { return [Float](repeating: 1, count: samples.rows) }
    return scores(of: index.nearest(neighbors, to: samples))
  }

  public func scoresLeavingOut(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    guard neighbors > 0 else { return [Float](repeating: 1, count: samples.rows) }
    return scores(of: index.nearestOthers(neighbors, to: samples))
  }

  private func scores(of found: [Candidate]) -> [Float] {
    (0..<found.count / neighbors).map { row in
      let own = found[row * neighbors..<(row + 1) * neighbors]
      var around = 0.0
      for candidate in own { around += densities[Int(candidate.row)] }
      return Float(around / Double(neighbors) / Self.density(own, reach))
    }
  }

  public func neighbors(of row: [Float]) -> [Neighbor] {
    index.nearest(max(1, neighbors), to: Matrix(rows: 1, columns: row.count, values: row))
      .map { Neighbor(row: Int($0.row), distance: $0.square.squareRoot()) }
  }

  public var stored: StoredDetector {
    StoredDetector(
      method: LocalOutlierFactor.name, numbers: ["neighbors": Double(neighbors)],
      arrays: [
        "rows": StoredArray(index.rows), "reach": StoredArray(shape: [reach.count], values: .doubles(reach)),
        "densities": StoredArray(shape: [reach.count], values: .doubles(densities)),
      ])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let rows = try stored.matrix("rows")
    guard rows.rows > 0 else { throw .missing("rows") }
    neighbors = try stored.integer("neighbors", 0...rows.rows - 1)
    reach = try stored.doubles("reach", [rows.rows])
    densities = try stored.doubles("densities", [rows.rows])
    index = NeighborIndex(rows)
  }
}
