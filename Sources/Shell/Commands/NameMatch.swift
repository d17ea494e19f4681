import Views
import Words
import Workbench

extension CommandTable {
  /// What a line's words mean, as far as they mean something.
  struct Match {
    /// The command with the longest name that the words begin with, and what the words behind it belong to.
    var line: LineMatch?
    /// Commands whose names may go on with the next word.
    var longer: [Command] = []
    /// Why the words name no command, or perhaps another one.
    var problem: CommandError?
    /// The words that should be a command's name and are none.
    var unknown: String?

    /// The words that a name may go on with behind so many words, each once, with the shortest command that has it.
    func nextWords(after count: Int) -> [(word: String, command: Command)] {
      var words: [(word: String, command: Command)] = []
      for command in longer where command.path.indices.contains(count) {
        guard !words.contains(where: { $0.word == command.path[count] }) else { continue }
        words.append((command.path[count], command))
      }
      return words
    }
  }

  /// Walks along a line that may be half typed.
  func match(_ words: [Word], abbreviated: Bool) -> Match {
    guard let first = words.first else { return Match(problem: CommandError("there is no command here")) }
    let typed = first.text.lowercased()
    var candidates = commands.filter { $0.path[0] == typed }
    if candidates.isEmpty, !first.isQuoted {
      if let command = commands.first(where: { $0.aliases.contains(typed) }) {
        return Match(line: line(command, words[1...], abbreviated))
      }
      // `?train`
      if typed.hasPrefix("?"), let help = named("help") {
        return Match(line: line(help, [first.dropping(1)] + words[1...], abbreviated))
      }
    }
    if candidates.isEmpty {
      do {
        switch try firstWord(words, abbreviated: abbreviated) {
        case .command(let name): candidates = commands.filter { $0.path[0] == name }
        // A setting's name alone is short for `set NAME`.
        case .setting: return Match(line: line(.set, words[...], abbreviated))
        }
      } catch {
        return Match(problem: error, unknown: typed)
      }
    }
    return longest(candidates, words, abbreviated: abbreviated)
  }

  private func line(_ command: Command, _ words: ArraySlice<Word>, _ abbreviated: Bool) -> LineMatch {
    // `train --help`
    guard words.contains(where: { $0.optionName == "help" }), let help = named("help"), let first = words.first else {
      return LineMatch(command, words, abbreviated: abbreviated)
    }
    let name = command.path.map { Word(text: $0, isQuoted: false, column: first.column, length: first.length) }
    return LineMatch(help, name, abbreviated: abbreviated)
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
  private func longest(_ candidates: [Command], _ words: [Word], abbreviated: Bool) -> Match {
    let longer = candidates.filter { $0.path.count > 1 }
    var match = Match(longer: words.count == 1 ? longer : [])
    if let command = candidates.first(where: { $0.path.count == 1 }) {
      match.line = line(command, words[1...], abbreviated)
    }
    guard words.count > 1 else {
      if match.line == nil { match.problem = missingSubcommand(longer, words) }
      return match
    }
    let typed = words[1].text.lowercased()
    // `data fetch kdd` before `data fetch`.
    let meant = longer.filter { command in
      words.count >= command.path.count
        && zip(command.path, words).dropFirst().allSatisfy {
          [$1.text.lowercased(), Vocabulary.canonical($1.text.lowercased())].contains($0)
        }
    }
    if let command = meant.max(by: { $0.path.count < $1.path.count }) {
      return Match(line: line(command, words[command.path.count...], abbreviated))
    }
    // `draw normal` is not short for `draw normalize`, nor `set c` for `set columns`: the word has a meaning of its own.
    let hasMeaning =
      beatGroups.contains { $0.word == typed } || candidates.contains { $0.ownWords.contains(typed) }
      || match.line?.command.name == "set" && Setting.all.contains { $0.name.hasPrefix(typed) }
    let begun = hasMeaning || !abbreviated ? [] : longer.filter { $0.path[1].hasPrefix(typed) }
    let seconds = secondWords(begun)
    // `data f kdd` is `data fetch kdd`.
    if seconds.count == 1, let second = seconds.first, second != typed {
      let whole = Word(text: second, isQuoted: false, column: words[1].column, length: words[1].length)
      return longest(candidates, [words[0], whole] + words[2...], abbreviated: abbreviated)
    }
    if begun.count == 1 { return Match(line: line(begun[0], words[2...], abbreviated)) }
    if seconds.count > 1, !typed.isEmpty {
      match.problem = CommandError("\"\(words[1].text)\" could be \(enumeration(seconds))", words[1])
    } else if match.line == nil {
      match.problem = missingSubcommand(longer, words)
      match.unknown = "\(words[0].text) \(words[1].text)".lowercased()
    } else if match.line?.command.name != "set", isNear(words[1], longer) {
      // A word that is nearly one of the longer commands' was meant for it: `threshold besst f1`.
      match.problem = missingSubcommand(longer, words)
    } else if let command = match.line?.command, !longer.isEmpty, command.takesNothing(like: words[1]) {
      match.problem = missingSubcommand(longer, words)
    }
    return match
  }

  private func missingSubcommand(_ commands: [Command], _ words: [Word]) -> CommandError {
    let known = secondWords(commands)
    guard words.count > 1 else {
      let end = words[0].column + words[0].length + 1
      return CommandError("\"\(words[0].text)\" needs one of \(enumeration(known)) after it", at: end)
    }
    let guess = nearest(to: words[1].text.lowercased(), among: known).map { " (did you mean \"\($0)\"?)" } ?? ""
    return CommandError(
      "\"\(words[0].text) \(words[1].text)\" is not known; after \"\(words[0].text)\" comes \(enumeration(known))\(guess)",
      words[1])
  }
}

extension Command {
  /// Whether a word behind the command's name can only be wrong: `data foo`.
  fileprivate func takesNothing(like word: Word) -> Bool {
    parameters.isEmpty && word.optionName == nil && !options.contains { $0.name == word.text.lowercased() }
  }
}

/// The second words of the commands' names, each once.
private func secondWords(_ commands: [Command]) -> [String] {
  commands.map { $0.path[1] }.reduce(into: []) { words, word in
    if !words.contains(word) { words.append(word) }
  }
}

private func isNear(_ word: Word, _ commands: [Command]) -> Bool {
  guard decimal(word.text) == nil, !beatGroups.contains(where: { $0.word == word.text.lowercased() }) else {
    return false
  }
  return nearest(to: word.text.lowercased(), among: commands.map { $0.path[1] }) != nil
}
