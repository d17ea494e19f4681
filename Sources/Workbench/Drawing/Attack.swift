import Heartbeats

/// The smallest change found of a beat that flips the detector's verdict: adversarial input, found by the machine.
///
/// That no smaller one exists is not said: another search may find one.
public struct Attack: Sendable {
  /// The beat as it was.
  public let original: BeatScore
  /// The beat with the change; where none was found, the one that came nearest.
  public let changed: BeatScore
  /// The most that any point was allowed to change, in the data's own units.
  public let budget: Double
  /// Whether the verdict flipped.
  public let succeeded: Bool
  /// The most that would be needed where the budget was too small; nil where even `largestBudget` is.
  public let neededBudget: Double?

  public static let largestBudget = 10.0
  /// The most that a point may change where nobody says how much.
  public static let usualBudget = 0.3

  /// The most that any point did change.
  public var largestChange: Double {
    zip(changed.beat, original.beat).reduce(0) { max($0, Double(abs($1.0 - $1.1))) }
  }

  /// The change's root mean square over the points.
  public var typicalChange: Double {
    let squares = zip(changed.beat, original.beat).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
    return (squares / Double(max(1, original.beat.count))).squareRoot()
  }

  /// - Throws: when the detector is not a network: the search follows its gradient.
  package init(_ values: [Float], budget: Double, detector: TrainedDetector) throws {
    let network = try detector.requireNetwork(for: "draw attack").network
    original = BeatScore(values, detector: detector)
    self.budget = budget
    let search = AttackSearch(values, wantsAbnormal: !original.isAbnormal, network: network, detector: detector)
    // The same search whatever the budget: a budget that is named as enough is enough when it is typed.
    let found = search.smallest(upTo: Self.largestBudget)
    succeeded = found.map { $0.change <= budget } ?? false
    neededBudget = found?.change
    let shown = succeeded ? found : nil
    changed = BeatScore((shown ?? search.nearest(within: budget, from: found)).beat, detector: detector)
  }
}

extension Workbench {
  /// Looks for the smallest change within the budget that flips the verdict on a beat.
  public func attack(_ values: [Float], budget: Double) throws -> Attack {
    try checkWidth(values)
    return try Attack(values, budget: budget, detector: trained())
  }
}
