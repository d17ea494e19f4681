import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// The mean beat of each class with its spread.
package struct ClassesPlot: PlotOutcome {
  package var subject: RecordSubject { .session }
  let classes: [Entry]

  /// One class.
  struct Entry: Encodable {
    let number: Int
    let name: String
    let count: Int
    /// 140 values.
    let mean: [Double]
    /// Standard deviation at each point.
    let spread: [Double]
    let rowClass: RowClass

    var shortName: String { rowClass.shortName }

    /// The spread over the beat: the root of the mean variance.
    var overall: Double {
      (spread.reduce(0) { $0 + $1 * $1 } / Double(max(1, spread.count))).squareRoot()
    }

    private enum CodingKeys: String, CodingKey {
      case number = "class"
      case name, count, mean, spread
    }
  }

  private let domain: Domain

  private enum CodingKeys: String, CodingKey { case classes }

  package init(_ data: DataSet) {
    domain = data.domain
    classes = data.classes.compactMap { beatClass in
      let sets = [data.train, data.test]
      let rows = sets.flatMap { set in set.indices(of: beatClass).map { set.row($0) } }
      guard !rows.isEmpty else { return nil }
      var sums = [Double](repeating: 0, count: data.width)
      var squares = sums
      for row in rows {
        for (point, value) in row.enumerated() {
          sums[point] += Double(value)
          squares[point] += Double(value) * Double(value)
        }
      }
      let count = Double(rows.count)
      let mean = sums.map { $0 / count }
      let spread = zip(squares, mean).map { max(0, $0 / count - $1 * $1).squareRoot() }
      return Entry(
        number: beatClass.number, name: beatClass.name, count: rows.count, mean: mean, spread: spread,
        rowClass: beatClass)
    }
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    if domain.kind == .table { return meansTable }
    let scale =
      BeatChart.scale(of: domain) ?? BeatChart.scale(
        around: classes.flatMap { entry in zip(entry.mean, entry.spread).flatMap { [$0 - $1, $0 + $1] } })
      ?? BeatChart.range
    let width = classes.first?.mean.count ?? 1
    let points = (1...width).map(Double.init)
    let charts = classes.map { entry in
      LineChart(
        title: "\(entry.number) \(entry.shortName): \(grouped(entry.count))",
        series: [
          Series(
            name: "mean", xs: points, ys: entry.mean, ink: entry.rowClass.ink)
        ], xRange: 1...Double(max(2, width)), yRange: scale,
        bands: [
          Band(
            xs: points, lows: zip(entry.mean, entry.spread).map { $0 - $1 },
            highs: zip(entry.mean, entry.spread).map { $0 + $1 })
        ])
    }
    return SmallMultiples(
      title: appearance.width < 70
        ? "each class: mean beat and standard deviation"
        : "each class: its mean beat, and one standard deviation about it", charts: charts, minimumWidth: 30,
      height: appearance.rows == nil ? 7 : 12
    ).fitted(to: appearance.galleryRows(among: appearance.sentenceRows), appearance)
  }

  /// Classes that stand side by side for a table: those with the most rows.
  private static let columnsShown = 6

  /// The mean of each column in each class, in its own units, and its standard deviation; of words the most frequent.
  var meansTable: Table {
    let largest = classes.sorted { $0.count > $1.count }.prefix(Self.columnsShown).map(\.number)
    let shown = classes.filter { largest.contains($0.number) }
    let lines = domain.parts.map { part -> [StyledText] in
      let words = domain.categories(of: part)
      return [StyledText(part.name)]
        + shown.map { entry in
          let column = part.columns.lowerBound
          guard let words else {
            let figures = [entry.mean[column], entry.spread[column]].map { NumberText.short($0, digits: 4) }
            return StyledText(figures.joined(separator: " ± "), entry.rowClass.ink)
          }
          guard let most = words.indices.max(by: { entry.mean[column + $0] < entry.mean[column + $1] }),
            entry.mean[column + most] > 0
          else { return StyledText("another", .muted) }
          return StyledText("\(words[most]) \(NumberText.percent(entry.mean[column + most]))", entry.rowClass.ink)
        }
    }
    // In a narrow window the rarest classes give way first, and the normal one last.
    return Table(
      title: "each class: the mean of each column ± its standard deviation",
      columns: [.left("column", importance: Self.columnsShown + 2)]
        + shown.map { entry in
          let place = largest.firstIndex(of: entry.number) ?? 0
          return .right(
            "\(entry.number) \(entry.shortName): \(grouped(entry.count))",
            importance: entry.rowClass.isAbnormal ? Self.columnsShown - place : Self.columnsShown + 1)
        },
      rows: lines)
  }

  package var sentence: String { sentence(at: .max) }

  package func sentence(_ appearance: Appearance) -> String { sentence(at: appearance.columns) }

  private func sentence(at columns: Int) -> String {
    if domain.kind == .table {
      let left = max(0, classes.count - Self.columnsShown) + meansTable.dropped(at: columns).count
      return "a word stands with the share of the class that has it; \"plot rows 3 17\" puts single rows side by side"
        + (left > 0 ? "; \(grouped(left)) other \(left == 1 ? "class is" : "classes are") left out" : "")
    }
    let spreads = classes.map { "\(NumberText.fixed($0.overall, decimals: 2)) (\($0.number))" }
    guard classes.contains(where: { !$0.rowClass.isAbnormal }) else { return "the data hold no normal beat" }
    return
      "how far beats stray from the mean of their class: \(spreads.joined(separator: ", ")); the narrower the normal "
      + "band, the easier it is to learn"
  }
}

