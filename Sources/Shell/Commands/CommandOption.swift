import Views
import Workbench

/// An option of a command: `--name value`, or `--name` alone where it is a flag.
struct CommandOption<Content: Sendable>: ArgumentDeclaration {
  let form: OptionForm
  private let read: @Sendable ([Word], GivenWords) throws -> Content

  private init(_ form: OptionForm, read: @escaping @Sendable ([Word], GivenWords) throws -> Content) {
    self.form = form
    self.read = read
  }

  /// An option with a value.
  init<Wrapped>(_ name: String, _ kind: Kind<Wrapped>, _ summary: String) where Content == Wrapped? {
    self.init(OptionForm(name, kind, summary)) { words, given in try words.first.map { try kind.read($0, given) } }
  }

  /// An option with a value that holds where it is not given.
  ///
  /// - Parameter shown: How help says the default behind the summary; nil where it does not.
  init(
    _ name: String, _ kind: Kind<Content>, default usual: Content, shown: ((Content) -> String)? = nil,
    _ summary: String
  ) {
    let told = shown.map { "\(summary) (default: \($0(usual)))" } ?? summary
    self.init(OptionForm(name, kind, told)) { words, given in
      try words.first.map { try kind.read($0, given) } ?? usual
    }
  }

  /// Names with commas between them; each time that it is given adds some.
  init(list name: String, _ summary: String) where Content == [String] {
    self.init(OptionForm(name, Kind<String>.text, summary)) { words, _ in
      words.flatMap { $0.text.split(separator: ",").map { String($0).trimmingWhitespace() } }
    }
  }

  /// An option that stands alone.
  init(flag name: String, _ summary: String) where Content == Bool {
    self.init(OptionForm(flag: name, summary)) { words, _ in !words.isEmpty }
  }

  var forms: [ArgumentForm] { [.option(form)] }

  func content(of given: GivenWords) -> Content { checked { try read(given[form.name], given) } }
}

/// How an option is written.
public struct OptionForm: Sendable {
  public let name: String
  public let summary: String
  /// Whether it stands alone.
  public let isFlag: Bool
  /// What its value may be.
  let word: WordForm
  /// - Throws: where it does not take this value.
  let check: @Sendable (Word, GivenWords) throws -> Void

  fileprivate init<Content>(_ name: String, _ kind: Kind<Content>, _ summary: String) {
    self.name = name
    self.summary = summary
    isFlag = false
    word = kind.form
    check = { word, given in
      var given = given
      given.subject = "--\(name)"
      _ = try kind.read(word, given)
    }
  }

  fileprivate init(flag name: String, _ summary: String) {
    self.name = name
    self.summary = summary
    isFlag = true
    word = WordForm()
    check = { _, _ in }
  }

  var usage: String {
    if isFlag { return "[--\(name)]" }
    return "[--\(name) \(word.choices.isEmpty ? "VALUE" : word.choices.map(\.word).joined(separator: "|"))]"
  }
}
