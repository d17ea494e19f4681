import TerminalGraphics
import Workbench

/// What a plot command comes to: a chart, and one sentence that says what to see in it.
protocol PlotOutcome: Outcome {
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
  var warning: String? { nil }
  func sentence(_ appearance: Appearance) -> String { sentence }
  var subject: RecordSubject { .trainedBeats }

  func render(on page: inout Page) {
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
func caution(_ bench: Workbench, judgesTestRows: Bool = true) -> String? {
  var remarks: [String] = []
  if bench.detector?.isCollapsed == true {
    remarks.append("this network gives nearly the same curve for every beat, and an error is the distance to that")
  }
  if let staleness = StalenessText(bench, judgesTestRows: judgesTestRows) { remarks.append(staleness.text) }
  return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
}

/// Where a chart is written as well.
struct SavingForm: Form {
  let path = CommandOption("save", .text, "also write the chart to FILE.svg, or its numbers to FILE.csv")
  let force = forceOption
}

/// What a chart that is written to a file is made for.
private let savedAppearance = Appearance(width: 100, color: .trueColor)

/// The plot, written to a file as well when the person asked for it.
func saved(
  _ plot: some PlotOutcome, _ context: CommandContext, _ arguments: Arguments<SavingForm>
) throws -> any Outcome {
  guard let path = arguments.path else { return plot }
  let chart = Vocabulary(context.bench.data.domain).spoken(plot.chart(savedAppearance))
  let text: String
  switch path.lowercased() {
  case let name where name.hasSuffix(".svg"): text = chart.svg() + pictureMark
  case let name where name.hasSuffix(".csv"): text = chart.csv()
  default:
    throw arguments.error(
      "\"\(path)\" must end in .svg, which is a picture, or in .csv, which holds its numbers", about: \.path)
  }
  // The names of the columns are all by which numbers can be told from another program's.
  let head = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
  _ = try context.services.files.replace(path, with: Array(text.utf8), isForced: arguments.force) { old in
    path.lowercased().hasSuffix(".svg") ? isOwnPicture(old) : old.starts(with: head)
  }
  return SavedPlot(plot: plot, file: path)
}

/// Ends a picture that heartline drew; behind the document, where XML allows a comment and nobody sees it.
private let pictureMark = "<!-- drawn by heartline -->\n"

/// Also one from before there was a mark, by the first of its styles.
private func isOwnPicture(_ bytes: [UInt8]) -> Bool {
  bytes.suffix(pictureMark.utf8.count).elementsEqual(pictureMark.utf8)
    || String(decoding: bytes.prefix(1000), as: UTF8.self).contains(".bg{fill:#ffffff}.fg{fill:#1f2328}")
}

/// A plot that was written to a file too.
struct SavedPlot<Plot: PlotOutcome>: Outcome {
  let plot: Plot
  let file: String

  var subject: RecordSubject { plot.subject }

  func render(on page: inout Page) {
    plot.render(on: &page)
    page.line(StyledText("saved \(file)"))
  }

  private enum Key: String, CodingKey {
    case saved
  }

  func encode(to encoder: any Encoder) throws {
    try plot.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(file, forKey: .saved)
  }
}
