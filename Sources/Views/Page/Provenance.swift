import Heartbeats
import Tables
import Workbench

/// What a record of `--json` is about, and so which beats its figures are of.
public enum RecordSubject: Sendable {
  /// The session's recipe and data.
  case session
  /// The trained detector at work on the session's data.
  case detector
  /// The trained detector on the beats that were set apart when it was trained.
  case trainedBeats
  /// The trained detector on test rows, which are of the data that it is judged on, or on `validation`.
  case judged(on: String)
  /// Rows and detectors that are not this session's: the report's published scores, say.
  case other(data: String, split: String, trainedOn: String?)
}

/// Source, split and seed: what every record of `--json` says of itself, so that figures of simulated beats cannot pass
/// for others.
package struct Provenance: Encodable {
  let data: String
  let split: String
  let seed: Int
  /// What the detector learned from, where one is involved.
  let trainedOn: String?

  package init(_ bench: Workbench, _ subject: RecordSubject) {
    if case .other(let data, let split, let trainedOn) = subject {
      (self.data, self.split, self.trainedOn) = (data, split, trainedOn)
      seed = bench.recipe.seed
      return
    }
    let detector: TrainedDetector? =
      switch subject {
      case .session, .other: nil
      case .detector, .trainedBeats, .judged: bench.detector
      }
    let source: DataSource? =
      switch subject {
      case .trainedBeats: detector?.source
      case .judged(let on): on == "validation" ? detector?.roles.trainedOn : detector?.roles.judgedOn
      case .session, .detector, .other: nil
      }
    data = (source ?? bench.data.source).word
    let recipe = detector?.recipe ?? bench.recipe
    // Data that come with parts to learn from and to be judged by know no other split.
    split = bench.data.hasFixedRoles ? "given" : recipe.split.rawValue
    seed = recipe.seed
    trainedOn = detector?.source.word
  }
}
