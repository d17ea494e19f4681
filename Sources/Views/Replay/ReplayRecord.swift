import Judging
import Workbench

/// One epoch of a replay, as `--json` prints it.
struct ReplayRecord: Outcome {
  let figures: EpochFigures
  /// What holds at this epoch.
  let moments: [TrainingMoment]
  /// Whether this epoch's network is the detector.
  let isCurrent: Bool
  let isMarked: Bool

  var subject: RecordSubject { .trainedBeats }

  func render(on page: inout Page) {}

  private enum Key: String, CodingKey {
    case epoch, loss, validationLoss, auc, averagePrecision, spread, explainedVariance, collapsed, deadUnits, moments
    case current, marked
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(figures.epoch, forKey: .epoch)
    try container.encode(figures.loss, forKey: .loss)
    try container.encode(figures.validationLoss, forKey: .validationLoss)
    try container.encode(figures.auc, forKey: .auc)
    try container.encode(figures.averagePrecision, forKey: .averagePrecision)
    try container.encode(figures.spread, forKey: .spread)
    try container.encode(figures.explainedVariance, forKey: .explainedVariance)
    try container.encode(figures.isCollapsed, forKey: .collapsed)
    let dead = figures.dead.enumerated().map { layer, units in
      DeadUnits(layer: layer, dead: units.count { $0 }, units: units.count)
    }
    try container.encode(dead, forKey: .deadUnits)
    try container.encode(moments.map(\.name), forKey: .moments)
    try container.encode(isCurrent, forKey: .current)
    try container.encode(isMarked, forKey: .marked)
  }
}
