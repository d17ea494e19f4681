import Workbench

/// Commands that help and teach.
let learnCommands: [Command] = [
  Command(
    "help", [Parameter("command", .commandName, .repeated(atLeast: 0))], group: .learn,
    summary:
      "the commands on one screen, or all about a command, a setting or a chapter; \"help all\" lists everything",
    details: "A chapter is one of \(enumeration(CommandGroup.allCases.map(\.word))).",
    example: ["help", "help train", "help keys"],
    action: { _, arguments in try help(arguments) }),
  Command(
    "help keys", group: .learn, summary: "the keys of the prompt", example: ["help keys"],
    action: { _, _ in KeysOutcome() }),
  Command(
    "explain", [Parameter("word", .term, .repeated(atLeast: 0))], group: .learn,
    summary: "what any word on the screen means, with this session's numbers in it",
    example: ["train", "explain recall"],
    action: { context, arguments in
      let words = arguments.words("word")
      guard !words.isEmpty else { return TermsOutcome(words: Glossary.all.names) }
      let name = words.joined(separator: " ")
      guard let term = Glossary.all.term(name) else {
        if CommandTable.all.named(name) != nil {
          throw arguments.error("\"\(name)\" is a command; \"help \(name)\" tells what it does", about: "word")
        }
        let guess = Glossary.all.nearestName(to: name).map { "did you mean \"\($0)\"?" }
        throw arguments.error(
          "no explanation for \"\(name)\"; \(guess ?? "\"explain\" lists the words")", about: "word")
      }
      return ExplainOutcome(term, context.bench)
    }),
  tourCommand,
]

private func help(_ arguments: Arguments) throws -> any Outcome {
  let words = arguments.words("command").map { $0.lowercased() }
  guard let first = words.first else { return HelpIndexOutcome(CommandTable.all.commands) }
  let name = words.joined(separator: " ")
  let table = CommandTable.all
  if name == "all" { return HelpOutcome(table.commands) }
  if let setting = Setting.named(name) { return SettingHelpOutcome(setting) }
  let exact = table.commands.filter { $0.name == name || $0.path.starts(with: words) }
  if !exact.isEmpty { return CommandHelpOutcome(exact) }
  if let group = CommandGroup.allCases.first(where: { $0.word == name }) {
    return HelpOutcome(table.commands.filter { $0.group == group })
  }
  let begun = table.commands.filter { $0.name.hasPrefix(name) }
  if !begun.isEmpty { return HelpOutcome(begun) }
  let guess = nearest(to: first, among: table.firstWords + Setting.all.map(\.name)).map { "did you mean \"\($0)\"?" }
  throw arguments.error("no help for \"\(name)\"; \(guess ?? "\"help\" lists the commands")", about: "command")
}
