import Views

/// What can be written behind a command's name.
enum ArgumentForm: Sendable {
  case parameter(ParameterForm)
  case option(OptionForm)
  /// A here-document.
  case block
}

/// What a command declares of its arguments: a parameter, an option, or several together.
protocol ArgumentDeclaration: Sendable {
  /// What an action sees of it.
  associatedtype Content: Sendable
  /// How it is written, in order.
  var forms: [ArgumentForm] { get }
  /// What was given for it; the words are checked by then.
  func content(of given: GivenWords) -> Content
}

/// A parameter of a command; its declaration is the only way to what was given for it.
struct Parameter<Content: Sendable>: ArgumentDeclaration {
  let form: ParameterForm
  private let read: @Sendable ([Word], GivenWords) throws -> Content

  /// A parameter that reads its words together.
  init(
    _ name: String, _ presence: ParameterForm.Presence, keyword: String? = nil, phrase: String? = nil, _ word: WordForm,
    read: @escaping @Sendable ([Word], GivenWords) throws -> Content
  ) {
    form = ParameterForm(
      name: name, presence: presence, keyword: keyword, word: word, phrase: phrase,
      check: { _ = try read($0, $1) })
    self.read = read
  }

  /// A parameter that must be there.
  init(_ name: String, _ kind: Kind<Content>) {
    self.init(name, .required, kind.form) { words, given in try kind.read(words[0], given) }
  }

  /// A parameter that may be left out.
  init<Wrapped>(optional name: String, _ kind: Kind<Wrapped>, keyword: String? = nil) where Content == Wrapped? {
    self.init(name, .optional, keyword: keyword, kind.form) { words, given in
      try words.first.map { try kind.read($0, given) }
    }
  }

  /// A parameter that may be left out, and what holds then.
  init(_ name: String, _ kind: Kind<Content>, default usual: Content) {
    self.init(name, .optional, kind.form) { words, given in try words.first.map { try kind.read($0, given) } ?? usual }
  }

  /// A parameter that takes any number of words, or at least so many.
  init<Element>(repeated name: String, atLeast least: Int = 0, _ kind: Kind<Element>) where Content == [Element] {
    self.init(name, .repeated(atLeast: least), kind.form) { words, given in
      try words.map { try kind.read($0, given) }
    }
  }

  var forms: [ArgumentForm] { [.parameter(form)] }

  func content(of given: GivenWords) -> Content { checked { try reading(given) } }

  /// The same of words that may not have been checked.
  func reading(_ given: GivenWords) throws -> Content { try read(given[form.name], given) }
}

/// A value of words that were read once without an error.
func checked<Content>(_ read: () throws -> Content) -> Content {
  do {
    return try read()
  } catch {
    preconditionFailure("an action has words that were not checked: \(error)")
  }
}

/// How a parameter is written.
public struct ParameterForm: Sendable {
  public let name: String
  public let presence: Presence
  /// A fixed word that comes before it: `at` in `layer add 10 at 2`.
  public let keyword: String?
  /// What its words may be.
  let word: WordForm
  /// How it is written where its words make up a phrase of their own, which ends at an option without dashes.
  let phrase: String?
  /// - Throws: at the first word that it does not take.
  let check: @Sendable ([Word], GivenWords) throws -> Void

  public enum Presence: Sendable {
    case required, optional
    /// Any number of words, at least this many.
    case repeated(atLeast: Int)
  }

  var isRepeated: Bool { if case .repeated = presence { true } else { false } }

  /// What stands for its value: `UNITS`, or the words themselves where they are few.
  var placeholder: String {
    if let phrase { return phrase }
    if (1...3).contains(word.choices.count) { return word.choices.map(\.word).joined(separator: "|") }
    return name.uppercased()
  }

  /// `UNITS`, `[EPOCHS]`, `[at PLACE]`, `FILE …`
  var usage: String {
    if let phrase { return phrase }
    let word = (keyword.map { "\($0) " } ?? "") + placeholder
    return switch presence {
    case .required: word
    case .optional: "[\(word)]"
    case .repeated(atLeast: 0): "[\(word) …]"
    case .repeated: "\(word) …"
    }
  }
}
