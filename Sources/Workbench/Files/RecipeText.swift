import NeuralNetwork

// A recipe as commands, for files that people and other programs read too.

extension Recipe {
  /// The commands that lead to this recipe from any other, in full precision: `layers 20 10; bottleneck 2; set seed 3; …`.
  /// What is a default is told too, for who reads the file need not know the defaults of the version that wrote it.
  var commandText: String {
    let told = Setting.all.filter { !$0.isParameter || $0.isSet(in: self) || $0.isUsed(by: detector) }
    let commands = told.map { "set \($0.name) \($0.exactText(in: self))" }
    return (["layers \(layersText)", "bottleneck \(bottleneck)"] + commands).joined(separator: "; ")
  }

  /// The recipe that such commands lead to; the text may come from anywhere.
  init(commandText: String) throws {
    self.init()
    for command in commandText.split(separator: ";") {
      let words = command.split(separator: " ").map(String.init)
      switch (words.first, words.count) {
      case ("layers", 2...):
        hidden = words[1] == "none" && words.count == 2 ? [] : try words.dropFirst().map(Self.units)
      case ("bottleneck", 2): bottleneck = try Self.units(words[1])
      case ("set", 3):
        guard let setting = Setting.named(words[1]) else { throw UnknownCommand(text: String(command)) }
        setting.set(try setting.domain.value(of: words[2]), in: &self)
      default: throw UnknownCommand(text: String(command))
      }
    }
    try check()
  }

  private static func units(_ word: String) throws -> Int {
    guard case .integer(let units) = try ValueDomain.integer(units).value(of: word) else { return 1 }
    return units
  }

  struct UnknownCommand: Error, CustomStringConvertible {
    let text: String
    var description: String { "its recipe has a command \"\(text.prefix(60))\" that is not known" }
  }
}

extension Recipe {
  /// This recipe with the layers of a network that was made elsewhere; what it can describe no network of ours has.
  ///
  /// A sigmoid output means that beats were scaled, a linear one that they may not have been.
  func fitted(to architecture: Architecture) throws -> Recipe {
    var recipe = self
    recipe.detector = Self.autoencoder
    recipe.hidden = architecture.hidden
    recipe.bottleneck = architecture.bottleneck
    // Without hidden layers their activation says nothing.
    if !architecture.hidden.isEmpty { recipe.activation = architecture.activation }
    if architecture.output == .linear {
      if scaling != .standard { recipe.scaling = .none }
    } else if scaling == .none || scaling == .standard {
      recipe.scaling = .feature
    }
    try recipe.check()
    return recipe
  }
}
