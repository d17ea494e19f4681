import Views
import Workbench

/// The words of a command line, which may be half typed, each with what it belongs to.
///
/// The parser, Tab, the grey hints and the lessons all go by this one walk along a command's form.
struct LineMatch: Sendable {
  let command: Command
  /// The words behind the command's name, in their order.
  let words: [Word]
  /// Words under the name of their parameter or option.
  private(set) var given: GivenWords
  /// The same in the order in which they are read: options, parameters, options without dashes.
  private(set) var entries: [Entry] = []
  /// What one more word would belong to.
  private(set) var next = Next.nothing
  /// The first word that belongs nowhere, or what is missing.
  private(set) var problem: Problem?

  /// What some words belong to.
  enum Entry: Sendable {
    case parameter(ParameterForm, [Word])
    /// An option with its value; a flag has none but itself.
    case option(OptionForm, Word)
  }

  enum Next: Sendable {
    /// The value of an option.
    case value(OptionForm)
    /// The fixed word before a parameter.
    case keyword(String, ParameterForm)
    case parameter(ParameterForm)
    case nothing
  }

  struct Problem: Sendable {
    let error: CommandError
    /// How many entries are read before it is met.
    let place: Int
  }

  init(_ command: Command, _ words: some Collection<Word>, abbreviated: Bool) {
    self.command = command
    self.words = Array(words)
    given = GivenWords(abbreviated: abbreviated, form: command.form)
    var positional = takeOptions()
    let isOpen = if case .value = next { true } else { false }
    let expected = takeParameters(&positional)
    if !isOpen { next = expected }
    takeBareOptions(&positional)
    if let extra = positional.first { note(unexpected(extra)) }
  }

  /// The first error in the words, as a person reads them.
  var error: CommandError? {
    for (index, entry) in entries.enumerated() {
      if let problem, problem.place == index { return problem.error }
      do {
        switch entry {
        case .parameter(let form, let words): try form.check(words, given)
        case .option(let form, let word): try form.check(word, given)
        }
      } catch {
        return CommandError(error)
      }
    }
    return problem?.error
  }

  /// The words as they are written without abbreviations.
  var spelled: [String] {
    var full: [Word: String] = [:]
    for entry in entries {
      switch entry {
      case .parameter(let form, let words):
        for word in words { full[word] = form.word.spelled(word, given) }
      case .option(let form, let word): full[word] = form.word.spelled(word, given)
      }
    }
    return words.map { full[$0] ?? $0.text }
  }

  /// Parameters that more words may be given for.
  var openParameters: [ParameterForm] {
    let last = next.parameter.flatMap { next in command.parameters.firstIndex { $0.name == next.name } }
    return last.map { Array(command.parameters[$0...]) } ?? []
  }

  /// Options that are not given yet.
  var openOptions: [OptionForm] {
    command.options.filter { option in
      // Behind the fixed word of the same name it is being given.
      given[option.name].isEmpty
        && !(keywords.contains(option.name) && words.contains { $0.text.lowercased() == option.name })
    }
  }

  /// The fixed words before parameters.
  private var keywords: [String] { command.parameters.compactMap(\.keyword) }

  /// Whether the results are asked for as JSON.
  var asksForJSON: Bool { words.contains { $0.optionName == Statement.jsonOption } }

  // MARK: The walk

  /// Takes `--name value` pairs out and returns the other words.
  private mutating func takeOptions() -> ArraySlice<Word> {
    var rest = words.filter { $0.optionName != Statement.jsonOption }[...]
    var positional: [Word] = []
    while let word = rest.popFirst() {
      guard let name = word.optionName else {
        positional.append(word)
        continue
      }
      guard let option = command.options.first(where: { $0.name == name }) else {
        note(unknownOption(word))
        continue
      }
      if option.isFlag {
        take(word, for: option)
      } else if let value = rest.popFirst() {
        take(value, for: option)
      } else {
        next = .value(option)
        note(CommandError("\"\(word.text)\" needs a value: \(option.word.description)", word))
      }
    }
    return positional[...]
  }

  /// Gives the parameters their words, of which one that repeats is the last; what the next word would be.
  private mutating func takeParameters(_ positional: inout ArraySlice<Word>) -> Next {
    for parameter in command.parameters {
      switch parameter.presence {
      case .repeated(let least):
        if positional.count < least { note(missing(parameter)) }
        let end = endOfRepeated(positional, parameter)
        take(positional[..<end], for: parameter)
        positional = positional[end...]
        return positional.isEmpty ? .parameter(parameter) : .nothing
      case .required:
        guard let word = positional.popFirst() else {
          note(missing(parameter))
          return .parameter(parameter)
        }
        take([word], for: parameter)
      case .optional:
        guard let word = positional.first else {
          return parameter.keyword.map { .keyword($0, parameter) } ?? .parameter(parameter)
        }
        if let keyword = parameter.keyword {
          guard word.text.lowercased() == keyword else {
            note(CommandError("\"\(word.text)\" is not expected here; the form is \(command.form)", word))
            return .nothing
          }
          positional.removeFirst()
          guard !positional.isEmpty else {
            note(CommandError("\"\(keyword)\" needs \(parameter.placeholder) after it: \(command.form)", word))
            return .parameter(parameter)
          }
        }
        take(positional.prefix(1), for: parameter)
        positional.removeFirst()
      }
    }
    return .nothing
  }

  /// `threshold best f1 on test`: where nothing else can be meant, an option may stand without its dashes.
  private mutating func takeBareOptions(_ positional: inout ArraySlice<Word>) {
    while let word = positional.first, let option = bareOption(word) {
      guard option.isFlag || positional.count > 1 else {
        next = .value(option)
        return
      }
      positional.removeFirst()
      take(option.isFlag ? word : positional.removeFirst(), for: option)
    }
  }

  private func bareOption(_ word: Word) -> OptionForm? {
    word.isQuoted ? nil : command.options.first { $0.name == word.text.lowercased() }
  }

  /// A phrase goes up to an option without dashes; other words that repeat go up to the end.
  private func endOfRepeated(_ words: ArraySlice<Word>, _ parameter: ParameterForm) -> Int {
    guard parameter.phrase != nil else { return words.endIndex }
    return words.firstIndex { bareOption($0) != nil } ?? words.endIndex
  }

  private mutating func take(_ words: some Collection<Word>, for parameter: ParameterForm) {
    for word in words { given.add(word, for: parameter.name) }
    if !words.isEmpty { entries.append(.parameter(parameter, Array(words))) }
  }

  private mutating func take(_ word: Word, for option: OptionForm) {
    if !given[option.name].isEmpty { note(repeated(option, word)) }
    given.add(word, for: option.name)
    entries.append(.option(option, word))
  }

  private mutating func note(_ error: CommandError) {
    if problem == nil { problem = Problem(error: error, place: entries.count) }
  }
}

extension LineMatch.Next {
  fileprivate var parameter: ParameterForm? {
    switch self {
    case .keyword(_, let parameter), .parameter(let parameter): parameter
    case .value, .nothing: nil
    }
  }
}
