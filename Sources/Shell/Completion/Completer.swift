import LineEditing
import Views
import Workbench

/// Finishes words at the prompt: commands, settings, their values, files, lessons, all from the one table.
struct Completer {
  let table: CommandTable
  let files: Files
  let lessons: [(id: String, title: String)]
  /// Names of the drawings there are.
  let drawings: [String]
  /// The words for the rows of the session.
  var vocabulary = Vocabulary.beats

  /// What the word at the end of `line` may become; places are in UTF-8 bytes.
  func answer(_ line: String) -> CompletionAnswer {
    let point = CompletionPoint(line)
    let candidates = self.candidates(point).filter { $0.text.hasPrefix(point.partial.lowercased()) || isPath($0) }
    let quoted = candidates.map { candidate in
      guard isPath(candidate) else { return candidate }
      return Completion(quote(candidate.text, point.quote), summary: candidate.summary, isFinal: candidate.isFinal)
    }
    return CompletionAnswer(start: point.start, candidates: quoted.map { spoken($0, point.partial.lowercased()) })
  }

  /// What is offered in the words for the session's rows, as long as it still begins as the word was begun.
  private func spoken(_ completion: Completion, _ begun: String) -> Completion {
    guard !isPath(completion) else { return completion }
    let text = vocabulary.spoken(completion.text)
    return Completion(
      text.hasPrefix(begun) ? text : completion.text, summary: vocabulary.spoken(completion.summary),
      isFinal: completion.isFinal, heading: completion.heading)
  }

  /// File names keep their case and were matched already.
  private func isPath(_ completion: Completion) -> Bool { completion.summary == Self.fileSummary }

  static let fileSummary = "file"

  private func candidates(_ point: CompletionPoint) -> [Completion] {
    switch point.output {
    case .file: return paths(point.partial)
    case .program: return []
    case nil: break
    }
    guard let first = point.words.first.map({ Vocabulary.canonical($0.lowercased()) }) else {
      return firstWords(listed: point.partial.isEmpty)
    }
    let named = table.firstWords.filter { $0 == first }.first ?? unique(first, among: table.firstWords)
    guard let name = named else {
      guard let setting = setting(first), point.words.count == 1 else { return [] }
      return completions(of: setting.domain)
    }
    let commands = table.commands.filter { $0.path[0] == name }
    var candidates: [Completion] = []
    if point.words.count == 1 {
      let heading = name == "help" && point.partial.isEmpty ? "help" : ""
      candidates += commands.filter { $0.path.count > 1 }.map {
        Completion($0.path[1], summary: $0.summary, heading: heading)
      }
    }
    if let (command, rest) = match(commands, point.words) {
      candidates += arguments(of: command, after: rest, point.partial)
    }
    return candidates
  }

  /// Commands and settings; without a letter to go by there are too many for a line each, so they are listed by chapter.
  private func firstWords(listed isListed: Bool) -> [Completion] {
    let commands = table.firstWords.map { word in
      let command = table.commands.first { $0.path == [word] } ?? table.commands.first { $0.path[0] == word }
      return (command?.group, Completion(word, summary: command?.summary ?? ""))
    }
    let settings = Setting.all.map { Completion($0.name, summary: "setting: \($0.summary)") }
    // The list would only be longer for words that call what stands in it already.
    let aliases = table.commands.flatMap { command in
      command.aliases.filter { $0.count > 2 && $0.allSatisfy(\.isLetter) && !Vocabulary.rowWords.contains($0) }.map {
        Completion($0, summary: command.summary)
      }
    }
    let own = vocabulary.word == Vocabulary.beats.word ? [] : [Completion(vocabulary.word, summary: "")]
    guard isListed else { return commands.map(\.1) + aliases + own + settings }
    let byChapter = CommandGroup.allCases.flatMap { group in
      commands.filter { $0.0 == group }.map { Completion($0.1.text, summary: $0.1.summary, heading: group.word) }
    }
    return byChapter + settings.map { Completion($0.text, summary: $0.summary, heading: "to set") }
  }

  /// The command that the whole words call, and the words after its name.
  private func match(_ commands: [Command], _ words: [String]) -> (Command, ArraySlice<String>)? {
    if words.count > 1 {
      let longer = commands.filter { $0.path.count > 1 }
      let second = words[1].lowercased()
      let word = longer.map { $0.path[1] }.first { $0 == second } ?? unique(second, among: longer.map { $0.path[1] })
      if let command = longer.first(where: { $0.path[1] == word }) { return (command, words[2...]) }
    }
    return commands.first { $0.path.count == 1 }.map { ($0, words[1...]) }
  }

  private func arguments(of command: Command, after words: ArraySlice<String>, _ partial: String) -> [Completion] {
    let json = "--\(Statement.jsonOption)"
    let flags = command.options.filter(\.isFlag).map { "--\($0.name)" } + [json]
    let given = words
    let words = words.filter { !flags.contains($0.lowercased()) }[...]
    if let last = words.last, last.hasPrefix("--") {
      let option = command.options.first { "--\($0.name)" == last.lowercased() }
      return option.map { completions(of: $0.domain) } ?? []
    }
    let options = command.options.filter { !given.contains("--\($0.name)") }
      .map { Completion("--\($0.name)", summary: $0.summary) }
    // Every command has it, so it is offered only to those who look for an option.
    if partial.hasPrefix("-") {
      return options + (given.contains(json) ? [] : [Completion(json, summary: "print the results as one JSON object")])
    }
    var positional = words.filter { !$0.hasPrefix("--") }[...]
    let optionValues = words.count { $0.hasPrefix("--") && !flags.contains($0.lowercased()) }
    positional = positional.dropLast(min(optionValues, positional.count))
    return parameter(of: command, after: positional, partial) + (partial.isEmpty ? options : [])
  }

