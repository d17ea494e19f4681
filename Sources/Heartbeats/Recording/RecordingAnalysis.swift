/// A lead taken apart into beats, and what is wrong with it.
///
/// Beats are cut as ECG5000's were: from one R peak to the next, brought to 140 points, mean 0, standard deviation 1.
/// Where exactly on the QRS complex an "R peak" lies differs from one annotation to the next by some hundredths of a
/// second, and ECG5000's lies on the fall from R to S; so all beats of a recording may be cut the same little while
/// before or after the peaks, where their mean is most like a template.
public struct RecordingAnalysis: Sendable {
  /// The lead that was analysed.
  public let lead: RecordingLead
  /// Samples a second.
  public let rate: Double
  /// Places of the R peaks among the samples.
  public let peaks: [Int]
  /// One beat from each R peak to the next.
  public let beats: [RecordedBeat]
  /// Seconds from an R peak to where the beats are cut; the same for all.
  public let shift: Double
  /// What is wrong with the recording as a whole.
  public let problems: [RecordingProblem]
  /// Beats a minute, by the middle interval; absent where there is no interval.
  public let heartRate: Double?

  /// Takes a lead apart; beats are aligned with `template`, 140 values, where one is given.
  ///
  /// - Throws: `RecordingError.rateOutOfRange`.
  public init(
    _ lead: RecordingLead, rate: Double, name: String, template: [Float]? = nil
  ) throws(RecordingError) {
    guard RecordingLimits.rates.contains(rate) else { throw .rateOutOfRange(file: name, rate: rate) }
    self.lead = lead
    self.rate = rate
    let quality = LeadQuality(lead, rate: rate)
    peaks = RPeakDetector(rate: rate).peaks(in: lead.samples)
    let intervals = zip(peaks.dropFirst(), peaks).map { Double($0 - $1) / rate }
    let middle = median(intervals)
    heartRate = middle > 0 ? 60 / middle : nil
    let cutter = BeatCutter(lead.samples, rate: rate)
    let places = peaks
    let shift = template.map { cutter.shift(of: places, towards: $0, rate: rate) } ?? 0
    self.shift = Double(shift) / rate
    beats = zip(peaks, peaks.dropFirst()).enumerated().map { place, ends in
      let (start, end) = ends
      var problems = quality.problems(start...end)
      if Self.isPause(place, intervals) { problems.append(.pause) }
      // The shift may push the cut of the first or the last beat out of the recording.
      if start + shift < 0 || end + shift >= lead.samples.count { problems.append(.incomplete) }
      let isUsable = !problems.contains(where: \.preventsScoring)
      let values = isUsable ? cutter.beat(start + shift, end + shift) : nil
      if isUsable, values == nil { problems.append(.flat) }
      return RecordedBeat(start: start, end: end, seconds: intervals[place], values: values, problems: problems)
    }
    problems = quality.overall + Self.problems(beats, heartRate: heartRate, likeness: Self.likeness(beats))
  }

  /// A beat that is so many times as long as those around it is a pause. An R peak that was missed makes two beats one,
  /// twice as long; a beat that waits after a premature one seldom takes half as long again.
  private static let pauseRatio = 1.8
  /// Beats before and after it that a beat is compared with, on each side.
  private static let pauseNeighbours = 4

  private static func isPause(_ place: Int, _ intervals: [Double]) -> Bool {
    let around =
      intervals[..<place].suffix(pauseNeighbours) + intervals[(place + 1)...].prefix(pauseNeighbours)
    return around.count > 1 && intervals[place] >= pauseRatio * median(Array(around))
  }

  /// How alike the beats are: the mean correlation with their mean.
  ///
  /// After Orphanidou and others, "Signal-quality indices for the electrocardiogram and photoplethysmogram", IEEE J.
  /// Biomed. Health Inform. 19(3), 2015.
  static func likeness(_ beats: [RecordedBeat]) -> Double? {
    let values = beats.compactMap(\.values)
    guard values.count >= 5 else { return nil }
    let mean = (0..<Heartbeat.points).map { point in
      values.reduce(0.0) { $0 + Double($1[point]) } / Double(values.count)
    }
    // Both have mean 0, the beats standard deviation 1 as well.
    let length = mean.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return 0 }
    let correlations = values.map { beat in
      zip(beat, mean).reduce(0) { $0 + Double($1.0) * $1.1 } / (length * Double(beat.count - 1).squareRoot())
    }
    return correlations.reduce(0, +) / Double(correlations.count)
  }

  /// Hearts of people beat between these, per minute, but for the rarest.
  private static let heartRates = 35.0...190.0
  /// Below this the R peaks do not mark the same thing over and over.
  private static let leastLikeness = 0.5

  private static func problems(
    _ beats: [RecordedBeat], heartRate: Double?, likeness: Double?
  ) -> [RecordingProblem] {
    guard let heartRate, !beats.isEmpty else { return [.noBeats] }
    var problems: [RecordingProblem] = []
    if !heartRates.contains(heartRate) { problems.append(.unlikelyHeartRate(heartRate)) }
    if let likeness, likeness < leastLikeness { problems.append(.unlikeBeats(likeness)) }
    return problems
  }
}

/// One beat of a recording, from an R peak to the next.
public struct RecordedBeat: Equatable, Sendable {
  /// The samples of the R peaks it lies between.
  public let start: Int
  /// The sample of the R peak that the beat ends with.
  public let end: Int
  /// Its length.
  public let seconds: Double
  /// The 140 values; absent where the beat cannot be judged.
  public let values: [Float]?
  /// Why the beat cannot be judged, or should be judged with care; empty for a clean beat.
  public let problems: [BeatProblem]
}
