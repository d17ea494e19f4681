import TerminalGraphics
import Workbench

/// What a plot command comes to: a chart, and one sentence that says what to see in it.
package protocol PlotOutcome: Outcome {
  /// The chart for a terminal; it may hold more where there is more room.
  func chart(_ appearance: Appearance) -> any ExportableChart
  /// What to see, with this session's numbers.
  var sentence: String { get }
  /// The same beside a chart of this size, which may have no room for all.
  func sentence(_ appearance: Appearance) -> String
  /// What must be said before the chart is believed.
  var warning: String? { get }
}

extension PlotOutcome {
  package var warning: String? { nil }
  package func sentence(_ appearance: Appearance) -> String { sentence }
  package var subject: RecordSubject { .trainedBeats }

  package func render(on page: inout Page) {
    var appearance = page.appearance
    if let warning {
      let before = page.lines.count
      page.warning(StyledText(warning))
      appearance.rows = appearance.rows.map { max(1, $0 - (page.lines.count - before)) }
    }
    page.chart(chart(appearance))
    page.line(StyledText(sentence(page.appearance), .muted))
  }
}

extension Appearance {
  /// Plot rows with which a picture, its sentence and the prompt stay on one screen.
  var plotHeight: Int {
    // Where nothing is known of a window: narrow ones are mostly low.
    let usual = width < 70 ? 9 : width < 140 ? 14 : 20
    guard let rows else { return usual }
    // Command, title, legend, two axis names, axis, ticks, the prompt, and the lines of the sentence.
    let room = rows - 8 - sentenceRows
    return max(5, min(room, max(usual, min(width / 5, 28))))
  }

  /// Lines that a sentence below a picture takes, at the most that is usual.
  var sentenceRows: Int { width < 70 ? 4 : width < 140 ? 3 : 2 }

  /// Plot rows of a beat that stands among so many other lines.
  func beatHeight(among lines: Int) -> Int {
    let least = glyphs == .ascii ? 10 : 6
    return rows.map { max(least, min($0 - lines, 20)) } ?? 14
  }

  /// Rows that small charts may take together above their sentence and the prompt.
  func galleryRows(among lines: Int) -> Int { rows.map { max(0, $0 - 2 - lines) } ?? .max }
}

/// Why the figures of a detector need a word of caution.
package func caution(_ bench: Workbench, judgesTestRows: Bool = true) -> String? {
  var remarks: [String] = []
  if bench.detector?.isCollapsed == true {
    remarks.append("this network gives nearly the same curve for every beat, and an error is the distance to that")
  }
  if let staleness = StalenessText(bench, judgesTestRows: judgesTestRows) { remarks.append(staleness.text) }
  return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
}

/// A plot that was written to a file too.
package struct SavedPlot<Plot: PlotOutcome>: Outcome {
  let plot: Plot
  let file: String

  package init(
    plot: Plot, file: String
  ) {
    (self.plot, self.file) = (plot, file)
  }

  package var subject: RecordSubject { plot.subject }

  package func render(on page: inout Page) {
    plot.render(on: &page)
    page.line(StyledText("saved \(file)"))
  }

  private enum Key: String, CodingKey {
    case saved
  }

  package func encode(to encoder: any Encoder) throws {
    try plot.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(file, forKey: .saved)
  }
}

/// A chart that could not be written to a file, and why.
package struct UnsavedPlot<Plot: PlotOutcome>: Outcome {
  let plot: Plot
  let reason: String

  package init(plot: Plot, reason: String) {
    (self.plot, self.reason) = (plot, reason)
  }

  package var subject: RecordSubject { plot.subject }

  package func render(on page: inout Page) {
    plot.render(on: &page)
    page.warning(StyledText("not saved: \(reason)"))
  }

  private enum Key: String, CodingKey {
    case notSaved
  }

  package func encode(to encoder: any Encoder) throws {
    try plot.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(reason, forKey: .notSaved)
  }
}