extension RowClass {
  /// The colour of the class in pictures: green for what is normal, and none of the others near it.
  var ink: Ink {
    // The third colour of a series is the green of what is normal.
    isAbnormal ? .series(number < 3 ? number - 1 : number) : .good
  }
}

/// Test beats side by side.
package struct BeatsPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  let beats: [Entry]
  package let warning: String?
  private let domain: Domain
  private let words: DetectorWords

  /// One beat.
  struct Entry: Encodable {
    let index: Int
    let number: Int
    let name: String
    let beat: [Float]
    /// Absent before the first training.
    let error: Double?
    let rowClass: RowClass

    private enum CodingKeys: String, CodingKey {
      case index, name, beat, error
      case number = "class"
    }
  }

  package init(_ beats: [TestBeat], _ bench: Workbench) {
    domain = bench.data.domain
    words = DetectorWords(bench)
    self.beats = beats.map { beat in
      Entry(
        index: beat.index, number: beat.beatClass.number, name: beat.beatClass.shortName, beat: beat.values,
        error: try? bench.score(beat.values).error, rowClass: beat.beatClass)
    }
    warning = bench.detector == nil ? nil : caution(bench, judgesTestRows: false)
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    if domain.kind == .table {
      let rows = beats.map { (name: "\($0.index) \($0.name)", values: $0.beat, ink: $0.rowClass.ink) }
      return RowTable(domain: domain, rows: rows).table(title: nil, glyphs: appearance.glyphs)
    }
    let charts = beats.map { entry in
      let error = entry.error.map { ", \(words.score) \(errorFigure($0))" } ?? ""
      var chart = BeatChart("\(entry.index): \(entry.name)\(error)", of: domain)
      chart.add(entry.beat, "", entry.rowClass.ink)
      var line = chart.chart
      if let shared { line.yRange = shared }
      return line
    }
    return SmallMultiples(charts: charts, minimumWidth: 30, height: appearance.rows == nil ? 6 : 12)
      .fitted(to: appearance.galleryRows(among: appearance.sentenceRows), appearance)
  }

  /// The scale of all pictures where the domain has none of its own.
  private var shared: ClosedRange<Double>? {
    guard BeatChart.scale(of: domain) == nil else { return nil }
    return BeatChart.scale(around: beats.flatMap { $0.beat.map(Double.init) })
  }

  package var sentence: String {
    let normal = beats.count { !$0.rowClass.isAbnormal }
    let count =
      "\(counted(normal, "normal beat")) and \(grouped(beats.count - normal)) abnormal\(domain.kind == .curve ? ", all on one scale" : "")"
    let errors = beats.compactMap { entry in entry.error.map { (entry.index, $0) } }
    guard let worst = errors.max(by: { $0.1 < $1.1 }), let best = errors.min(by: { $0.1 < $1.1 }), errors.count > 1
    else {
      return count
    }
    guard words.isNetwork else {
      return "\(count); beat \(best.0) scores lowest (\(errorFigure(best.1))) and beat \(worst.0) highest "
        + "(\(errorFigure(worst.1)))"
    }
    return
      "\(count); the network rebuilds beat \(best.0) best (error \(errorFigure(best.1))) and beat \(worst.0) worst "
      + "(\(errorFigure(worst.1)))"
  }

  private enum CodingKeys: String, CodingKey {
    case beats
  }
}
