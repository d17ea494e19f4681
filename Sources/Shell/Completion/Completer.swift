import LineEditing
import Views
import Words
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
    guard !point.words.isEmpty else { return firstWords(listed: point.partial.isEmpty) }
    let match = table.match(point.words, abbreviated: true)
    let heading = point.partial.isEmpty && match.line?.command.name == "help" ? "help" : ""
    let longer = match.nextWords(after: point.words.count).map {
      Completion($0.word, summary: $0.command.summary, heading: heading)
    }
    return longer + (match.line.map { arguments($0, point.partial) } ?? [])
  }

  /// Commands and settings; without a letter to go by there are too many for a line each, so they are listed by chapter.
  func firstWords(listed isListed: Bool) -> [Completion] {
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

  private func arguments(_ line: LineMatch, _ partial: String) -> [Completion] {
    let request = CompletionRequest(completer: self, match: line, partial: partial)
    if case .value(let option) = line.next { return option.word.completions(request) }
    let options = line.openOptions.map { Completion("--\($0.name)", summary: $0.summary) }
    // Every command has it, so it is offered only to those who look for an option.
    if partial.hasPrefix("-") {
      let json = Completion("--\(Statement.jsonOption)", summary: "print the results as one JSON object")
      return options + (line.asksForJSON ? [] : [json])
    }
    let words =
      switch line.next {
      case .keyword(let keyword, let parameter): [Completion(keyword, summary: "then \(parameter.name.uppercased())")]
      case .parameter(let parameter): parameter.word.completions(request)
      case .value, .nothing: [Completion]()
      }
    return words + (partial.isEmpty ? options : [])
  }

  /// `drawn` first, even where nothing is drawn yet: it is a word that one has to know.
  var drawingNames: [Completion] {
    ([Workbench.currentDrawing] + drawings.filter { $0 != Workbench.currentDrawing }).map {
      Completion($0, summary: $0 == Workbench.currentDrawing ? "your drawing" : "a drawing that you kept")
    }
  }

  func paths(_ partial: String) -> [Completion] {
    // What holds control characters can be shown, but not typed.
    files.completions(of: partial).filter { $0.withoutControls == $0 }.map {
      Completion($0, summary: Self.fileSummary, isFinal: !$0.hasSuffix("/"))
    }
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

/// What Tab was pressed for.
struct CompletionRequest {
  let completer: Completer
  /// The words before the one at the cursor.
  let match: LineMatch
  /// The word at the cursor.
  let partial: String
}
