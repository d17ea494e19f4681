import NeuralNetwork
import Words

/// What a study or a search may vary: anything with a name and values that can be put into a recipe. Every setting is
/// one; so are the layers and the bottleneck.
public struct Factor: Sendable {
  let setting: Setting
  private let reader: @Sendable (String, _ abbreviated: Bool) throws -> Value

  public var name: String { setting.name }
  public var summary: String { setting.summary }
  /// The values it takes; `.text` for the layers, whose values are lists.
  public var domain: ValueDomain { setting.domain }

  /// One of its values.
  public struct Level: Equatable, Sendable {
    /// As it is typed and shown.
    public let text: String
    /// What the setting takes; the word `15 7` for layers.
    public let value: Value
  }

  init(_ setting: Setting) {
    self.setting = setting
    let domain = setting.domain
    reader = { text, abbreviated in try domain.value(of: text, abbreviated: abbreviated) }
  }

  private init(_ setting: Setting, reader: @escaping @Sendable (String) throws -> Value) {
    self.setting = setting
    self.reader = { text, _ in try reader(text) }
  }

  /// The value that `text` names.
  ///
  /// - Throws: `ValueError`, or `FactorError` for layers and for what the network cannot have.
  public func level(_ text: String, abbreviated: Bool = false) throws -> Level {
    do {
      let value = try reader(text, abbreviated)
      var recipe = Recipe()
      setting.set(value, in: &recipe)
      return Level(text: self.text(in: recipe), value: value)
    } catch let error as ValueError {
      throw error.about(name)
    }
  }

  /// The value that a recipe has.
  public func text(in recipe: Recipe) -> String {
    let text = setting.text(in: recipe)
    return setting.name == Self.layers.name ? text.replacing(" ", with: "-") : text
  }

  /// Puts a value into a recipe.
  public func put(_ level: Level, in recipe: inout Recipe) { setting.set(level.value, in: &recipe) }

  /// Whether the detector of this name reads it.
  public func isUsed(by detector: String) -> Bool { setting.isUsed(by: detector) }
  /// The detectors that read it; empty where all of them do.
  public var detectors: [String] { setting.detectors }

  /// The levels of all its words, where it takes one of a few words.
  public var words: [String]? {
    if case .choice(let choices) = domain { choices.map(\.word) } else { nil }
  }
}

extension Factor: Equatable {
  public static func == (left: Factor, right: Factor) -> Bool { left.name == right.name }
}

extension Factor {
  /// Every factor, in the order they are shown: what is a setting is one.
  public static var all: [Factor] {
    let own = [layers, bottleneck]
    return own + Setting.all.filter { setting in !own.contains { $0.name == setting.name } }.map(Factor.init)
  }

  public static func named(_ name: String) -> Factor? { all.first { $0.name == name.lowercased() } }

  /// The encoder's hidden layers: `none`, `15` or `15-7`.
  package static let layers = Factor(
    Setting(
      name: "layers", summary: "the encoder's hidden layers, as in 15-7", domain: .text,
      read: { .word($0.layersText) },
      write: { recipe, value in
        if case .word(let text) = value, let units = units(text) { recipe.hidden = units }
      }, readers: .network),
    reader: { text in
      guard let units = units(text) else { throw FactorError.layers(text) }
      return .word(units.isEmpty ? "none" : units.map(String.init).joined(separator: " "))
    })

  static let bottleneck = Factor(
    Setting(
      name: "bottleneck", summary: "units of the bottleneck", domain: .integer(Recipe.units),
      read: { .integer($0.bottleneck) }, write: { if case .integer(let units) = $1 { $0.bottleneck = units } },
      readers: .network))

  /// The units of `15-7`, `15 7`, `15,7`; none of `none`.
  private static func units(_ text: String) -> [Int]? {
    if text.lowercased() == "none" { return [] }
    let parts = text.split(omittingEmptySubsequences: false) { "-, ".contains($0) }
    let units = parts.compactMap { wholeNumber(String($0)) }
    guard units.count == parts.count, units.allSatisfy(Recipe.units.contains), !units.isEmpty,
      Recipe.hiddenLayers.contains(units.count)
    else { return nil }
    return units
  }
}

/// A value or a range that a factor does not have; each is one sentence that names the way out.
public enum FactorError: Error, Equatable, Sendable {
  case layers(String)
  case rangeOfWords(String, ValueDomain)
  case rangeOfLayers
  case emptyRange(String, String)
  case logarithm(String)
  case tooManyValues(low: String, high: String, count: Int)
  case tooFewNumbers(low: String, high: String, count: Int, asked: Int)
  case noNumber(String)
}
