import LineEditing
import Views
import Words
import Workbench

/// Commands that help and teach.
let learnCommands: [Command] = [
  Command(
    "help", HelpForm(), group: .learn, effect: .shows,
    summary:
      "the commands on one screen, or all about a command, a setting or a chapter; \"help all\" lists everything",
    details: "A chapter is one of \(enumeration(CommandGroup.allCases.map(\.word))).",
    example: ["help", "help train", "help keys"], aliases: ["?", "\\?", "\\h", ":h", ":help", ".help", "-h", "--help"],
    action: { _, arguments in try help(arguments) }),
  Command(
    "help keys", group: .learn, effect: .shows, summary: "the keys of the prompt", example: ["help keys"],
    action: { _, _ in KeysOutcome() }),
  Command(
    "help output", group: .learn, effect: .shows, summary: "how output goes to a file or to another program",
    example: ["help output"],
    action: { _, _ in OutputHelpOutcome() }),
  Command(
    "explain", ExplainForm(), group: .learn, effect: .shows,
    summary: "what any word on the screen means, with this session's numbers in it",
    example: ["train", "explain recall"],
    action: { context, arguments in
      let words = arguments.words
      guard !words.isEmpty else { return TermsOutcome(words: Glossary.all.names) }
      let name = words.joined(separator: " ")
      guard let term = explained(words) else {
        if CommandTable.all.named(name) != nil {
          throw arguments.error("\"\(name)\" is a command; \"help \(name)\" tells what it does", about: \.words)
        }
        let guess = Glossary.all.nearestName(to: name).map { "did you mean \"\($0)\"?" }
        throw arguments.error(
          "no explanation for \"\(name)\"; \(guess ?? "\"explain\" lists the words")", about: \.words)
      }
      return ExplainOutcome(term, context.bench)
    }),
  tourCommand,
]

/// The term of these words: as they stand, without an article before them, or in the other order ("auc roc").
private func explained(_ words: [String]) -> Term? {
  let bare = ["a", "an", "the"].contains(words.first?.lowercased() ?? "") ? Array(words.dropFirst()) : words
  let orders = [words, bare, Array(bare.reversed())]
  return orders.lazy.compactMap { $0.isEmpty ? nil : Glossary.all.term($0.joined(separator: " ")) }.first
}

private struct HelpForm: Form {
  let words = Parameter(repeated: "command", .name { $0.completer.firstWords(listed: $0.partial.isEmpty) })
}

private struct ExplainForm: Form {
  let words = Parameter(repeated: "word", .name { _ in Glossary.all.names.map { Completion($0) } })
}

private func help(_ arguments: Arguments<HelpForm>) throws -> any Outcome {
  let words = arguments.words.map { $0.lowercased() }
  guard let first = words.first else { return HelpIndexOutcome(CommandTable.all.commands) }
  let name = words.joined(separator: " ")
  let table = CommandTable.all
  if name == "all" { return HelpOutcome(table.commands) }
  if words.count == 1, let command = table.commands.first(where: { $0.aliases.contains(name) }) {
    return CommandHelpOutcome([command])
  }
  if let setting = Setting.named(name) { return SettingHelpOutcome(setting) }
  if first == "set", words.count == 2, let setting = Setting.named(words[1]) { return SettingHelpOutcome(setting) }
  let exact = table.commands.filter { $0.name == name || $0.path.starts(with: words) }
  if !exact.isEmpty { return CommandHelpOutcome(exact) }
  if let group = CommandGroup.allCases.first(where: { $0.word == name }) {
    return HelpOutcome(table.commands.filter { $0.group == group })
  }
  let begun = table.commands.filter { $0.name.hasPrefix(name) }
  if !begun.isEmpty { return HelpOutcome(begun) }
  if let detector = DetectorChoices.all.first(where: { $0.word == name }) {
    throw arguments.error(
      "\(detector.word) is a detector, not a command: \"detector \(detector.word)\" chooses it, "
        + "\"explain \(detector.word)\" says what it does", about: \.words)
  }
  // `help labels` for "set labels", `help fetch` for "data fetch".
  let ending = table.commands.filter { $0.path.count > words.count && $0.path.suffix(words.count) == words[...] }
  if !ending.isEmpty { return CommandHelpOutcome(ending) }
  let guess = nearest(to: first, among: table.firstWords + Setting.all.map(\.name)).map { "did you mean \"\($0)\"?" }
  throw arguments.error("no help for \"\(name)\"; \(guess ?? "\"help\" lists the commands")", about: \.words)
}
