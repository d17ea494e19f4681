import SeededRandom
import Tables

/// The distance to the nearest of a few centers.
public struct KMeans: Method {
  public static let name = "kmeans"
  public static let summary = "the distance to the nearest of a few centers of the training rows"
  public static let source =
    "Lloyd, Least squares quantization in PCM, 1982; Arthur and Vassilvitskii, k-means++, 2007"
  public static let parameters: [MethodParameter<KMeans>] = [
    .integer("clusters", "centers", unit: "centers", \.clusters, 1...10_000),
    .integer("starts", "attempts from other centers, the best of which counts", unit: "starts", \.starts, 1...1_000),
  ]

  /// How many centers there are; not more than there are training rows.
  public var clusters = 8
  /// How often it begins from other centers; the attempt with the smallest sum of squared distances counts.
  public var starts = 3

  public init() {}
  /// So many centers, the best of so many attempts.
  public init(clusters: Int, starts: Int = 3) { (self.clusters, self.starts) = (clusters, starts) }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> KMeansDetector {
    try rows.checkFit()
    let tiles = TiledRows(rows)
    var best: Clustering?
    for start in 0..<starts {
      let seeds = try seeds(start, rows, tiles, options)
      let found = try Clustering(rows, tiles, from: seeds, options: options)
      if found.inertia < best?.inertia ?? .infinity { best = found }
    }
    return KMeansDetector(centers: best?.centers ?? rows.rows([0]))
  }

  /// The centers that an attempt starts from.
  private func seeds(
    _ start: Int, _ rows: Matrix, _ tiles: TiledRows, _ options: FitOptions
  ) throws(FitError) -> Matrix {
    try options.checkpoint()
    var random = SeededRandom.stream(seed: options.seed, "k-means", start)
    return Clustering.seeds(min(clusters, rows.rows), of: rows, tiles, &random)
  }

  /// Learns from given centers, with one start.
  public static func fit(_ rows: Matrix, from centers: Matrix) throws(FitError) -> KMeansDetector {
    try rows.checkFit(rows: centers.rows)
    return KMeansDetector(
      centers: try Clustering(rows, TiledRows(rows), from: centers, options: FitOptions()).centers)
  }
}

extension KMeans: SteppedMethod {
  public static let stepName = "iteration"
  public static let objectiveName: String? = "mean squared distance"

  /// The iterations of the attempt that counts.
  public func steps(_ rows: Matrix, options: FitOptions) throws(FitError) -> [FitStep] {
    try rows.checkFit()
    let tiles = TiledRows(rows)
    let count = Double(rows.rows)
    var best: (inertia: Double, steps: [FitStep])?
    for start in 0..<starts {
      let seeds = try seeds(start, rows, tiles, options)
      var keeper = StepKeeper<FitStep>()
      let found = try Clustering(rows, tiles, from: seeds, options: options) { move, centers, squares in
        let inertia = squares.reduce(0) { $0 + Double($1) }
        keeper.offer(move, FitStep(move, KMeansDetector(centers: centers), objective: inertia / count))
      }
      keeper.finish(
        found.moves,
        FitStep(found.moves, KMeansDetector(centers: found.centers), objective: found.inertia / count))
      if found.inertia < best?.inertia ?? .infinity { best = (found.inertia, keeper.kept.map(\.step)) }
    }
    return best?.steps ?? [FitStep(0, KMeansDetector(centers: rows.rows([0])))]
  }
}

/// What ``KMeans`` has learned: the centers.
public struct KMeansDetector: Sized, Attributing, CenterShowing, Reconstructing, Storable {
  public let name = KMeans.name
  public let centers: Matrix

  init(centers: Matrix) { self.centers = centers }

  public var columns: Int { centers.columns }
  public var byteCount: Int { centers.values.count * 4 }

  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    return Clustering.assign(TiledRows(samples), to: centers).squares.map { $0.squareRoot() }
  }

  public func center(of row: [Float]) -> Int {
    Int(Clustering.assign(TiledRows(Matrix(rows: 1, columns: row.count, values: row)), to: centers).centers[0])
  }

  public func reconstructions(_ samples: Matrix) -> Matrix {
    centers.rows(Clustering.assign(TiledRows(samples), to: centers).centers.map { Int($0) })
  }

  /// The distance is the sum of the squared differences of its columns, each divided by it.
  public func contributions(_ row: [Float]) -> [Float] {
    let squares = zip(row, centers[row: center(of: row)]).map { ($0 - $1) * ($0 - $1) }
    let distance = squares.reduce(0, +).squareRoot()
    return squares.map { distance > 0 ? $0 / distance : 0 }
  }

  public var stored: StoredDetector {
    StoredDetector(method: KMeans.name, arrays: ["centers": StoredArray(centers)])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    centers = try stored.matrix("centers")
    guard centers.rows > 0 else { throw .missing("centers") }
  }
}
