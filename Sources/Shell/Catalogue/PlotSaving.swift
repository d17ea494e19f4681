import TerminalGraphics
import Views
import Workbench

/// Where a chart is written as well.
struct SavingForm: Form {
  let path = CommandOption("save", .text, "also write the chart to FILE.svg, or its numbers to FILE.csv")
  let force = forceOption
}

/// What a chart that is written to a file is made for.
private let savedAppearance = Appearance(width: 100, color: .trueColor)

/// Throws where the chart cannot be written as it is asked for, so that this is known before long work.
///
/// Whose a table of numbers is shows its head alone, which is not known yet: one that another program may have written is
/// refused at the end, and what was worked out is shown all the same.
func checkSaving(_ context: CommandContext, _ arguments: Arguments<SavingForm>) throws {
  guard let path = arguments.path else { return }
  guard try isPicture(path, arguments) else { return try context.services.files.checkWritable(path) }
  try context.services.files.checkReplaceable(path, isForced: arguments.force, isOwn: isOwnPicture)
}

/// Whether a path names a picture, and not a table of numbers.
private func isPicture(_ path: String, _ arguments: Arguments<SavingForm>) throws -> Bool {
  if path.lowercased().hasSuffix(".svg") { return true }
  if path.lowercased().hasSuffix(".csv") { return false }
  throw arguments.error(
    "\"\(path)\" must end in .svg, which is a picture, or in .csv, which holds its numbers", about: \.path)
}

/// The plot, written to a file as well when the person asked for it.
func saved(
  _ plot: some PlotOutcome, _ context: CommandContext, _ arguments: Arguments<SavingForm>, whenStopped: Bool = false
) throws -> any Outcome {
  guard let path = arguments.path else { return plot }
  let isPicture = try isPicture(path, arguments)
  let chart = Vocabulary(context.bench.data.domain).spoken(plot.chart(savedAppearance))
  let text = isPicture ? chart.svg() + pictureMark : chart.csv()
  // The names of the columns are all by which numbers can be told from another program's.
  let head = text.utf8.prefix { $0 != UInt8(ascii: "\n") }
  _ = try context.services.files.replace(
    path, with: Array(text.utf8), isForced: arguments.force, whenStopped: whenStopped
  ) { old in
    isPicture ? isOwnPicture(old) : old.starts(with: head)
  }
  return SavedPlot(plot: plot, file: path)
}

/// A study, written to a file as well; where that fails, what took so long is shown and kept all the same.
func savedStudy(
  _ study: some PlotOutcome, _ context: CommandContext, _ arguments: Arguments<SavingForm>
) throws -> any Outcome {
  do {
    return try saved(study, context, arguments, whenStopped: true)
  } catch let error as CommandError {
    return UnsavedPlot(plot: study, reason: error.message)
  }
}

/// Ends a picture that heartline drew; behind the document, where XML allows a comment and nobody sees it.
private let pictureMark = "<!-- drawn by heartline -->\n"

/// Also one from before there was a mark, by the first of its styles.
private func isOwnPicture(_ bytes: [UInt8]) -> Bool {
  bytes.suffix(pictureMark.utf8.count).elementsEqual(pictureMark.utf8)
    || String(decoding: bytes.prefix(1000), as: UTF8.self).contains(".bg{fill:#ffffff}.fg{fill:#1f2328}")
}

struct DrawingsForm: Form {
  let names = Parameter(repeated: "name", .text)
  let overlay = CommandOption(flag: "overlay", "one over the other instead of side by side")
}

/// Drawings that were named, or all of them.
@Sendable func plotDrawings(
  _ context: inout CommandContext, _ arguments: Arguments<DrawingsForm>
) throws -> any PlotOutcome {
  let named = arguments.names
  let names = named.isEmpty ? context.bench.drawings.keys.sorted() : named
  guard !names.isEmpty else { throw DrawingNameError.nothingDrawn }
  guard names.count <= 12 else {
    throw CommandError("\(names.count) drawings are too many for one picture; name up to 12")
  }
  do {
    return try DrawingsPlot(names, context.bench, isOverlaid: arguments.overlay)
  } catch let error as DrawingNameError {
    throw arguments.error(error.description, about: \.names)
  }
}
