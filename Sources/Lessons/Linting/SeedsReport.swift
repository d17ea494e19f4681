/// A lesson played with several seeds: for how many of them each condition holds.
public struct SeedsReport: Sendable {
  /// A condition over the seeds.
  public struct Line: Encodable, Sendable {
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let kind: PlayedLesson.Reading.Kind
    public let condition: String
    public let measured: SeedShare
    /// What the text says of it on these beats.
    public let claimed: SeedShare?
    /// The seeds it does not hold for.
    public let misses: [Int]
    /// The least and the largest that was found of what it is about.
    public let least: Double?
    public let largest: Double?
    /// The seed that the lesson sets for it, so that there is nothing to vary.
    public let ownSeed: Int?
  }

  public let lines: [Line]
  public let findings: [Finding]

  private let lesson: Lesson

  /// What the runs of a lesson came to, each with the seed it was played with; the first is the one its readers meet.
  public init(_ lesson: Lesson, runs: [(seed: Int, played: PlayedLesson)], onSimulated isSimulated: Bool) {
    self.lesson = lesson
    let first = runs.first?.played.readings ?? []
    lines = first.map { reading in
      let found = runs.compactMap { run in run.played.readings.first { $0.isSame(as: reading) }.map { (run.seed, $0) } }
      let numbers = found.compactMap(\.1.number)
      let isOwn = runs.count > 1 && found.allSatisfy { $0.1.seed == reading.seed }
      let met = Set(found.filter(\.1.report.isMet).map(\.0))
      return Line(
        file: lesson.file, line: reading.check.line, kind: reading.kind, condition: reading.check.text,
        measured: SeedShare(held: met.count, seeds: runs.count),
        claimed: reading.check.shares?.share(onSimulated: isSimulated),
        misses: runs.map(\.seed).filter { !met.contains($0) }, least: numbers.min(), largest: numbers.max(),
        ownSeed: isOwn ? reading.seed : nil)
    }
    var findings = runs.first?.played.findings ?? []
    for run in runs.dropFirst() {
      guard let breakdown = run.played.breakdown, breakdown.weight == .error else { continue }
      findings.append(
        Finding(.error, "\(breakdown.message) (with seed \(run.seed))", file: breakdown.file, line: breakdown.line))
    }
    self.findings = findings + lines.compactMap { Self.finding($0, isSimulated) }
  }

  private static func finding(_ line: Line, _ isSimulated: Bool) -> Finding? {
    switch line.kind {
    case .check:
      guard line.ownSeed == nil, !line.misses.isEmpty, line.measured.held > 0 else { return nil }
      return Finding(
        .advice, "the reference answer makes \"\(line.condition)\" true with \(line.measured) seeds, not with \(list(line.misses))",
        file: line.file, line: line.line)
    case .fact:
      let beats = isSimulated ? "; simulated \(line.measured))" : " seeds)"
      if let claimed = line.claimed {
        // With other seeds than were counted there is nothing to compare.
        guard claimed.seeds == line.measured.seeds, claimed != line.measured else { return nil }
        return Finding(
          .error, "the text says that \"\(line.condition)\" holds for \(claimed) seeds; it holds for \(line.measured)",
          file: line.file, line: line.line)
      }
      guard line.ownSeed == nil, !line.measured.isNearlyAlways else { return nil }
      let share = isSimulated ? "(… seeds\(beats)" : "(\(line.measured)\(beats)"
      return Finding(
        .error,
        "\"\(line.condition)\" holds for \(line.measured) seeds, not for \(list(line.misses)); say so behind it, \(share), or say less",
        file: line.file, line: line.line)
    }
  }

  private static func list(_ seeds: [Int]) -> String {
    let shown = seeds.prefix(10).map(String.init).joined(separator: ", ")
    return seeds.count > 10 ? "\(shown), …" : shown
  }
}

extension PlayedLesson.Reading {
  fileprivate func isSame(as other: Self) -> Bool { kind == other.kind && check.line == other.check.line }
}
