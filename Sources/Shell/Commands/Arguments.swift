import Views

/// The words of one call, each under the name of the parameter or option that it was given for.
struct GivenWords: Sendable {
  private var words: [String: [Word]] = [:]
  /// Whether words may be abbreviated: at the prompt, never in a file.
  let abbreviated: Bool
  /// How the command is written, for errors.
  let form: String
  /// What errors say that a word is for: an option by its name.
  var subject: String?
  /// The text of a here-document.
  var block: String?

  init(abbreviated: Bool, form: String) {
    self.abbreviated = abbreviated
    self.form = form
  }

  subscript(name: String) -> [Word] { words[name] ?? [] }

  mutating func add(_ word: Word, for name: String) { words[name, default: []].append(word) }
}

/// Several declarations together, as the stored properties of a type:
///
///     struct NewLayer: Form {
///       let units = Parameter("units", .integer(Recipe.units))
///       let place = Parameter(optional: "place", .integer(1...11), keyword: "at")
///     }
///
/// An action finds what was given under the same names: `arguments.units` is an Int, `arguments.place` an Int?. So it can
/// ask for nothing that its command does not declare.
protocol Form: ArgumentDeclaration where Content == Arguments<Self> {}

extension Form {
  /// Those of its properties, in their order.
  var forms: [ArgumentForm] { Mirror(reflecting: self).children.flatMap { Self.declaration($0).forms } }

  func content(of given: GivenWords) -> Arguments<Self> { Arguments(self, given) }

  private static func declaration(_ property: Mirror.Child) -> any ArgumentDeclaration {
    guard let declaration = property.value as? any ArgumentDeclaration else {
      preconditionFailure("\(Self.self).\(property.label ?? "") is not an argument")
    }
    return declaration
  }
}

/// What was given for a form, checked: what an action gets to see.
@dynamicMemberLookup
struct Arguments<Declared: Form>: Sendable {
  private let form: Declared
  private let given: GivenWords

  init(_ form: Declared, _ given: GivenWords) {
    self.form = form
    self.given = given
  }

  subscript<Argument: ArgumentDeclaration>(dynamicMember path: KeyPath<Declared, Argument>) -> Argument.Content {
    form[keyPath: path].content(of: given)
  }

  /// Whether anything was given.
  func isGiven(_ path: PartialKeyPath<Declared>) -> Bool { first(path) != nil }

  /// The first of these that was given.
  func firstGiven(of paths: PartialKeyPath<Declared>...) -> GivenArgument? { paths.lazy.compactMap(first).first }

  /// The first argument that was given at all.
  var firstGiven: GivenArgument? { first(in: form.forms) }

  /// An error about the word that was given.
  func error(_ message: String, about path: PartialKeyPath<Declared>) -> CommandError {
    first(path)?.error(message) ?? CommandError(message)
  }

  private func first(_ path: PartialKeyPath<Declared>) -> GivenArgument? {
    (form[keyPath: path] as? any ArgumentDeclaration).flatMap { first(in: $0.forms) }
  }

  private func first(in forms: [ArgumentForm]) -> GivenArgument? {
    forms.lazy.compactMap(\.name).compactMap { name in given[name].first.map { GivenArgument(name: name, word: $0) } }
      .first
  }
}

/// An argument that was given, by name.
struct GivenArgument {
  let name: String
  let word: Word

  func error(_ message: String) -> CommandError { CommandError(message, word) }
}

extension ArgumentForm {
  var name: String? {
    switch self {
    case .parameter(let form): form.name
    case .option(let form): form.name
    case .block: nil
    }
  }
}

/// A command that takes no arguments.
struct NoArguments: ArgumentDeclaration {
  var forms: [ArgumentForm] { [] }
  func content(of given: GivenWords) {}
}

/// A here-document.
struct BlockArgument: ArgumentDeclaration {
  var forms: [ArgumentForm] { [.block] }
  func content(of given: GivenWords) -> String? { given.block }
}

/// The same kind of declaration several times.
extension Array: ArgumentDeclaration where Element: ArgumentDeclaration {
  var forms: [ArgumentForm] { flatMap(\.forms) }
  func content(of given: GivenWords) -> [Element.Content] { map { $0.content(of: given) } }
}
