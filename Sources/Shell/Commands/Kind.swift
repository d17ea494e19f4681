import LineEditing
import Views
import Workbench

/// What a word may be: how it is read, what Tab offers for it, and how it is written in full.
struct Kind<Content: Sendable>: Sendable {
  var form: WordForm
  /// The value of a word; the other words of the command are there for kinds that depend on them.
  let read: @Sendable (Word, GivenWords) throws -> Content

  init(_ form: WordForm = WordForm(), _ read: @escaping @Sendable (Word, GivenWords) throws -> Content) {
    self.form = form
    self.read = read
  }

  /// A kind whose words a domain reads.
  init(_ domain: ValueDomain, _ convert: @escaping @Sendable (Value) -> Content?) {
    self.init(WordForm(domain)) { word, given in
      do {
        let value = try domain.value(of: word.text, abbreviated: given.abbreviated)
        guard let content = convert(value) else { throw ValueError(text: word.text, problem: .unknown, domain: domain) }
        return content
      } catch let error as ValueError {
        throw CommandError((given.subject.map(error.about) ?? error).description, word)
      }
    }
  }
}

extension Kind {
  /// The same with other words for Tab.
  func offering(_ completions: @escaping @Sendable (CompletionRequest) -> [Completion]) -> Self {
    var kind = self
    kind.form.completions = completions
    return kind
  }
}

/// What is known of a kind without its type: all that help, completion and hints need.
struct WordForm: Sendable {
  /// What may stand there, in a person's words.
  var description = ValueDomain.text.description
  /// The words that it may be, where it is one of a few.
  var choices: [Choice] = []
  /// What Tab offers.
  var completions: @Sendable (CompletionRequest) -> [Completion] = { _ in [] }
  /// What the grey hint says in place of the form, where it knows more.
  var hint: @Sendable (HintRequest) -> String? = { _ in nil }
  /// The word as it is written without abbreviation.
  var spelled: @Sendable (Word, GivenWords) -> String = { word, _ in word.text }

  init() {}

  init(_ domain: ValueDomain) {
    description = domain.description
    let offered = Completion.offered(for: domain)
    completions = { _ in offered }
    guard case .choice(let choices) = domain else { return }
    self.choices = choices
    spelled = { word, given in
      guard case .word(let full)? = try? domain.value(of: word.text, abbreviated: given.abbreviated) else {
        return word.text
      }
      return full
    }
  }
}

extension Completion {
  /// The words that a domain has.
  static func offered(for domain: ValueDomain) -> [Completion] {
    switch domain {
    case .choice(let choices): choices.map { Completion($0.word, summary: $0.summary) }
    case .count: [Completion("all", summary: "as many as there are")]
    default: []
    }
  }
}

extension Kind where Content == Int {
  static func integer(_ range: ClosedRange<Int>) -> Self {
    Self(.integer(range)) { if case .integer(let value) = $0 { value } else { nil } }
  }
}

extension Kind where Content == Double {
  static func number(_ range: NumberRange) -> Self {
    Self(.number(range)) { if case .number(let value) = $0 { value } else { nil } }
  }

  /// A share, written `1%` or `0.01`.
  static func share(_ range: ClosedRange<Double>) -> Self {
    Self(.share(range)) { if case .number(let value) = $0 { value } else { nil } }
  }

  /// A percentage, written `95` or `95%`.
  static func percentage(_ range: ClosedRange<Double>) -> Self {
    let number = number(NumberRange(range))
    return Self(number.form) { word, given in
      let value = try number.read(word, given)
      return word.text.hasSuffix("%") ? value * 100 : value
    }
  }
}

extension Kind where Content == String {
  /// Any word.
  static var text: Self { Self(.text) { if case .word(let word) = $0 { word } else { nil } } }

  /// Any word but an empty one, with what Tab offers for it.
  static func name(_ completions: @escaping @Sendable (CompletionRequest) -> [Completion]) -> Self {
    Self { word, given in
      guard !word.text.isEmpty else { throw CommandError("\"\" is empty; \(given.form)", word) }
      return word.text
    }.offering(completions)
  }

  static var path: Self { name { $0.completer.paths($0.partial) } }

  /// The name of a drawing.
  static var drawing: Self { text.offering { $0.completer.drawingNames } }

  /// The name of a drawing, or the word that stands before a test beat.
  static var beatOrDrawing: Self {
    text.offering { [Completion("beat", summary: "a test beat: draw from beat 17")] + $0.completer.drawingNames }
  }

  /// One of some words.
  static func choice(_ choices: [Choice]) -> Self {
    Self(.choice(choices)) { if case .word(let word) = $0 { word } else { nil } }
  }
}

extension Kind {
  /// One of some words, each with what it stands for.
  static func choice(_ choices: [(choice: Choice, content: Content)]) -> Self {
    Self(.choice(choices.map(\.choice))) { value in
      guard case .word(let word) = value else { return nil }
      return choices.first { $0.choice.word == word }?.content
    }
  }
}

extension Kind where Content: CaseIterable & RawRepresentable, Content.RawValue == String {
  /// The case whose raw value it is.
  static func choice(_ summary: (Content) -> String) -> Self {
    choice(Content.allCases.map { (Choice($0.rawValue, summary($0)), $0) })
  }
}

extension Kind where Content == Bool {
  static func onOff(_ on: String, _ off: String) -> Self {
    choice([(Choice("on", on), true), (Choice("off", off), false)])
  }
}
