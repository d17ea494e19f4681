/// One round of a duel as it is kept.
package struct ScoreRecord: Codable, Equatable, Sendable {
  package enum Kind: String, Codable, Sendable {
    case verdicts, attack
  }

  let kind: Kind
  /// Where the beats come from, and which part of them is judged on.
  let data: String
  let split: String
  let seed: Int
  let round: Int
  /// A person's verdicts; absent for an attack.
  package var tp, fp, tn, fn: Int?
  /// The detector, and how many of the beats it called rightly.
  package var detector: String?
  package var detectorRight: Int?
  /// Whether the detector was fooled, the person's largest change, and the machine's where it found one.
  package var fooled: Bool?
  package var largest: Double?
  package var machineLargest: Double?
  /// Seconds since 1970; absent where no clock was handed in.
  var time: Double?

  /// Whether two records are of the same beats.
  func isSameRound(as other: ScoreRecord) -> Bool {
    kind == other.kind && data == other.data && split == other.split && seed == other.seed && round == other.round
  }

  /// Whether it can be what heartline wrote: what is added up later must not overflow.
  var isPlausible: Bool {
    let counts = [tp, fp, tn, fn, detectorRight].compactMap(\.self)
    return (1...1_000_000).contains(round) && counts.allSatisfy { (0...1000).contains($0) }
      && [largest, machineLargest, time].compactMap(\.self).allSatisfy { $0.isFinite && (0...1e12).contains($0) }
      && (kind == .attack ? fooled != nil && largest != nil : counts.count == 5)
  }
}

extension ScoreRecord {
  package init(kind: Kind, data: String, split: String, seed: Int, round: Int) {
    (self.kind, self.data, self.split, self.seed, self.round) = (kind, data, split, seed, round)
  }

  /// Beats called rightly.
  var right: Int? {
    guard let tp, let tn else { return nil }
    return tp + tn
  }
}
