import Judging
import TerminalGraphics
import Workbench

/// The picture of a study of settings: dots and intervals for one setting, a map of medians and one of spreads for two;
/// its numbers are those of every training.
struct SettingStudyChart: ExportableChart {
  let study: SettingStudy
  let metric: StudyMetric

  init(_ study: SettingStudy, _ metric: StudyMetric) {
    self.study = study
    self.metric = metric
  }

  func picture(_ appearance: Appearance) -> Picture {
    guard study.plan.axes.count == 2 else { return spread.picture(appearance) }
    let maps = [medians, spreads]
    let least = 30 + 9 * study.plan.axes[1].levels.count
    guard appearance.width >= 2 * least + 2 else {
      return Picture(lines: maps[0].picture(appearance).lines + [StyledText("")] + maps[1].picture(appearance).lines)
    }
    var half = appearance
    half.width = (appearance.width - 2) / 2
    return Picture.sideBySide(maps.map { $0.picture(half) })
  }

  func svg() -> String { study.plan.axes.count == 2 ? medians.svg() : spread.svg() }

  // MARK: One setting

  private var spread: SpreadChart {
    SpreadChart(
      title: "\(metric.title): lowest, median, highest by \(study.plan.axes[0].factor.name)",
      items: study.cells.map { cell in
        let spread = cell.summary(metric)
        return .init(
          cell.name, low: spread?.min ?? .nan, middle: spread?.median ?? .nan, high: spread?.max ?? .nan,
          ink: .series(0))
      })
  }

  // MARK: Two settings

  private var medians: HeatMap { map("median \(metric.title)", \.median) }

  private var spreads: HeatMap { map("spread, highest less lowest") { $0.max - $0.min } }

  private func map(_ title: String, _ value: (Summary) -> Double) -> HeatMap {
    let (rows, columns) = (study.plan.axes[0], study.plan.axes[1])
    let values = rows.levels.indices.map { row in
      columns.levels.indices.map { column in
        study.cells[row * columns.levels.count + column].summary(metric).map(value) ?? .nan
      }
    }
    return HeatMap(
      title: title, values: values, rowLabels: rows.texts, columnLabels: columns.texts,
      yLabel: "\(rows.factor.name) down, \(columns.factor.name) across",
      texts: values.map { $0.map { $0.isFinite ? ratio($0) : undefinedFigure } })
  }

  // MARK: Numbers

  /// One line for each training: its settings, seed and metrics.
  func csv() -> String {
    let names = study.plan.axes.map(\.factor.name)
    let head = names + ["seed"] + StudyMetric.allCases.map(\.key) + ["collapsed", "diverged"]
    let lines = study.cells.flatMap { cell in
      cell.runs.sorted { $0.key < $1.key }.map { seed, run -> [String] in
        cell.levels.map { Self.text($0.level) } + ["\(study.firstSeed &+ seed)"]
          + StudyMetric.allCases.map { run.values[$0].map { "\($0)" } ?? "" }
          + [run.isCollapsed ? "1" : "0", run.isDiverged ? "1" : "0"]
      }
    }
    return ([head] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// A share as a number, so that other programs read it; no value has a comma in it.
  private static func text(_ level: Factor.Level) -> String {
    switch level.value {
    case .number(let value): plain(value)
    case .integer(let value): String(value)
    case .word, .all: level.text
    }
  }
}
