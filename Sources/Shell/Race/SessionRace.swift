import Judging
import Screens
import Tables
import TerminalGraphics
import Views
import Words
import Workbench

/// The race of this session's detectors over its test rows.
enum SessionRace {
  /// - Parameter names: which detectors run, in this order; the trained one and its baselines where it is empty.
  static func entry(_ context: CommandContext, _ names: [String], isMixed: Bool) throws -> RaceEntry {
    let bench = context.bench
    let race = try bench.raceLanes(names, watch: context.services.fittingWatch())
    let scores = try race.detector.labelledScores(on: .test)
    let rows = SessionRows(race.detector)
    let field = RaceField(scores.classes, abnormal: scores.abnormal, domain: rows.domain)
    let count = grouped(field.count)
    var entry = RaceEntry(
      race: Race(field: isMixed ? field.mixed(seed: race.detector.recipe.seed) : field, lanes: race.lanes),
      title: "\(count) test \(rows.domain.noun.after(field.count)) of \(race.detector.source.name), each detector at "
        + "its own threshold",
      noun: rows.domain.noun, rows: rows.rows, subject: .trainedBeats,
      warning: bench.detector != nil && bench.isStale
        ? "the recipe or the data changed since training: this is the detector of before" : nil)
    entry.domain = rows.domain
    return entry
  }
}

/// Test rows of a session as rows of a race: curves as curves, rows of a table as their values.
private struct SessionRows {
  let domain: Domain
  private let test: RowSet

  init(_ detector: TrainedDetector) {
    domain = detector.preparation.domain
    test = detector.preparation.partition.test
  }

  /// Columns that a curve takes at most: more say little more of it, and all of them are sent again with every row.
  private static let mostPoints = 70

  /// Columns of text for the values of a table: as many as fit with their whole names.
  private static func cells(of domain: Domain, in width: Int) -> [Int] {
    var left = width
    return (0..<domain.width).map { max(9, domain.columnName($0).count + 1) }.prefix { cell in
      left -= cell
      return left >= 0
    }
  }

  var rows: RaceRows {
    let (domain, test) = (domain, test)
    return RaceRows(
      title: { width in
        guard domain.kind == .table else { return "the \(domain.noun.singular)" }
        return Self.cells(of: domain, in: width).enumerated().map { padded(domain.columnName($0), $1) }.joined()
      },
      widest: domain.kind == .table
        ? Self.cells(of: domain, in: .max).reduce(0, +) : min(domain.width, Self.mostPoints) + 1,
      glimpse: { row, width, glyphs in
        let values = test.row(row)
        guard domain.kind == .table else {
          return Sparkline(values: values.map(Double.init), range: domain.axis)
            .text(columns: min(width - 1, Self.mostPoints), glyphs: glyphs)
        }
        return StyledText(zip(values, Self.cells(of: domain, in: width)).map { padded(short($0), $1) }.joined())
      },
      name: { "test \(domain.noun.singular) \(grouped($0 + 1))" },
      detail: { row, appearance, lines in
        let values = Array(test.row(row))
        return domain.kind == .table ? table(values, appearance, lines) : curve(values, appearance, lines)
      })
  }

  private func curve(_ values: [Float], _ appearance: Appearance, _ lines: Int) -> [StyledText] {
    // Below that it says nothing of a shape.
    guard lines >= 3 else { return [] }
    let xs = values.indices.map { Double($0 + 1) }
    var chart = LineChart(
      series: [Series(name: "", xs: xs, ys: values.map(Double.init), ink: .series(0))],
      xRange: 1...Double(max(2, values.count)), xIsWhole: true)
    chart.showsXAxis = lines >= 8
    chart.height = min(24, lines - (chart.showsXAxis ? 2 : 0))
    return chart.picture(appearance).lines
  }

  /// Names and values, down and then across, as many columns of text as fit; where they do not, one behind the other.
  private func table(_ values: [Float], _ appearance: Appearance, _ lines: Int) -> [StyledText] {
    let names = values.indices.map { domain.columnName($0) }
    let widest = min(30, names.map(\.count).max() ?? 0) + 2
    let width = widest + 12
    let across = max(1, appearance.width / width)
    let down = max(1, (values.count + across - 1) / across)
    guard down <= lines else {
      return runningText(zip(names, values).map { ($0, figure($1)) }, appearance, lines)
    }
    return (0..<down).map { line in
      (0..<across).reduce(into: StyledText("")) { text, column in
        let index = column * down + line
        guard values.indices.contains(index) else { return }
        text += (StyledText(padded(names[index], widest), .muted) + StyledText(figure(values[index]))).padded(to: width)
      }
    }
  }

  /// Two decimals say enough of a row that goes by, unless they hide the value.
  private func short(_ value: Float) -> String {
    let isHidden = value.magnitude < 0.01 || value.magnitude >= 10_000
    return value == value.rounded() || isHidden ? figure(value) : NumberText.fixed(Double(value), decimals: 2)
  }

  private func figure(_ value: Float) -> String {
    value == value.rounded() && value.magnitude < 1e6 ? String(Int(value)) : errorFigure(Double(value))
  }
}
