/// Where the samples of a lead are missing, stuck at an end of the scale, or flat.
struct LeadQuality {
  /// Running counts, so that any stretch is judged at once.
  private let missing: [Int32]
  private let saturated: [Int32]
  private let flat: [Int32]
  private let longGaps: [Int32]
  let overall: [RecordingProblem]

  private static let flatSeconds = 0.25
  private static let gapSeconds = 0.04
  private static let saturatedSeconds = 0.02
  private static let missingShare = 0.05
  /// Shares of the whole recording below this are not worth a word, but for samples that are missing.
  private static let notable = 0.002

  init(_ lead: RecordingLead, rate: Double) {
    let samples = lead.samples
    func length(_ seconds: Double, least: Int) -> Int { max(least, Int((seconds * rate).rounded())) }
    let isMissing = samples.map { !$0.isFinite }
    let runs = Self.runs(samples)
    let rails = Self.rails(lead, runs, least: length(Self.saturatedSeconds, least: 4))
    var isFlat = [Bool](repeating: false, count: samples.count)
    var isSaturated = isFlat
    for run in runs {
      let value = samples[run.lowerBound]
      if rails.contains(value), run.count >= length(Self.saturatedSeconds, least: 4) {
        for index in run { isSaturated[index] = true }
      } else if run.count >= length(Self.flatSeconds, least: 8) {
        for index in run { isFlat[index] = true }
      }
    }
    var isLongGap = [Bool](repeating: false, count: samples.count)
    var start: Int?
    for index in 0...samples.count {
      if index < samples.count, isMissing[index] {
        if start == nil { start = index }
      } else if let begun = start {
        if index - begun >= length(Self.gapSeconds, least: 2) { for gap in begun..<index { isLongGap[gap] = true } }
        start = nil
      }
    }
    missing = Self.counts(isMissing)
    saturated = Self.counts(isSaturated)
    flat = Self.counts(isFlat)
    longGaps = Self.counts(isLongGap)
    let all = Double(max(1, samples.count))
    func share(_ counts: [Int32]) -> Double { Double(counts.last ?? 0) / all }
    var overall: [RecordingProblem] = []
    if share(missing) > 0 { overall.append(.missing(share(missing))) }
    if share(saturated) > Self.notable { overall.append(.saturated(share(saturated))) }
    if share(flat) > Self.notable { overall.append(.flat(share(flat))) }
    self.overall = overall
  }

  /// What is wrong with the samples of a beat.
  func problems(_ range: ClosedRange<Int>) -> [BeatProblem] {
    func count(_ counts: [Int32]) -> Int { Int(counts[range.upperBound + 1] - counts[range.lowerBound]) }
    var problems: [BeatProblem] = []
    if count(longGaps) > 0 || Double(count(missing)) > Self.missingShare * Double(range.count) {
      problems.append(.missing)
    }
    if count(saturated) > 0 { problems.append(.saturated) }
    // A line between two beats may be level; one that takes up a third of the beat is not a heart's.
    if count(flat) * 3 > range.count { problems.append(.flat) }
    return problems
  }

  private static func counts(_ flags: [Bool]) -> [Int32] {
    var counts: [Int32] = [0]
    counts.reserveCapacity(flags.count + 1)
    for flag in flags { counts.append((counts.last ?? 0) + (flag ? 1 : 0)) }
    return counts
  }

  /// Stretches of two samples or more that hold the same value.
  private static func runs(_ samples: [Float]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in samples.indices.dropFirst() where samples[index] != samples[index - 1] {
      if index - start > 1 { runs.append(start..<index) }
      start = index
    }
    if samples.count - start > 1 { runs.append(start..<samples.count) }
    return runs
  }

  /// The values a saturated lead sticks to: the converter's own ends, or where the file does not tell them the largest
  /// and the smallest sample, if the lead keeps coming back to rest there.
  private static func rails(_ lead: RecordingLead, _ runs: [Range<Int>], least: Int) -> Set<Float> {
    var rails: Set<Float> = []
    if let known = lead.rails { rails = [known.lowerBound, known.upperBound] }
    let finite = lead.samples.lazy.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), low < high else { return rails }
    for end in [low, high] {
      let rests = runs.count { lead.samples[$0.lowerBound] == end && $0.count >= least }
      if rests > 0 { rails.insert(end) }
    }
    return rails
  }
}
