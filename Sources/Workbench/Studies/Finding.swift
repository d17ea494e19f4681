/// A published claim, and whether it held here.
///
/// One rule decides for every study, from the figures alone: a claim that holds in every test is reproduced, one that
/// holds in none refuted, one that holds in some conditional; while a test lacks figures nothing is decided. A verdict is
/// given only where other seeds would nearly always lead to the same.
public struct Finding: Encodable, Sendable {
  public let claim: String
  /// Who says so.
  public let source: String
  public let tests: [Test]
  public let verdict: Verdict
  /// Seeds that were finished at every level: those the verdict is drawn from.
  public let seeds: Int
  /// The share of draws of these seeds that lead to what they themselves lead to; absent while figures are missing.
  public let agreement: Double?
  /// Why there is no verdict, where there is none.
  public let undecided: Reason?
  /// How many seeds at every level should be enough for one; absent where there is one, or where even a hundred may not
  /// do.
  public let neededSeeds: Int?
  /// What else to know before the verdict is believed.
  public let remarks: [String]

  public enum Verdict: String, Encodable, Sendable {
    case reproduced, refuted, conditional, undecided
  }

  public enum Reason: String, Encodable, Sendable {
    case figuresMissing = "figures are missing"
    case tooFewSeeds = "too few seeds to tell"
  }

  /// One way to look whether the claim holds.
  public struct Test: Encodable, Sendable {
    /// Under which circumstances, and what must be so.
    public let condition: String
    /// Absent while figures are missing.
    public let holds: Bool?
    public let measured: [Figure]
    /// The share of draws of the seeds with the same answer; absent while figures are missing.
    public internal(set) var agreement: Double?
    /// Whether other seeds would nearly always lead to the same answer.
    public internal(set) var isSure = false
  }

  /// A figure that a test looks at.
  public struct Figure: Encodable, Sendable {
    public let name: String
    /// Absent when it was never reached.
    public let value: Double?
    public var claimed: Double?
    /// The figure in words, where it is a count.
    public var words: String?
    /// The lowest and the highest of the seeds, where the value is their median.
    public var low, high: Double?
  }

  /// What answers lead to.
  static func verdict(_ answers: [Bool?]) -> Verdict {
    if answers.contains(nil) { return .undecided }
    if !answers.contains(false) { return .reproduced }
    return answers.contains(true) ? .conditional : .refuted
  }

  /// The claim that belongs to a study of `recipe`, held against what its trainings came to.
  init(_ kind: StudyKind, _ outcomes: StudyOutcomes, recipe: Recipe) {
    (claim, source) = kind.claim(recipe)
    let complete = outcomes.completeSeeds
    seeds = complete.count
    // What only some levels have finished compares unlike with like.
    let levels = complete.isEmpty ? outcomes.levels : outcomes.levels(drawing: complete)
    var tests = kind.tests(LevelTests(levels: levels, isComplete: outcomes.isComplete), recipe)
    remarks = kind.remarks(levels)
    func answers(_ drawn: [Int]) -> [Bool?] {
      kind.tests(LevelTests(levels: outcomes.levels(drawing: drawn), isComplete: true), recipe).map(\.holds)
    }
    typealias TestCheck = VerdictCheck<Bool?>
    let isMissing = tests.contains { $0.holds == nil }
    if !complete.isEmpty, !isMissing {
      for index in tests.indices {
        let check = TestCheck(complete, drawing: complete.count) { answers($0)[index] }
        tests[index].agreement = check.agreement
        tests[index].isSure = complete.count >= TestCheck.leastSeeds && check.agreement >= TestCheck.enough
      }
    }
    self.tests = tests
    let found = Self.verdict(tests.map(\.holds))
    guard found != .undecided, !complete.isEmpty else {
      (verdict, agreement, undecided, neededSeeds) = (.undecided, nil, .figuresMissing, nil)
      return
    }
    typealias Check = VerdictCheck<Verdict>
    let check = Check(complete, drawing: complete.count) { Self.verdict(answers($0)) }
    agreement = check.agreement
    let isSure = complete.count >= Check.leastSeeds && check.agreement >= Check.enough
    verdict = isSure ? found : .undecided
    undecided = isSure ? nil : .tooFewSeeds
    neededSeeds = isSure ? nil : Check.needed(complete) { Self.verdict(answers($0)) }
  }
}
