import Heartbeats
import NeuralNetwork
import Tables
import Words

/// A setting of the recipe: its name, the values it takes, and where it stands.
public struct Setting: Sendable {
  public let name: String
  /// What it is, in a few words.
  public let summary: String
  public let domain: ValueDomain
  package let read: @Sendable (Recipe) -> Value
  let write: @Sendable (inout Recipe, Value) -> Void
  /// Which detectors read it.
  package var readers = Readers.all

  /// The detectors that a setting matters to.
  package enum Readers: Equatable, Sendable {
    case all
    case network
    /// Methods of the catalogue, by name: it is a parameter of theirs.
    case methods([String])
  }

  /// The setting's value as a person writes it.
  public func text(in recipe: Recipe) -> String {
    switch read(recipe) {
    case .word(let word): return word
    case .integer(let value): return String(value)
    case .all: return "all"
    case .number(let value):
      if case .share = domain { return percent(value) }
      return plain(value)
    }
  }

  /// The value in full precision, so that a recipe from a file can be checked by the rules of the prompt.
  func exactText(in recipe: Recipe) -> String {
    if case .number(let value) = read(recipe) {
      // 30 would be understood as 30 %.
      if case .share = domain, value >= 1 { return "\(value * 100)%" }
      return value.description
    }
    return text(in: recipe)
  }

  /// Puts `value`, which its domain must have made, into a recipe.
  public func set(_ value: Value, in recipe: inout Recipe) {
    write(&recipe, value)
  }

  /// The default as a person writes it.
  public var defaultText: String { text(in: Recipe()) }

  /// The default under the recipe's detector: parameters of the same name differ from method to method.
  public func defaultText(in recipe: Recipe) -> String {
    var plain = Recipe()
    plain.detector = recipe.detector
    return name == "detector" ? defaultText : text(in: plain)
  }

  /// A value that is worth a try: not the default.
  public var example: String {
    switch domain {
    case .choice(let choices): choices.map(\.word).first { $0 != defaultText } ?? defaultText
    case .share: name == "validation" ? "30%" : "10%"
    case .count: "500"
    case .integer, .number, .numberOr: text(in: Self.exampleRecipe)
    case .text: defaultText
    }
  }

  /// Another recipe than the default one, as an example for every setting that is a number.
  private static let exampleRecipe: Recipe = {
    var recipe = Recipe()
    recipe.batchSize = 32
    recipe.epochs = 100
    recipe.patience = 10
    recipe.seed = 7
    recipe.optimizer.learningRate = 0.003
    recipe.optimizer.beta1 = 0.5
    recipe.optimizer.beta2 = 0.99
    recipe.optimizer.momentum = 0.5
    recipe.optimizer.rho = 0.9
    recipe.regularizer.rate = 0.001
    recipe.parameters = [
      "components": .integer(5), "clusters": .integer(4), "starts": .integer(10), "neighbors": .integer(10),
      "kept-rows": .integer(500), "nu": .number(0.1), "gamma": .number(0.5), "trees": .integer(300),
      "sample-size": .integer(128), "mixtures": .integer(3),
    ]
    return recipe
  }()

  /// Every setting, in the order they are shown: names, defaults and ranges stand here and nowhere else.
  public static let all: [Setting] =
    [choice("detector", "the method that is trained", \.detector, DetectorChoices.all)] + network + rows + parameters

  /// Settings of the autoencoder.
  private static let network: [Setting] = [
    choice("activation", "activation of the hidden layers", \.activation, Activation.hiddenChoices),
    choice("optimizer", "the rule that turns gradients into steps", \.optimizer.kind, OptimizerKind.choices),
    number("learning-rate", "how far one step goes", \.optimizer.learningRate, NumberRange(0, includesLow: false)),
    integer("batch-size", "beats that make one step together", \.batchSize, 1...1_000_000),
    integer("epochs", "passes over the training beats", \.epochs, 1...1_000_000),
    patience,
    choice("regularizer", "penalty on the size of the weights", \.regularizer.kind, RegularizerKind.choices),
    number("regularization-rate", "weight of that penalty in the loss", \.regularizer.rate, NumberRange(0)),
    choice("regularized-layers", "layers that are penalised", \.regularizer.scope, RegularizerScope.choices),
    number("beta1", "adam, adamax: memory of the mean gradient", \.optimizer.beta1, fraction),
    number("beta2", "adam, adamax: memory of the gradient's size", \.optimizer.beta2, fraction),
    number("momentum", "momentum: memory of the last step", \.optimizer.momentum, fraction),
    number("rho", "adadelta: memory of the gradient's size", \.optimizer.rho, fraction),
  ].map { $0.read(by: .network) }

