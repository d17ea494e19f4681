import Views
import Workbench

/// Turns the words after a command's name into its arguments.
struct ArgumentReader {
  let command: Command
  /// Whether words may be abbreviated: at the prompt, never in a file.
  let abbreviated: Bool

  func read(_ words: ArraySlice<Word>) throws(CommandError) -> Arguments {
    var arguments = Arguments()
    var positional = try readOptions(words, into: &arguments)
    for parameter in command.parameters {
      switch parameter.presence {
      case .repeated(let least):
        guard positional.count >= least else { throw missing(parameter, after: words) }
        if case .layerUnits = parameter.kind, try readNetwork(positional, into: &arguments) { return arguments }
        arguments.mayAbbreviate = abbreviated
        let end = endOfRepeated(positional, parameter)
        for word in positional[..<end] { try read(word, as: parameter, into: &arguments) }
        positional = positional[end...]
      case .required:
        guard let word = positional.popFirst() else { throw missing(parameter, after: words) }
        try read(word, as: parameter, into: &arguments)
      case .optional:
        guard let word = positional.popFirst() else { continue }
        try read(try past(parameter, word, &positional), as: parameter, into: &arguments)
      }
    }
    try readBareOptions(&positional, into: &arguments)
    if let extra = positional.first { throw unexpected(extra) }
    return arguments
  }

  /// Where the words of a repeated parameter end: settings and their values go up to a bare option.
  private func endOfRepeated(_ words: ArraySlice<Word>, _ parameter: Parameter) -> Int {
    guard case .factors = parameter.kind else { return words.endIndex }
    let names = command.options.map(\.name)
    return words.firstIndex { !$0.isQuoted && names.contains($0.text.lowercased()) } ?? words.endIndex
  }

  /// `threshold best f1 on test`: where nothing else can be meant, an option may stand without its dashes.
  private func readBareOptions(
    _ words: inout ArraySlice<Word>, into arguments: inout Arguments
  ) throws(CommandError) {
    while let word = words.first, !word.isQuoted,
      let option = command.options.first(where: { $0.name == word.text.lowercased() })
    {
      guard option.isFlag || words.count > 1 else { return }
      words.removeFirst()
      if option.isFlag {
        arguments.append(.word(option.name), to: option.name, at: word)
      } else {
        let value = words.removeFirst()
        try arguments.append(self.value(value, in: option.domain, of: "--\(option.name)"), to: option.name, at: value)
      }
    }
  }

  /// Takes `--name value` pairs out and returns the other words.
  private func readOptions(
    _ words: ArraySlice<Word>, into arguments: inout Arguments
  ) throws(CommandError) -> ArraySlice<Word> {
    var rest = words
    var positional: [Word] = []
    while let word = rest.popFirst() {
      guard let name = word.optionName else {
        positional.append(word)
        continue
      }
      guard let option = command.options.first(where: { $0.name == name }) else { throw unknownOption(word) }
      if option.isFlag {
        arguments.append(.word(name), to: name, at: word)
        continue
      }
      guard let value = rest.popFirst() else {
        throw CommandError("\"\(word.text)\" needs a value: \(option.domain.description)", word)
      }
      try arguments.append(self.value(value, in: option.domain, of: word.text), to: name, at: value)
    }
    return positional[...]
  }

  /// Reads a chain that shows a whole network; refuses the other ways to write layers, and says how it is done here.
  private func readNetwork(_ words: ArraySlice<Word>, into arguments: inout Arguments) throws(CommandError) -> Bool {
    if let network = LayerWords.network(words), let word = words.first {
      arguments.append(network.hidden.isEmpty ? .word("none") : .integer(network.hidden[0]), to: "units", at: word)
      for units in network.hidden.dropFirst() { arguments.append(.integer(units), to: "units", at: word) }
      arguments.append(.integer(network.bottleneck), to: "bottleneck", at: word)
      return true
    }
    if let layers = LayerWords(words) { throw layers.error }
    if words.count == 1, let word = words.first, wholeNumber(word.text) == 0 {
      throw CommandError("\"0\" is not a layer; \"layers none\" leaves only the bottleneck", word)
    }
    return false
  }

  /// The argument's own word, after the fixed word that must come before it.
  private func past(
    _ parameter: Parameter, _ word: Word, _ rest: inout ArraySlice<Word>
  ) throws(CommandError) -> Word {
    guard let keyword = parameter.keyword else { return word }
    guard word.text.lowercased() == keyword else {
      throw CommandError("\"\(word.text)\" is not expected here; the form is \(command.form)", word)
    }
    guard let value = rest.popFirst() else {
      throw CommandError("\"\(keyword)\" needs \(parameter.placeholder) after it: \(command.form)", word)
    }
    return value
  }

