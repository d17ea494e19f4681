import Heartbeats
import SeededRandom
import Tables

/// A normal test beat for a person to bend until the detector is fooled.
public struct AttackTarget: Sendable {
  /// Counted from 1.
  public let round: Int
  public let beat: TestBeat
}

/// A person's change of a beat beside the one that the machine found.
public struct AttackDuel: Sendable {
  public let target: AttackTarget
  public let original: BeatScore
  /// The beat as the person left it.
  public let changed: BeatScore
  /// What the network's own gradient finds; nil for a detector without one.
  public let machine: Attack?

  /// The most the machine may change any point, in the data's own units.
  public static let budget = 2.0

  /// Whether the detector is fooled: it calls the changed beat abnormal.
  public var isFooled: Bool { changed.isAbnormal != original.isAbnormal }

  /// How far one curve is from another.
  public struct Size: Equatable, Sendable {
    /// The most that any point changed.
    public let largest: Double
    /// The change's root mean square over the points.
    public let typical: Double

    public init(_ values: [Float], from original: [Float]) {
      let changes = zip(values, original).map { Double(abs($0 - $1)) }
      largest = changes.max() ?? 0
      typical = (changes.reduce(0) { $0 + $1 * $1 } / Double(max(1, changes.count))).squareRoot()
    }
  }

  public var size: Size { Size(changed.beat, from: original.beat) }
  public var machineSize: Size? { machine.map { Size($0.changed.beat, from: original.beat) } }
}

extension Workbench {
  /// The beat of a round: one of the normal test beats that the trained detector calls normal, by the session's seed.
  public func attackTarget(round: Int) throws -> AttackTarget {
    let detector = try trained()
    let partition = detector.preparation.partition
    guard data.domain.kind == .curve else {
      throw DuelError.notBeats("\(data.domain.noun.plural) of \(partition.test.width) values")
    }
    let rows = partition.test.indices(of: .normal).filter { detector.scores.test[$0] <= detector.threshold.value }
    guard !rows.isEmpty else { throw DuelError.nothingToFool }
    guard (1...rows.count).contains(round) else { throw DuelError.noRound(round, of: rows.count) }
    var random = SeededRandom.stream(seed: recipe.seed, "duel attack")
    let row = rows[random.permutation(rows.count)[round - 1]]
    return AttackTarget(
      round: round,
      beat: TestBeat(
        index: partition.testIndices[row] + 1, values: partition.test[row].values,
        beatClass: partition.test.classes[row]))
  }

  /// A person's change of a round's beat, judged, with the machine's beside it.
  public func attackDuel(_ target: AttackTarget, changed values: [Float]) throws -> AttackDuel {
    let isDifferentiable = try trained().trainedNetwork != nil
    return AttackDuel(
      target: target, original: try score(target.beat.values), changed: try score(values),
      machine: isDifferentiable ? try attack(target.beat.values, budget: AttackDuel.budget) : nil)
  }
}
