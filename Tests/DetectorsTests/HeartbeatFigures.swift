import Detectors
import Heartbeats
import Judging
import Tables
import TestSupport
import Testing

/// The detectors on ECG5000, five splits each: medians must lie within the spread that scikit-learn's figures have from
/// split to split.
@Suite(.needsRealData) struct HeartbeatFigures {
  struct Case: CustomTestStringConvertible {
    let method: AnyMethod
    let median: ClosedRange<Double>
    var testDescription: String { "\(method.method)" }

    init(_ method: any Method, _ median: ClosedRange<Double>) {
      (self.method, self.median) = (AnyMethod(method), median)
    }
  }

  struct Poisoned: CustomTestStringConvertible {
    let method: AnyMethod
    /// The median AUC at 0, 5, 10 and 20 % contamination.
    let areas: [Double]
    /// How far off it may be: half the spread of scikit-learn's figures over ten choices of the abnormal beats.
    let tolerance: Double
    var testDescription: String { "\(method.method), trim \(method.trim.share)" }

    init(_ method: any Method, trim: Double = 0, _ areas: [Double], within tolerance: Double = 0.02) {
      (self.method, self.areas) = (AnyMethod(method, trim: Trim(share: trim)), areas)
      self.tolerance = tolerance
    }
  }

  private let data: DataSet

  init() throws { data = try UCRReader.read(contentsOf: RealData.requiredFolder()) }

  @Test(arguments: [
    Case(MeanMethod(), 0.956...0.959), Case(PrincipalComponents(components: 1), 0.975...0.979),
    Case(PrincipalComponents(components: 2), 0.985...0.989), Case(PrincipalComponents(components: 3), 0.993...0.995),
    Case(PrincipalComponents(components: 10), 0.984...0.988), Case(PrincipalComponents(components: 40), 0.91...0.96),
    Case(KMeans(), 0.993...0.9945), Case(NearestNeighbors(neighbors: 1), 0.990...0.993),
    Case(NearestNeighbors(), 0.994...0.995), Case(NearestNeighbors(neighbors: 20), 0.993...0.995),
    Case(LocalOutlierFactor(neighbors: 10), 0.994...0.996), Case(LocalOutlierFactor(), 0.994...0.997),
    Case(LocalOutlierFactor(neighbors: 50), 0.994...0.996), Case(OneClassSVM(nu: 0.01), 0.980...0.984),
    Case(OneClassSVM(), 0.992...0.994), Case(OneClassSVM(nu: 0.1), 0.990...0.992),
    Case(IsolationForest(), 0.928...0.934), Case(GaussianMixture(), 0.995...0.998),
    Case(GaussianMixture(mixtures: 10), 0.988...0.998), Case(ECOD(), 0.924...0.926),
  ])
  func clean(_ figure: Case) throws {
    let median = try median(of: figure.method, settings: PartitionSettings())
    #expect(figure.median.contains(median))
  }

  @Test(arguments: [
    Poisoned(MeanMethod(), [0.954, 0.948, 0.944, 0.933]),
    Poisoned(PrincipalComponents(components: 2), [0.983, 0.941, 0.736, 0.648]),
    Poisoned(NearestNeighbors(), [0.992, 0.779, 0.675, 0.565]),
    Poisoned(NearestNeighbors(neighbors: 100), [0.973, 0.926, 0.854, 0.757]),
    Poisoned(LocalOutlierFactor(), [0.994, 0.510, 0.505, 0.459], within: 0.026),
    Poisoned(OneClassSVM(nu: 0.1), [0.986, 0.842, 0.777, 0.633], within: 0.07),
    Poisoned(GaussianMixture(mixtures: 10), [0.993, 0.794, 0.696, 0.616], within: 0.025),
    Poisoned(IsolationForest(), [0.934, 0.913, 0.888, 0.836], within: 0.025),
    Poisoned(ECOD(), [0.924, 0.893, 0.871, 0.820]),
    Poisoned(NearestNeighbors(), trim: 0.25, [0.960, 0.959, 0.959, 0.946]),
    Poisoned(LocalOutlierFactor(), trim: 0.25, [0.967, 0.969, 0.967, 0.945]),
    Poisoned(GaussianMixture(), trim: 0.25, [0.978, 0.980, 0.977, 0.954]),
    Poisoned(PrincipalComponents(components: 3), trim: 0.25, [0.958, 0.957, 0.957, 0.956]),
  ])
  func contaminated(_ figure: Poisoned) throws {
    for (share, area) in zip([0, 0.05, 0.1, 0.2], figure.areas) {
      let median = try median(of: figure.method, settings: PartitionSettings(contamination: share, trainSize: 2_000))
      #expect((median - area).magnitude <= figure.tolerance, "\(share)")
    }
  }

  /// The median AUC of five seeds, each with a split of its own.
  private func median(of method: AnyMethod, settings: PartitionSettings) throws -> Double {
    var areas: [Double] = []
    for seed in 1...5 {
      var settings = settings
      settings.seed = seed
      let partition = try Partition(data: data, settings: settings)
      let scaling = Scaling(kind: .feature, fit: partition.training)
      let rows = { (beats: RowSet) in
        Matrix(rows: beats.count, columns: Heartbeat.points, values: scaling.scale(beats.values))
      }
      let detector = try method.fit(rows(partition.training), options: FitOptions(seed: seed, threads: 2))
      let scores = detector.scores(rows(partition.test), threads: 2)
      areas.append(
        try #require(Metrics.rocAUC(scores: scores, abnormal: partition.test.classes.map(\.isAbnormal))))
    }
    return areas.sorted()[2]
  }
}
