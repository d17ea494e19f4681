import Tables
import Views
import Workbench

/// Commands that change a row of a table.
let editCommands: [Command] = [
  Command(
    "edit", [Parameter("name=value", .text, .repeated(atLeast: 0))], group: .draw,
    summary: "change columns of a table's row, in their own units; \"score edited\" judges it",
    details: """
      "edit from row 17" starts from a test row, also "edit from normal 3" or with changes behind it; "edit bytes=9000 proto=tcp" \
      changes columns, alone it lists what was changed. A column of words takes one that the training rows have. A name with a \
      blank is quoted: edit "score a=0.5". "undo" takes the last edit back.
      """,
    example: [], rows: .table, action: edit)
]

@Sendable private func edit(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let request = try EditRequest(arguments.words("name=value"), arguments)
  if request.isEmpty {
    guard context.bench.edited != nil else {
      throw EditError.nothingEdited(noun: context.bench.data.domain.noun.singular)
    }
    return EditOutcome(context.bench)
  }
  let start = try request.start.map { try context.bench.testBeat($0) }
  do {
    try context.bench.edit(from: start, request.changes)
  } catch {
    throw arguments.error(error.description, about: "name=value")
  }
  return EditOutcome(context.bench)
}

/// What the words behind `edit` ask for.
private struct EditRequest {
  var start: BeatReference?
  var changes: [(name: String, value: String)] = []

  var isEmpty: Bool { start == nil && changes.isEmpty }

  init(_ words: [String], _ arguments: Arguments) throws {
    var rest = words[...]
    if rest.first?.lowercased() == "from" {
      rest.removeFirst()
      if let word = rest.first, Vocabulary.canonical(word.lowercased()) == "beat" { rest.removeFirst() }
      start = try Self.reference(&rest, arguments)
    }
    // `bytes = 5` is one change as `bytes=5` is.
    while let word = rest.popFirst() {
      var text = word
      if rest.first == "=" || (rest.first?.hasPrefix("=") ?? false), !text.contains("=") { text += rest.removeFirst() }
      if text.hasSuffix("="), let value = rest.popFirst() { text += value }
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
        throw arguments.error(
          "\"\(text)\" is not a change; write NAME=VALUE, as in bytes=9000, or \"edit from row 17\"",
          about: "name=value")
      }
      changes.append((String(text[..<sign]), String(text[text.index(after: sign)...])))
    }
  }

  /// `17`, `normal 3`, `abnormal`.
  private static func reference(_ words: inout ArraySlice<String>, _ arguments: Arguments) throws -> BeatReference {
    let first = words.popFirst()?.lowercased() ?? ""
    if let index = wholeNumber(first) { return .index(index) }
    let groups: [String: BeatGroup] = ["normal": .normal, "abnormal": .abnormal]
    guard let group = groups[first] else {
      throw arguments.error(
        "\"edit from\" needs a row after it, as in edit from row 17 or edit from normal 3", about: "name=value")
    }
    guard let nth = words.first.flatMap({ wholeNumber($0) }) else { return .group(group, 1) }
    words.removeFirst()
    return .group(group, nth)
  }
}
