import Detectors

// Parameters of the catalogue's methods as settings: a method's table is all that is needed.

extension Setting {
  /// Whether it is a parameter of methods of the catalogue.
  public var isParameter: Bool { if case .methods = readers { true } else { false } }

  /// Whether the detector of this name reads it.
  public func isUsed(by detector: String) -> Bool {
    switch readers {
    case .all: true
    case .network: detector == Recipe.autoencoder
    case .methods(let names): names.contains(detector)
    }
  }

  /// The detectors that read it, by name; empty where all of them do.
  public var detectors: [String] {
    switch readers {
    case .all: []
    case .network: [Recipe.autoencoder]
    case .methods(let names): names
    }
  }

  /// Whether its value was chosen: a parameter that was not follows the method.
  func isSet(in recipe: Recipe) -> Bool { !isParameter || recipe.parameters[name] != nil }

  /// The default, and where detectors have different ones each: `5 (knn), 20 (lof)`.
  public var defaultsText: String {
    let texts = detectors.map { detector -> (detector: String, text: String) in
      var recipe = Recipe()
      recipe.detector = detector
      return (detector, defaultText(in: recipe))
    }
    guard Set(texts.map(\.text)).count > 1 else { return defaultText }
    return texts.map { "\($0.text) (\($0.detector))" }.joined(separator: ", ")
  }

  /// Puts the default back.
  func reset(in recipe: inout Recipe) {
    if isParameter { recipe.parameters[name] = nil } else { write(&recipe, read(Recipe())) }
  }

  /// Every parameter of every method, each name once, in the order of the catalogue.
  static let parameters: [Setting] = {
    let all = MethodCatalogue.all.flatMap { type in
      AnyMethod(type.init()).parameters.filter { $0.name != "trim" }.map { (method: type.name, parameter: $0) }
    }
    var names: [String] = []
    for (_, parameter) in all where !names.contains(parameter.name) { names.append(parameter.name) }
    return names.map { name in
      let sharing = all.filter { $0.parameter.name == name }
      return Setting(name, sharing.map(\.method), sharing.map(\.parameter))
    }
  }()

  private init(_ name: String, _ methods: [String], _ parameters: [ParameterDescription]) {
    // The widest of the ranges; a method refuses what lies outside its own when it is trained.
    let domain = parameters.map { ValueDomain($0.domain) }.reduce(ValueDomain(parameters[0].domain)) { $0.union($1) }
    let defaults = Dictionary(zip(methods, parameters.map(\.defaultValue))) { first, _ in first }
    let fallback = parameters[0].defaultValue
    self.init(
      name: name, summary: "\(methods.joined(separator: ", ")): \(parameters[0].summary)", domain: domain,
      read: { recipe in Value(recipe.parameters[name] ?? defaults[recipe.detector] ?? fallback) },
      write: { recipe, value in recipe.parameters[name] = ParameterValue(value) }, readers: .methods(methods))
  }
}

/// The detectors there are, with what each does in a few words.
public enum DetectorChoices {
  /// The autoencoder, then the catalogue.
  public static let all =
    [Choice(Recipe.autoencoder, "the error of rebuilding a row with a network that has a bottleneck")]
    + MethodCatalogue.all.map { Choice($0.name, $0.summary) }
}

extension Value {
  init(_ value: ParameterValue) {
    switch value {
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .word("all"): self = .all
    case .word(let word): self = .word(word)
    }
  }
}

extension ParameterValue {
  init(_ value: Value) {
    switch value {
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .word(let word): self = .word(word)
    case .all: self = .word("all")
    }
  }
}

extension ValueDomain {
  /// The values that a method's parameter takes.
  init(_ domain: ParameterDomain) {
    switch domain {
    case .integer(let range, let words): self = words.isEmpty ? .integer(range) : .count(range)
    case .number(let low, let includesLow, let high, let includesHigh, let words):
      let range = NumberRange(low, high, includesLow: includesLow, includesHigh: includesHigh)
      self = words.isEmpty ? .number(range) : .numberOr(range, words.map { Choice($0.word, $0.summary) })
    case .share(let range): self = .share(range)
    case .choice(let words): self = .choice(words.map { Choice($0.word, $0.summary) })
    }
  }

  /// What either of two domains of whole numbers takes; for others the first.
  fileprivate func union(_ other: ValueDomain) -> ValueDomain {
    func widest(_ first: ClosedRange<Int>, _ second: ClosedRange<Int>) -> ClosedRange<Int> {
      min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
    }
    return switch (self, other) {
    case (.integer(let first), .integer(let second)): .integer(widest(first, second))
    case (.integer(let first), .count(let second)), (.count(let first), .integer(let second)),
      (.count(let first), .count(let second)):
      .count(widest(first, second))
    default: self
    }
  }
}
