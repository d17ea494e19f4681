import SeededRandom
import Tables

/// How unlikely a row is under a few bell-shaped clouds, in the directions in which rows vary most.
public struct GaussianMixture: Method {
  public static let name = "gaussian-mixture"
  public static let summary = "how unlikely a row is under a mixture of bell-shaped clouds of a few components"
  public static let source =
    "Dempster, Laird and Rubin, Maximum likelihood from incomplete data via the EM algorithm, 1977"
  public static let parameters: [MethodParameter<GaussianMixture>] = [
    .integer("mixtures", "bell-shaped clouds", unit: "clouds", \.mixtures, 1...1_000),
    .integer(
      "components", "principal components they live in; at most as many as there are columns", unit: "components",
      \.components,
      1...1_000, or: ParameterWord("all", "the columns themselves")),
  ]

  /// How many clouds there are; not more than there are training rows.
  public var mixtures = 5
  /// How many principal components the rows are brought into; nil leaves them in their columns.
  public var components: Int? = 10

  public init() {}
  /// A mixture of so many clouds in so many principal components.
  public init(mixtures: Int, components: Int? = 10) { (self.mixtures, self.components) = (mixtures, components) }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> GaussianMixtureDetector {
    try rows.checkFit()
    let projection = components.map { PCADetector(fit: rows, components: $0) }
    let points = projection?.embedding(rows) ?? rows
    var clouds = try start(points, options)
    try clouds.improve(on: points, options: options)
    return GaussianMixtureDetector(projection: projection, clouds: clouds)
  }

  /// The clouds to start from: one for each group that k-means finds.
  private func start(_ points: Matrix, _ options: FitOptions) throws(FitError) -> CloudMixture {
    let tiles = TiledRows(points)
    var random = SeededRandom.stream(seed: options.seed, "gaussian mixture")
    let seeds = Clustering.seeds(min(mixtures, points.rows), of: points, tiles, &random)
    let groups = try Clustering(points, tiles, from: seeds, options: options)
    return CloudMixture(points, groups: groups.labels, count: seeds.rows)
  }

  /// Learns from a given start, in the columns themselves: weights, means, and covariances, cloud by cloud.
  public static func fit(
    _ rows: Matrix, weights: [Double], means: [Double], covariances: [Double]
  ) throws(FitError) -> GaussianMixtureDetector {
    try rows.checkFit()
    var clouds = CloudMixture(dimensions: rows.columns, weights: weights, means: means, covariances: covariances)
    try clouds.improve(on: rows, options: FitOptions())
    return GaussianMixtureDetector(projection: nil, clouds: clouds)
  }
}

extension GaussianMixture: SteppedMethod {
  public static let stepName = "iteration"
  public static let objectiveName: String? = "mean log density"

  /// The clouds after each round of expectation and maximization; they start as the groups that k-means finds.
  public func steps(_ rows: Matrix, options: FitOptions) throws(FitError) -> [FitStep] {
    try rows.checkFit()
    let projection = components.map { PCADetector(fit: rows, components: $0) }
    let points = projection?.embedding(rows) ?? rows
    var clouds = try start(points, options)
    var keeper = StepKeeper<FitStep>()
    var made = 0
    func step(_ number: Int, _ clouds: CloudMixture, _ density: Double) -> FitStep {
      FitStep(number, GaussianMixtureDetector(projection: projection, clouds: clouds), objective: density)
    }
    try clouds.improve(on: points, options: options) { number, clouds, density in
      keeper.offer(number, step(number, clouds, density))
      made = number + 1
    }
    let density = clouds.logDensities(points).reduce(0, +) / Double(points.rows)
    keeper.finish(made, step(made, clouds, density))
    return keeper.kept.map(\.step)
  }
}

/// What ``GaussianMixture`` has learned: the clouds, and the components they live in.
public struct GaussianMixtureDetector: Sized, Embedding, CenterShowing, Storable {
  public let name = GaussianMixture.name
  private let projection: PCADetector?
  private let clouds: CloudMixture

  init(projection: PCADetector?, clouds: CloudMixture) {
    (self.projection, self.clouds) = (projection, clouds)
  }

  public var columns: Int { projection?.columns ?? clouds.dimensions }
  public var byteCount: Int { (projection?.byteCount ?? 0) + clouds.byteCount }
  /// The share of each cloud.
  public var weights: [Double] { clouds.weights }
  /// The middle of each cloud in the space of ``embedding(_:)``, one a row.
  public var means: Matrix {
    Matrix(rows: clouds.count, columns: clouds.dimensions, values: clouds.means.map { Float($0) })
  }
  /// Each cloud's covariance in that space, row by row.
  public var covariances: [[Double]] {
    let size = clouds.dimensions * clouds.dimensions
    return (0..<clouds.count).map { Array(clouds.covariances[$0 * size..<($0 + 1) * size]) }
  }

  /// The negative logarithm of the probability density.
  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    return clouds.logDensities(embedding(samples)).map { Float(-$0) }
  }

  public func embedding(_ samples: Matrix) -> Matrix { projection?.embedding(samples) ?? samples }

  /// The middles of the clouds in the columns of the rows.
  public var centers: Matrix {
    guard let projection else { return means }
    return projection.rows(at: means)
  }

  /// The cloud that `row` most likely comes from.
  public func center(of row: [Float]) -> Int {
    clouds.likeliest(embedding(Matrix(rows: 1, columns: row.count, values: row)))
  }

  public var stored: StoredDetector {
    var stored = projection?.stored ?? StoredDetector(method: "")
    stored.method = GaussianMixture.name
    stored.numbers["projected"] = projection == nil ? 0 : 1
    let (count, size) = (clouds.count, clouds.dimensions)
    stored.arrays["weights"] = StoredArray(shape: [count], values: .doubles(clouds.weights))
    stored.arrays["means"] = StoredArray(shape: [count, size], values: .doubles(clouds.means))
    stored.arrays["covariances"] = StoredArray(shape: [count, size, size], values: .doubles(clouds.covariances))
    return stored
  }

  public init(stored: StoredDetector) throws(StoredError) {
    projection = try stored.number("projected") == 1 ? try PCADetector(stored: stored) : nil
    let weights = try stored.doubles("weights", [nil])
    let means = try stored.doubles("means", [weights.count, projection?.components.rows])
    guard !weights.isEmpty, !means.isEmpty, weights.allSatisfy({ $0 >= 0 }) else { throw .missing("weights") }
    let size = means.count / weights.count
    let covariances = try stored.doubles("covariances", [weights.count, size, size])
    clouds = CloudMixture(dimensions: size, weights: weights, means: means, covariances: covariances)
  }
}