  /// Settings of the rows, which every detector reads.
  private static let rows: [Setting] = [
    share("contamination", "share of abnormal beats among the training beats", \.contamination, 0...0.7),
    count("train-size", "beats taken to train on", \.trainSize),
    count("test-size", "beats taken to test on", \.testSize),
    share("validation", "share kept out of training to choose thresholds on", \.validation, 0...0.5),
    choice("split", "which file is trained on and which tested on", \.split, SplitKind.choices),
    choice("scaling", "how beats are brought into 0 … 1", \.scaling, ScalingKind.choices),
    share("trim", "share of the training rows left out, those farthest from the medians", \.trim, 0...0.9),
    integer("seed", "where every random choice starts", \.seed, Recipe.seeds),
  ]

  /// The setting of this name, whatever the case of its letters.
  public static func named(_ name: String) -> Setting? {
    all.first { $0.name == name.lowercased() }
  }

  /// Zero stands for none, so that the setting has a value to be set back to.
  private static let patience = Setting(
    name: "patience", summary: "epochs without a lower validation loss after which training stops; 0: never",
    domain: .integer(0...1_000_000), read: { .integer($0.patience ?? 0) },
    write: { if case .integer(let value) = $1 { $0.patience = value > 0 ? value : nil } })

  private static let fraction = NumberRange(0, 1, includesHigh: false)
}

extension Setting {
  private func read(by readers: Readers) -> Setting {
    var setting = self
    setting.readers = readers
    return setting
  }

  /// A choice of words that the recipe keeps as they are.
  private static func choice(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, String> & Sendable, _ choices: [Choice]
  ) -> Setting {
    Setting(
      name: name, summary: summary, domain: .choice(choices), read: { .word($0[keyPath: path]) },
      write: { if case .word(let word) = $1 { $0[keyPath: path] = word } })
  }

  private static func choice<Kind: RawRepresentable & Sendable>(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, Kind> & Sendable, _ choices: [Choice]
  ) -> Setting where Kind.RawValue == String {
    Setting(
      name: name, summary: summary, domain: .choice(choices), read: { .word($0[keyPath: path].rawValue) },
      write: { recipe, value in
        if case .word(let word) = value, let kind = Kind(rawValue: word) { recipe[keyPath: path] = kind }
      })
  }

  private static func number(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, Double> & Sendable, _ range: NumberRange
  ) -> Setting {
    Setting(
      name: name, summary: summary, domain: .number(range), read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  private static func share(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, Double> & Sendable, _ range: ClosedRange<Double>
  ) -> Setting {
    Setting(
      name: name, summary: summary, domain: .share(range), read: { .number($0[keyPath: path]) },
      write: { if case .number(let value) = $1 { $0[keyPath: path] = value } })
  }

  private static func integer(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, Int> & Sendable, _ range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      name: name, summary: summary, domain: .integer(range), read: { .integer($0[keyPath: path]) },
      write: { if case .integer(let value) = $1 { $0[keyPath: path] = value } })
  }

  private static func count(
    _ name: String, _ summary: String, _ path: WritableKeyPath<Recipe, Int?> & Sendable
  ) -> Setting {
    Setting(
      name: name, summary: summary, domain: .count(1...1_000_000),
      read: { $0[keyPath: path].map(Value.integer) ?? .all },
      write: { recipe, value in
        if case .integer(let count) = value { recipe[keyPath: path] = count } else { recipe[keyPath: path] = nil }
      })
  }
}
