import SeededRandom
import Tables

/// The distance to the nearest training rows.
public struct NearestNeighbors: Method {
  public static let name = "knn"
  public static let summary = "the distance to the nearest training rows"
  public static let source = "Ramaswamy, Rastogi and Shim, Efficient algorithms for mining outliers, 2000"
  public static let parameters: [MethodParameter<NearestNeighbors>] = [
    .integer("neighbors", "nearest training rows that are looked at", unit: "rows", \.neighbors, 1...10_000),
    .choice("distance", "which of their distances is the score", \.distance),
    .keptRows(\.keptRows),
  ]

  /// Which distance is the score.
  public enum Distance: String, Codable, ParameterChoice {
    case mean, largest

    public var summary: String {
      switch self {
      case .mean: "the mean of the distances"
      case .largest: "the distance to the last of them"
      }
    }
  }

  /// How many nearest training rows are looked at.
  public var neighbors = 5
  /// Which of their distances is the score.
  public var distance = Distance.mean
  /// How many training rows are kept at most, drawn by the seed; nil keeps all.
  public var keptRows: Int?

  public init() {}
  /// The distance to so many neighbors.
  public init(neighbors: Int, distance: Distance = .mean, keptRows: Int? = nil) {
    (self.neighbors, self.distance, self.keptRows) = (neighbors, distance, keptRows)
  }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> NearestNeighborsDetector {
    try rows.checkFit()
    return NearestNeighborsDetector(
      rows.drawn(keptRows, seed: options.seed), neighbors: neighbors, distance: distance)
  }
}

extension MethodParameter {
  /// How many training rows a method that keeps rows draws from them.
  static func keptRows(_ path: WritableKeyPath<Configuration, Int?> & Sendable) -> Self {
    .integer(
      "kept-rows", "training rows that are kept at most, drawn by the seed", unit: "rows", path, 1...10_000_000,
      or: ParameterWord("all", "as many as there are"))
  }
}

extension Matrix {
  /// At most `count` of the rows, drawn by the seed, in their order.
  func drawn(_ count: Int?, seed: Int) -> Matrix {
    guard let count, count < rows else { return self }
    var random = SeededRandom.stream(seed: seed, "kept rows")
    return rows(random.permutation(rows).prefix(count).sorted())
  }
}

/// What ``NearestNeighbors`` has learned: the rows themselves.
public struct NearestNeighborsDetector: Sized, Attributing, NeighborShowing, LeavingOut, Storable {
  public let name = NearestNeighbors.name
  /// How many neighbors are looked at; not more than there are rows.
  public let neighbors: Int
  /// Which of the distances is the score.
  public let distance: NearestNeighbors.Distance
  private let index: NeighborIndex

  init(_ rows: Matrix, neighbors: Int, distance: NearestNeighbors.Distance) {
    self.neighbors = min(neighbors, rows.rows)
    self.distance = distance
    index = NeighborIndex(rows)
  }

  public var columns: Int { index.rows.columns }
  public var byteCount: Int { index.byteCount }
  public var keptRows: Matrix { index.rows }

  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    return scores(of: index.nearest(neighbors, to: samples))
  }

  public func scoresLeavingOut(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    return scores(of: index.nearestOthers(neighbors, to: samples))
  }

  private func scores(of found: [Candidate]) -> [Float] {
    (0..<found.count / neighbors).map { row in
      let last = (row + 1) * neighbors - 1
      if distance == .largest { return found[last].square.squareRoot() }
      var sum = 0.0
      for place in row * neighbors...last { sum += Double(found[place].square).squareRoot() }
      return Float(sum / Double(neighbors))
    }
  }

  public func neighbors(of row: [Float]) -> [Neighbor] {
    index.nearest(neighbors, to: Matrix(rows: 1, columns: row.count, values: row))
      .map { Neighbor(row: Int($0.row), distance: $0.square.squareRoot()) }
  }

  /// A distance is the sum of its columns' squared differences, each divided by the distance.
  public func contributions(_ row: [Float]) -> [Float] {
    var found = neighbors(of: row)
    if distance == .largest { found.removeFirst(found.count - 1) }
    var amounts = [Float](repeating: 0, count: row.count)
    for neighbor in found where neighbor.distance > 0 {
      for (column, value) in index.rows[row: neighbor.row].enumerated() {
        amounts[column] += (row[column] - value) * (row[column] - value) / neighbor.distance / Float(found.count)
      }
    }
    return amounts
  }

  public var stored: StoredDetector {
    StoredDetector(
      method: NearestNeighbors.name,
      numbers: ["neighbors": Double(neighbors), "largest": distance == .largest ? 1 : 0],
      arrays: ["rows": StoredArray(index.rows)])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let rows = try stored.matrix("rows")
    guard rows.rows > 0 else { throw .missing("rows") }
    self.init(
      rows, neighbors: try stored.integer("neighbors", 1...rows.rows),
      distance: try stored.number("largest") == 1 ? .largest : .mean)
  }
}
