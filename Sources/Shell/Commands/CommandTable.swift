import Views
import Workbench

/// Every command, and how words find theirs.
public struct CommandTable: Sendable {
  public let commands: [Command]

  public static let all = CommandTable(
    commands: [
      composeCommands,
      settingCommands,
      dataCommands,
      trainCommands,
      replayCommands,
      judgeCommands,
      raceCommands, connectionCommands,
      thresholdCommands,
      sweepCommands,
      studyCommands,
      tuneCommands,
      plotCommands, explainingPlotCommands,
      drawCommands,
      editCommands,
      duelCommands,
      guessCommands,
      scoreCommands,
      keepCommands,
      recordCommands,
      runCommands,
      learnCommands,
      lessonCommands,
    ].flatMap(\.self))

  /// A command with its checked arguments, ready to run.
  struct Call: Sendable {
    let command: Command
    let arguments: Arguments
    /// As it was typed; `nil` where nobody typed it.
    var source: String?
    /// Whether its figures are asked for as JSON: `--json` behind any command.
    var isJSON = false
  }

  /// The call that a statement makes; `abbreviated` accepts unambiguous beginnings of words.
  func call(_ statement: Statement, abbreviated: Bool) throws(CommandError) -> Call {
    var (command, rest) = try match(statement.words, abbreviated: abbreviated)
    // `train --help`
    if rest.contains(where: { $0.optionName == "help" }), let help = named("help"), let first = rest.first {
      rest = command.path.map { Word(text: $0, isQuoted: false, column: first.column, length: first.length) }[...]
      command = help
    }
    let own = rest.filter { $0.optionName != Statement.jsonOption }
    var arguments = try ArgumentReader(command: command, abbreviated: abbreviated).read(own[...])
    if let block = statement.block {
      guard command.takesBlock else {
        throw CommandError("\"\(command.name)\" takes no block; leave <<… away")
      }
      arguments.block = block
    }
    return Call(command: command, arguments: arguments, source: statement.text, isJSON: statement.asksForJSON)
  }

  /// Whether a statement begins as a command does, be the rest right or wrong; `generous` also takes one cut short, where
  /// that is allowed, and a word of another program that is answered with the one meant.
  func isCommand(_ statement: Statement, generous: Bool, abbreviated: Bool) -> Bool {
    guard let first = statement.words.first?.text.lowercased() else { return false }
    if firstWords.contains(first) || Setting.named(first) != nil { return true }
    return generous
      && (!OtherWords.meant(by: first).isEmpty
        || abbreviated && (try? match(statement.words, abbreviated: true)) != nil)
  }

  /// The command with the longest path that the words begin with, and the words after it.
  private func match(
    _ words: [Word], abbreviated: Bool
  ) throws(CommandError) -> (Command, ArraySlice<Word>) {
    guard let first = words.first else { throw CommandError("there is no command here") }
    let typed = first.text.lowercased()
    var candidates = commands.filter { $0.path[0] == typed }
    if candidates.isEmpty, !first.isQuoted {
      if let command = commands.first(where: { $0.aliases.contains(typed) }) { return (command, words[1...]) }
      // `?train`
      if typed.hasPrefix("?"), let help = named("help") { return (help, [first.dropping(1)] + words[1...]) }
    }
    if candidates.isEmpty {
      switch try firstWord(words, abbreviated: abbreviated) {
      case .command(let name): candidates = commands.filter { $0.path[0] == name }
      // A setting's name alone is short for `set NAME`.
      case .setting: return (.set, words[...])
      }
    }
    return try longest(candidates, words, abbreviated: abbreviated)
  }

  private enum FirstWord {
    case command(String)
    case setting
  }

