import Detectors
import Words

// Which method a recipe trains, and what of the recipe matters to it.

extension Recipe {
  /// Whether a network is trained.
  public var isNetwork: Bool { detector == Self.autoencoder }

  /// The configured method of the catalogue; `nil` for the autoencoder.
  ///
  /// - Throws: `WorkbenchError.parameter` where a value that was set for another method lies outside this one's range.
  public func method() throws -> AnyMethod? {
    guard var method = AnyMethod(named: detector) else { return nil }
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      do {
        try method.set(name, to: value)
      } catch .unknown {
        continue
      } catch .outsideDomain(let name, let domain) {
        throw WorkbenchError.parameter(
          name: name, value: value.text, detector: detector, range: ValueDomain(domain).description)
      }
    }
    method.trim = Trim(share: trim)
    return method
  }

  /// The recipe without what its detector does not read, so that two that train the same are equal.
  package func reduced(for name: String? = nil) -> Recipe {
    let name = name ?? detector
    var reduced = self
    for setting in Setting.all where !setting.isUsed(by: name) { setting.reset(in: &reduced) }
    guard name != Self.autoencoder else { return reduced }
    (reduced.hidden, reduced.bottleneck) = (Recipe().hidden, Recipe().bottleneck)
    return reduced
  }

  /// What is different from `earlier` and matters to this recipe's detector.
  public func changesThatMatter(since earlier: Recipe) -> [RecipeChange] {
    reduced().changes(since: earlier.reduced(for: detector))
  }

  /// The method's own parameters as they are, `neighbors 5`; none for a network.
  public var parameterTexts: [String] {
    Setting.all.filter { $0.isParameter && $0.isUsed(by: detector) }.map { "\($0.name) \($0.text(in: self))" }
  }
}

extension ParameterValue {
  /// The value as a person writes it.
  var text: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value): plain(value)
    case .word(let word): word
    }
  }
}
