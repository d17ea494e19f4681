import Judging
import Workbench

extension SettingStudyOutcome {
  private enum Key: String, CodingKey {
    case settings, cells, metric, on, seeds, firstSeed, trainings, finished, reused, ending, equalRows
    case thresholdChoice, optimistic, best, shown, verdict
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let text = SettingStudyText(study, metric)
    try container.encode(study.plan.axes.map(\.factor.name), forKey: .settings)
    try container.encode(study.cells.map { CellRecord($0, hasTimes: hasTimes) }, forKey: .cells)
    try container.encode(metric.key, forKey: .metric)
    try container.encode(study.on, forKey: .on)
    try container.encode(study.plan.seeds, forKey: .seeds)
    try container.encode(study.firstSeed, forKey: .firstSeed)
    try container.encode(study.plan.trainings, forKey: .trainings)
    try container.encode(study.finished, forKey: .finished)
    try container.encode(study.reused, forKey: .reused)
    try container.encode(study.ending, forKey: .ending)
    try container.encodeIfPresent(study.equalRows, forKey: .equalRows)
    try container.encode(study.thresholdChoice, forKey: .thresholdChoice)
    try container.encode(study.optimistic, forKey: .optimistic)
    try container.encode(text.ranking.best.map { LevelRecord(study.cells[$0].levels) }, forKey: .best)
    try container.encode(text.ranking.isShown, forKey: .shown)
    try container.encode(text.verdict.joined(separator: "; "), forKey: .verdict)
  }
}

/// A name that only the data knows.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The values of settings by name, numbers as numbers.
struct LevelRecord: Encodable {
  private let levels: [(name: String, level: Factor.Level)]

  init(_ levels: [(name: String, level: Factor.Level)]) { self.levels = levels }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyKey.self)
    for (name, level) in levels {
      let key = AnyKey(stringValue: name)
      switch level.value {
      case .number(let value): try container.encode(value, forKey: key)
      case .integer(let value): try container.encode(value, forKey: key)
      case .word, .all: try container.encode(level.text, forKey: key)
      }
    }
  }
}

private struct CellRecord: Encodable {
  private let cell: SettingStudy.Cell
  private let hasTimes: Bool

  init(_ cell: SettingStudy.Cell, hasTimes: Bool) {
    self.cell = cell
    self.hasTimes = hasTimes
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: AnyKey.self)
    func key(_ name: String) -> AnyKey { AnyKey(stringValue: name) }
    try container.encode(LevelRecord(cell.levels), forKey: key("values"))
    try container.encode(cell.commands, forKey: key("commands"))
    for metric in StudyMetric.allCases { try container.encode(cell.summary(metric), forKey: key(metric.key)) }
    try container.encode(cell.judged, forKey: key("seeds"))
    try container.encode(cell.collapsed, forKey: key("collapsed"))
    try container.encode(cell.diverged, forKey: key("diverged"))
    try container.encodeIfPresent(cell.failure, forKey: key("failure"))
    if hasTimes { try container.encodeIfPresent(cell.seconds, forKey: key("seconds")) }
  }
}