  private func firstWord(_ words: [Word], abbreviated: Bool) throws(CommandError) -> FirstWord {
    let word = words[0]
    let typed = word.text.lowercased()
    let settings = Setting.all.map(\.name)
    if settings.contains(typed) { return .setting }
    let names = firstWords
    let meanings = OtherWords.meant(by: typed)
    if abbreviated {
      let begun = names.filter { $0.hasPrefix(typed) }
      let settingsBegun = settings.filter { $0.hasPrefix(typed) }
      // `run` begins `runs` alone, yet it is a word of other programs that means something else.
      let isAmbiguous = meanings.contains { !begun.contains($0) && !settingsBegun.contains($0) }
      if !isAmbiguous, begun.count == 1, settingsBegun.isEmpty { return .command(begun[0]) }
      if !isAmbiguous, begun.isEmpty, settingsBegun.count == 1 { return .setting }
      if meanings.isEmpty, begun.count + settingsBegun.count > 1 {
        throw CommandError("\"\(word.text)\" could be \(enumeration(begun + settingsBegun))", word)
      }
    }
    if let line = OtherWords.respelled(words, among: settings + commands.map(\.name)) {
      throw CommandError("\"\(word.text)\" is not known here; write \"\(line)\"", word)
    }
    let guess =
      OtherWords.guess(meanings, words)
      ?? nearest(to: typed, among: names + settings).map { "did you mean \"\($0)\"?" }
    throw CommandError("there is no command \"\(word.text)\"; \(guess ?? "\"help\" lists them")", word)
  }

  /// Of commands that share their first word, the one whose further words are there.
  private func longest(
    _ candidates: [Command], _ words: [Word], abbreviated: Bool
  ) throws(CommandError) -> (Command, ArraySlice<Word>) {
    let longer = candidates.filter { $0.path.count > 1 }
    if words.count > 1, !longer.isEmpty {
      let typed = words[1].text.lowercased()
      // `data fetch kdd` before `data fetch`.
      let meant = longer.filter { command in
        words.count >= command.path.count
          && zip(command.path, words).dropFirst().allSatisfy {
            [$1.text.lowercased(), Vocabulary.canonical($1.text.lowercased())].contains($0)
          }
      }
      if let command = meant.max(by: { $0.path.count < $1.path.count }) {
        return (command, words[(words.startIndex + command.path.count)...])
      }
      // `draw normal` is not short for `draw normalize`: the word has a meaning of its own.
      let hasMeaning =
        beatGroups.contains { $0.word == typed } || candidates.contains { $0.ownWords.contains(typed) }
      let begun = hasMeaning ? [] : longer.filter { $0.path[1].hasPrefix(typed) }
      if abbreviated, begun.count == 1 { return (begun[0], words[2...]) }
      if abbreviated, begun.count > 1, !typed.isEmpty {
        throw CommandError("\"\(words[1].text)\" could be \(enumeration(begun.map { $0.path[1] }))", words[1])
      }
    }
    guard let command = candidates.first(where: { $0.path.count == 1 }) else {
      throw missingSubcommand(longer, words)
    }
    // A word that is nearly one of the longer commands' was meant for it: `threshold besst f1`.
    if words.count > 1, isNear(words[1], longer) { throw missingSubcommand(longer, words) }
    return (command, words[1...])
  }

  private func missingSubcommand(_ commands: [Command], _ words: [Word]) -> CommandError {
    let known = commands.map { $0.path[1] }
    guard words.count > 1 else {
      let end = words[0].column + words[0].length + 1
      return CommandError("\"\(words[0].text)\" needs one of \(enumeration(known)) after it", at: end)
    }
    let guess = nearest(to: words[1].text.lowercased(), among: known).map { " (did you mean \"\($0)\"?)" } ?? ""
    return CommandError(
      "\"\(words[0].text) \(words[1].text)\" is not known; after \"\(words[0].text)\" comes \(enumeration(known))\(guess)",
      words[1])
  }

  /// The words a command line may begin with, each once, in the order of the table.
  var firstWords: [String] {
    var seen: Set<String> = []
    return commands.map { $0.path[0] }.filter { seen.insert($0).inserted }
  }

  /// The command of exactly this name.
  func named(_ name: String) -> Command? {
    let typed = name.lowercased()
    if let command = commands.first(where: { $0.name == typed }) { return command }
    let words = typed.split(separator: " ").map { Vocabulary.canonical(String($0)) }
    return commands.first { $0.path == words }
  }
}

private func isNear(_ word: Word, _ commands: [Command]) -> Bool {
  guard decimal(word.text) == nil, !beatGroups.contains(where: { $0.word == word.text.lowercased() }) else {
    return false
  }
  return nearest(to: word.text.lowercased(), among: commands.map { $0.path[1] }) != nil
}