  private func parameter(of command: Command, after words: ArraySlice<String>, _ partial: String) -> [Completion] {
    guard let parameter = next(command.parameters, after: words) else { return [] }
    if let keyword = parameter.keyword, words.last?.lowercased() != keyword {
      return [Completion(keyword, summary: "then \(parameter.name.uppercased())")]
    }
    return switch parameter.kind {
    case .value where command.name == "draw from":
      [Completion("beat", summary: "a test beat: draw from beat 17")] + drawingNames
    case .value where command.name == "draw show": drawingNames
    case .value(let domain): completions(of: domain)
    case .layerUnits: [Completion("none", summary: "no hidden layer, only the bottleneck")]
    case .settingName: Setting.all.map { Completion($0.name, summary: $0.summary) }
    case .settingValue: words.last.flatMap(setting).map { completions(of: $0.domain) } ?? []
    case .beat: beatWords
    case .beatOrPath: beatWords + drawingNames + paths(partial)
    case .path: sources(of: command) + paths(partial)
    case .term: Glossary.all.names.map { Completion($0) }
    case .commandName: firstWords(listed: partial.isEmpty)
    case .lesson: lessons.map { Completion($0.id, summary: $0.title) }
    case .factors: factors(of: command, after: words)
    case .cost: []
    }
  }

  /// The parameter that the next word belongs to.
  private func next(_ parameters: [Parameter], after words: ArraySlice<String>) -> Parameter? {
    var rest = words
    for parameter in parameters {
      if case .repeated = parameter.presence { return parameter }
      if let keyword = parameter.keyword {
        guard rest.popFirst()?.lowercased() == keyword else { return parameter }
      }
      guard rest.popFirst() != nil else { return parameter }
    }
    return nil
  }

  /// Settings at the beginning and behind `by`, then their values.
  private func factors(of command: Command, after words: ArraySlice<String>) -> [Completion] {
    let names = Factor.all.map { Completion($0.name, summary: $0.summary) }
    let isStudy = command.name == "study"
    guard let last = words.last?.lowercased() else {
      let studies = isStudy ? StudyKind.allCases : []
      let taken = Set(studies.map(\.rawValue))
      let report = isStudy ? [Completion(ReportBenchmark.word, summary: "study: \(ReportBenchmark.summary)")] : []
      return studies.map { Completion($0.rawValue, summary: "study: \($0.summary)") } + report
        + names.filter { !taken.contains($0.text) }
    }
    if isStudy, last == FactorWords.separator { return names }
    let factor = words.reversed().lazy.compactMap { Factor.named($0) }.first
    let values = factor.map { completions(of: $0.domain) } ?? []
    let given = Set(words.map { $0.lowercased() })
    let more =
      isStudy && !given.contains(FactorWords.separator)
      ? [Completion(FactorWords.separator, summary: "then a second setting")] : isStudy ? [] : names
    return values.filter { !given.contains($0.text) } + more.filter { !given.contains($0.text) }
  }

  private func completions(of domain: ValueDomain) -> [Completion] {
    switch domain {
    case .choice(let choices): choices.map { Completion($0.word, summary: $0.summary) }
    case .count: [Completion("all", summary: "as many as there are")]
    default: []
    }
  }

  private var beatWords: [Completion] {
    beatGroups.map { Completion($0.word, summary: "the nth of these, or the first") }
  }

  /// `drawn` first, even where nothing is drawn yet: it is a word that one has to know.
  private var drawingNames: [Completion] {
    ([Workbench.currentDrawing] + drawings.filter { $0 != Workbench.currentDrawing }).map {
      Completion($0, summary: $0 == Workbench.currentDrawing ? "your drawing" : "a drawing that you kept")
    }
  }

  private func sources(of command: Command) -> [Completion] {
    guard command.name == "data use" else { return [] }
    return [
      Completion("ecg5000", summary: "the real beats"),
      Completion("simulated", summary: "heartline's own model of them"),
    ]
  }

  private func paths(_ partial: String) -> [Completion] {
    // What holds control characters can be shown, but not typed.
    files.completions(of: partial).filter { $0.withoutControls == $0 }.map {
      Completion($0, summary: Self.fileSummary, isFinal: !$0.hasSuffix("/"))
    }
  }

  private func setting(_ word: String) -> Setting? {
    let names = Setting.all.map(\.name)
    return Setting.named(word) ?? unique(word.lowercased(), among: names).flatMap(Setting.named)
  }

  private func unique(_ beginning: String, among words: [String]) -> String? {
    let begun = Set(words.filter { $0.hasPrefix(beginning) })
    return begun.count == 1 ? begun.first : nil
  }

  /// A path as it must stand in the line: quoted when it has blanks, the quote left open after a folder.
  ///
  /// Single quotes hold everything but themselves: a path with one of those gets double quotes in their place.
  private func quote(_ path: String, _ open: Character?) -> String {
    let text: String
    if open == "'", !path.contains("'") {
      text = "'\(path)'"
    } else {
      text = open == nil ? quotedIfNeeded(path) : quotedAlways(path)
    }
    return path.hasSuffix("/") && text != path ? String(text.dropLast()) : text
  }
}
