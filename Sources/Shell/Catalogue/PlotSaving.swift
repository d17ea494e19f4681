import TerminalGraphics
import Views
import Workbench

let saveOption = CommandOption("save", .text, "also write the chart to FILE.svg, or its numbers to FILE.csv")

/// What a chart that is written to a file is made for.
private let savedAppearance = Appearance(width: 100, color: .trueColor)

/// The plot, written to a file as well when the person asked for it.
func saved(_ plot: some PlotOutcome, _ context: CommandContext, _ arguments: Arguments) throws -> any Outcome {
  guard let path = arguments.word("save") else { return plot }
  let chart = Vocabulary(context.bench.data.domain).spoken(plot.chart(savedAppearance))
  let text: String
  switch path.lowercased() {
  case let name where name.hasSuffix(".svg"): text = chart.svg() + pictureMark
  case let name where name.hasSuffix(".csv"): text = chart.csv()
  default:
    throw arguments.error(
      "\"\(path)\" must end in .svg, which is a picture, or in .csv, which holds its numbers", about: "save")
  }
  // The names of the columns are all by which numbers can be told from another program's.
  let head = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
  _ = try context.services.files.replace(path, with: Array(text.utf8), isForced: arguments.has("force")) { old in
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

/// Drawings that were named, or all of them.
@Sendable func plotDrawings(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let named = arguments.words("name")
  let names = named.isEmpty ? context.bench.drawings.keys.sorted() : named
  guard !names.isEmpty else { throw DrawingNameError.nothingDrawn }
  guard names.count <= 12 else {
    throw CommandError("\(names.count) drawings are too many for one picture; name up to 12")
  }
  do {
    return try saved(
      DrawingsPlot(names, context.bench, isOverlaid: arguments.has("overlay")), context, arguments)
  } catch let error as DrawingNameError {
    throw arguments.error(error.description, about: "name")
  }
}
