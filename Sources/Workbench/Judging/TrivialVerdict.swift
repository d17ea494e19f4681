import Heartbeats
import Judging
import NeuralNetwork
import Tables

/// What a detector that any network must beat says about a beat.
public struct TrivialVerdict: Encodable, Sendable {
  public let name: String
  /// What it does, in a few words.
  public let summary: String
  public let error: Double
  /// Chosen by the same policy as the network's own.
  public let threshold: Double
  public let isAbnormal: Bool

  private enum CodingKeys: String, CodingKey { case name, error, threshold, verdict }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(error, forKey: .error)
    try container.encode(threshold, forKey: .threshold)
    try container.encode(isAbnormal ? "abnormal" : "normal", forKey: .verdict)
  }
}

extension Workbench {
  /// What the baselines say about a beat in the data's own units.
  public func trivialVerdicts(on values: [Float]) throws -> [TrivialVerdict] {
    let trained = try trained()
    let own = trained.own(values)
    let scaled = Matrix(rows: 1, columns: own.count, values: trained.preparation.scaling.scale(own))
    let choice = Comparison.sharedChoice(trained)
    return try trained.rivals.map { baseline in
      let threshold = try AppliedThreshold(choice, scores: baseline.scores, preparation: trained.preparation).value
      let score = baseline.detector.scores(scaled).first ?? 0
      return TrivialVerdict(
        name: baseline.detector.name, summary: baseline.summary, error: Double(score), threshold: Double(threshold),
        isAbnormal: Verdict.flags(score, above: threshold))
    }
  }
}
