import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables

/// The trained detector beside the baselines, on the same beats with the same policy.
public struct Comparison: Encodable, Sendable {
  /// The trained network, then the baselines.
  public let detectors: [Entry]
  /// Where the beats come from.
  public let source: DataSource
  /// What the detector was trained on, chosen on and judged on.
  public let roles: SplitRoles
  public let on: ThresholdChoice.Basis
  public let normal, abnormal: Int
  /// How each detector's threshold was chosen, in words.
  public let thresholdChoice: String
  /// Whether the thresholds were chosen on the beats that are judged here.
  public let optimistic: Bool
  /// Whether the network's output follows its input; absent where the detector is not a network.
  public let collapse: CollapseReport?

  /// One detector's figures.
  public struct Entry: Judged, Encodable, Sendable {
    public let name: String
    /// What it does, in a few words.
    public let summary: String
    public let auc: Double
    public let averagePrecision: Double
    public let threshold: Double
    public let confusion: Confusion
    /// Its AUC less the network's; absent for the network itself.
    public fileprivate(set) var difference: Difference?
  }

  /// How far an AUC is from the network's.
  public struct Difference: Encodable, Sendable {
    public let auc: Double
    /// Where the difference lies with other beats of the same kind: 95 %, by a bootstrap on pairs.
    public let low, high: Double

    /// Whether these beats show that there is one.
    public var isShown: Bool { low > 0 || high < 0 }
  }

  /// The baseline with the highest AUC.
  public var best: Entry? { detectors.dropFirst().max { $0.auc < $1.auc } }

  init(_ detector: TrainedDetector, on basis: ThresholdChoice.Basis) throws {
    let samples = try detector.preparation.judged(basis)
    let shared = Self.sharedChoice(detector)
    var entries = try Self.entries(detector, on: basis, own: shared)
    let scores = [detector.scores[basis]] + detector.rivals.map { $0.scores[basis] }
    if let bootstrap = Bootstrap(scores: scores, abnormal: samples.abnormal, seed: detector.recipe.seed) {
      for index in entries.indices.dropFirst() {
        let interval = bootstrap.difference(index, 0)
        entries[index].difference = Difference(
          auc: entries[index].auc - entries[0].auc, low: interval.low, high: interval.high)
      }
    }
    detectors = entries
    source = detector.roles.source(on: basis)
    roles = detector.roles
    on = basis
    abnormal = samples.abnormal.count(where: \.self)
    normal = samples.count - abnormal
    thresholdChoice = shared.text
    optimistic = shared.isOptimistic(on: basis)
    collapse = detector.collapse
  }

  /// The figures of the network, whose threshold is chosen by `own`, and of the baselines.
  static func entries(
    _ detector: TrainedDetector, on basis: ThresholdChoice.Basis, own: ThresholdChoice
  ) throws -> [Entry] {
    let recipe = detector.recipe
    let summary = recipe.summaryText(inputs: detector.preparation.domain.width)
    let network = Baseline(detector.detector, summary, scores: detector.scores)
    let shared = sharedChoice(detector)
    return try [Entry(network, detector.preparation, own, on: basis)]
      + detector.rivals.map { try Entry($0, detector.preparation, shared, on: basis) }
  }

  /// How every detector's threshold is chosen. One set by hand belongs to one detector's errors; the others get the policy
  /// that held at the start.
  static func sharedChoice(_ detector: TrainedDetector) -> ThresholdChoice {
    let choice = detector.threshold.choice
    return if case .value = choice.policy { .initial } else { choice }
  }

  private enum CodingKeys: String, CodingKey {
    case detectors, on, normal, abnormal, thresholdChoice, optimistic, collapsed, repeatsMean
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(detectors, forKey: .detectors)
    try container.encode(on, forKey: .on)
    try container.encode(normal, forKey: .normal)
    try container.encode(abnormal, forKey: .abnormal)
    try container.encode(thresholdChoice, forKey: .thresholdChoice)
    try container.encode(optimistic, forKey: .optimistic)
    try container.encode(collapse?.isCollapsed ?? false, forKey: .collapsed)
    try container.encode(collapse?.repeatsMean ?? false, forKey: .repeatsMean)
  }
}

extension Comparison.Entry {
  init(
    _ judged: Baseline, _ preparation: Preparation, _ choice: ThresholdChoice, on basis: ThresholdChoice.Basis
  ) throws {
    let threshold = try AppliedThreshold(choice, scores: judged.scores, preparation: preparation).value
    let judgement = Judgement(scores: judged.scores[basis], samples: try preparation.judged(basis))
    name = judged.detector.name
    summary = judged.summary
    auc = try judgement.auc()
    averagePrecision = try judgement.averagePrecision()
    self.threshold = Double(threshold)
    confusion = judgement.confusion(threshold)
  }

  private enum CodingKeys: String, CodingKey {
    case name, summary, threshold, alarms, difference
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(summary, forKey: .summary)
    try encode(metrics: Metric.allCases, to: encoder)
    try container.encode(threshold, forKey: .threshold)
    try container.encode(confusion.alarms, forKey: .alarms)
    try container.encodeIfPresent(difference, forKey: .difference)
  }
}