  private func read(
    _ word: Word, as parameter: Parameter, into arguments: inout Arguments
  ) throws(CommandError) {
    switch parameter.kind {
    case .value(let domain):
      try arguments.append(value(word, in: domain), to: parameter.name, at: word)
    case .layerUnits:
      let isNone = word.text.lowercased() == "none"
      if isNone ? arguments.has(parameter.name) : arguments.words(parameter.name).contains("none") {
        throw CommandError("\"none\" stands alone: no hidden layer", word)
      }
      let domain = ValueDomain.integer(Recipe.units)
      arguments.append(
        isNone ? .word("none") : try value(word, in: domain), to: parameter.name, at: word)
    case .settingName:
      let setting = try settingNamed(word)
      arguments.name(setting)
      arguments.append(.word(setting.name), to: parameter.name, at: word)
    case .settingValue:
      guard let setting = arguments.setting else { return }
      if word.text.hasPrefix("="), !word.isQuoted {
        let value = word.text.count > 1 ? String(word.text.dropFirst()) : "VALUE"
        throw CommandError("\"=\" is not written here; write \"\(setting.name) \(value)\"", word)
      }
      try arguments.append(value(word, in: setting.domain, of: setting.name), to: parameter.name, at: word)
    case .factors: arguments.factorWords.append(word)
    case .cost:
      for price in try prices(word) { arguments.append(.number(price), to: parameter.name, at: word) }
    case .beat, .beatOrPath:
      try arguments.append(beat(word, orPath: parameter.kind.takesPath), to: parameter.name, at: word)
    case .path, .term, .commandName, .lesson:
      guard !word.text.isEmpty else { throw CommandError("\"\" is empty; \(command.form)", word) }
      arguments.append(.word(word.text), to: parameter.name, at: word)
    }
  }

  /// `1:20`, the price of a false alarm and the price of a miss.
  private func prices(_ word: Word) throws(CommandError) -> [Double] {
    let parts = word.text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let prices = parts.compactMap(decimal).filter { $0 >= 0 }
    guard parts.count == 2, prices.count == 2, prices.contains(where: { $0 > 0 }) else {
      throw CommandError("\"\(word.text)\" does not name two costs; write false alarm:miss, as in 1:20", word)
    }
    return prices
  }

  /// A beat's index, or the word for a group of beats; any other word may be a path.
  private func beat(_ word: Word, orPath: Bool) throws(CommandError) -> Value {
    if !word.isQuoted, let index = wholeNumber(word.text) {
      guard index >= 1 else { throw CommandError("\"\(word.text)\" is not a beat; they are counted from 1", word) }
      return .integer(index)
    }
    let words = beatGroups.map(\.word)
    let typed = word.text.lowercased()
    if !word.isQuoted, words.contains(typed) { return .word(typed) }
    let begun = words.filter { $0.hasPrefix(typed) }
    if abbreviated, begun.count == 1, !orPath { return .word(begun[0]) }
    if orPath, !word.text.isEmpty { return .word(word.text) }
    let guess = nearest(to: typed, among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
    throw CommandError("\"\(word.text)\" is not a beat; expected an index, or \(enumeration(words))\(guess)", word)
  }

  /// - Parameter subject: What people know by its name: a setting or an option.
  private func value(
    _ word: Word, in domain: ValueDomain, of subject: String? = nil
  ) throws(CommandError) -> Value {
    do {
      return try domain.value(of: word.text, abbreviated: abbreviated)
    } catch {
      throw CommandError((subject.map(error.about) ?? error).description, word)
    }
  }

  private func settingNamed(_ word: Word) throws(CommandError) -> Setting {
    if let setting = Setting.named(word.text) { return setting }
    let names = Setting.all.map(\.name)
    let begun = names.filter { $0.hasPrefix(word.text.lowercased()) }
    if abbreviated, begun.count == 1, let setting = Setting.named(begun[0]) { return setting }
    if abbreviated, begun.count > 1 {
      throw CommandError("\"\(word.text)\" could be \(enumeration(begun))", word)
    }
    if ["layers", "bottleneck"].contains(word.text.lowercased()) {
      throw CommandError(
        "\"\(word.text)\" is not a setting but a command of its own; leave \"set\" out, as in \(word.text.lowercased()) 8",
        word)
    }
    if let line = OtherWords.respelled([word], among: names) {
      throw CommandError("\"\(word.text)\" is not known here; write \"set \(line)\"", word)
    }
    let other = OtherWords.meant(by: word.text).first { names.contains($0) }
    let guess = (other ?? nearest(to: word.text.lowercased(), among: names)).map { "did you mean \"\($0)\"?" }
    throw CommandError("there is no setting \"\(word.text)\"; \(guess ?? "\"show\" lists them")", word)
  }

  private func missing(_ parameter: Parameter, after words: ArraySlice<Word>) -> CommandError {
    let end = words.last.map { $0.column + $0.length + 1 }
    return CommandError("\"\(command.name)\" needs \(parameter.placeholder): \(command.form)", at: end)
  }

  private func unexpected(_ word: Word) -> CommandError {
    let takes = command.parameters.isEmpty ? "\"\(command.name)\" takes no arguments" : "the form is \(command.form)"
    return CommandError("\"\(word.text)\" is one word too many; \(takes)", word)
  }

  private func unknownOption(_ word: Word) -> CommandError {
    let names = command.options.map { "--\($0.name)" }
    let known = names.isEmpty ? "\"\(command.name)\" has no options" : "\"\(command.name)\" has \(enumeration(names))"
    let setting = word.optionName.flatMap(Setting.named).map { "; \($0.name) is a setting: set \($0.name) VALUE" } ?? ""
    return CommandError("there is no option \"\(word.text)\" here; \(known)\(setting)", word)
  }
}

extension Parameter.Kind {
  fileprivate var takesPath: Bool { if case .beatOrPath = self { true } else { false } }
}
