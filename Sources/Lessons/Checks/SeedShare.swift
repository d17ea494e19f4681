/// For how many seeds something holds: `17 of 20 seeds`.
public struct SeedShare: Equatable, Encodable, Sendable, CustomStringConvertible {
  public let held: Int
  public let seeds: Int

  public init(held: Int, seeds: Int) {
    self.held = held
    self.seeds = seeds
  }

  public var description: String { "\(held) of \(seeds)" }

  /// Whether it may be said without its share: it holds for nineteen of twenty seeds, or more.
  public var isNearlyAlways: Bool { held * 20 >= seeds * 19 }
}

/// The shares of seeds that a fact carries: one for recorded beats, and one for simulated beats where that differs.
///
///     auc >= 0.98   # the AUC, at least 0.98 (17 of 20 seeds)
///     auc >= 0.98   # the AUC, at least 0.98 (17 of 20 seeds; simulated 12 of 20)
public struct SeedShares: Equatable, Sendable {
  public let recorded: SeedShare?
  public let simulated: SeedShare?

  public init(recorded: SeedShare? = nil, simulated: SeedShare? = nil) {
    self.recorded = recorded
    self.simulated = simulated
  }

  /// The one that is true of the beats at hand.
  public func share(onSimulated isSimulated: Bool) -> SeedShare? { isSimulated ? simulated : recorded }

  private static let form = "a share is written (17 of 20 seeds) or (17 of 20 seeds; simulated 12 of 20)"

  /// Takes the shares off the end of a fact's line; parentheses that name no seeds are words like others.
  static func taken(from text: inout String) throws(ConditionError) -> SeedShares? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    guard inner.contains("seed") else { return nil }
    let shares = try SeedShares(reading: inner)
    text = String(text[..<open].trimmingBlanks)
    return shares
  }

  private init(reading text: Substring) throws(ConditionError) {
    var shares: [Bool: SeedShare] = [:]
    for part in text.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      var words = part.lowercased().split(separator: " ").filter { $0 != "seeds" }[...]
      let isSimulated = words.first == "simulated"
      if isSimulated { words = words.dropFirst() }
      guard words.count == 3, words.dropFirst().first == "of", let held = words.first.flatMap({ Int($0) }),
        let seeds = words.last.flatMap({ Int($0) }), (1...1000).contains(seeds), (0...seeds).contains(held),
        shares[isSimulated] == nil
      else { throw ConditionError(message: "\"(\(text))\" is not understood; \(Self.form)") }
      shares[isSimulated] = SeedShare(held: held, seeds: seeds)
    }
    self.init(recorded: shares[false], simulated: shares[true])
  }
}
