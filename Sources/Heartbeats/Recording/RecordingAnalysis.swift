/// A lead taken apart into beats, and what is wrong with it.
///
/// Beats are cut as ECG5000's were: from one R peak to the next, brought to 140 points, mean 0, standard deviation 1.
/// Where exactly on the QRS complex an "R peak" lies differs from one annotation to the next by some hundredths of a
/// second, and ECG5000's lies on the fall from R to S; so all beats of a recording may be cut the same little while
/// before or after the peaks, where their mean is most like a template.
public struct RecordingAnalysis: Sendable {
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
    beats = zip(peaks, peaks.dropFirst()).map { start, end in
      let interval = Double(end - start) / rate
      var problems = quality.problems(start...end)
      if interval > max(2, 2.2 * middle) { problems.append(.pause) }
      let isUsable = !problems.contains(where: \.preventsScoring)
      let values = isUsable ? cutter.beat(start + shift, end + shift) : nil
      if isUsable, values == nil { problems.append(.flat) }
      return RecordedBeat(start: start, end: end, seconds: interval, values: values, problems: problems)
    }
    problems = quality.overall + Self.problems(beats, heartRate: heartRate, likeness: Self.likeness(beats))
  }

  /// How alike the beats are: the mean correlation with their mean.
  ///
  /// After Orphanidou and others, "Signal-quality indices for the electrocardiogram and photoplethysmogram", IEEE J.
  /// Biomed. Health Inform. 19(3), 2015.
  static func likeness(_ beats: [RecordedBeat]) -> Double? {
    let values = beats.compactMap(\.values)
    guard values.count >= 5 else { return nil }
    let mean = (0..<BeatSet.pointsPerBeat).map { point in
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
  public let end: Int
  /// Its length.
  public let seconds: Double
  /// The 140 values; absent where the beat cannot be judged.
  public let values: [Float]?
  public let problems: [BeatProblem]
}

/// What is wrong with one beat.
public enum BeatProblem: String, Codable, Sendable, CaseIterable {
  /// More than a twentieth of its samples are missing, or a gap of more than 40 ms.
  case missing
  /// The samples stick to one end of what the converter can write.
  case saturated
  /// Nothing moves for a quarter of a second or more.
  case flat
  /// More than twice as long as its neighbours: a pause, or an R peak that was not found.
  case pause

  /// Whether a verdict on the beat would mean nothing.
  public var preventsScoring: Bool { self != .pause }
}

/// What is wrong with a recording.
public enum RecordingProblem: Equatable, Sendable, CustomStringConvertible {
  case noBeats
  /// Shares of the samples, 0 … 1.
  case missing(Double)
  case saturated(Double)
  case flat(Double)
  /// Beats a minute that hearts hardly have.
  case unlikelyHeartRate(Double)
  /// The mean correlation of the beats with their mean.
  case unlikeBeats(Double)

  public var description: String {
    switch self {
    case .noBeats: "no R peaks were found: is this an ECG, is the rate right, does another lead show more?"
    case .missing(let share): "\(percentText(share)) of the samples are missing; beats they touch are not scored"
    case .saturated(let share):
      "\(percentText(share)) of the samples stick to an end of the scale: the lead was saturated; those beats are not "
        + "scored"
    case .flat(let share): "\(percentText(share)) of the lead is a flat line: an electrode may have come off"
    case .unlikelyHeartRate(let rate):
      "by these R peaks the heart beats \(Int(rate.rounded())) times a minute, which hearts hardly do: is the sampling "
        + "rate right?"
    case .unlikeBeats: "what lies between the R peaks is hardly alike: much noise, a wrong rate, or no ECG"
    }
  }

  /// The problem in one word, for programs.
  public var name: String {
    switch self {
    case .noBeats: "no-beats"
    case .missing: "missing"
    case .saturated: "saturated"
    case .flat: "flat"
    case .unlikelyHeartRate: "unlikely-heart-rate"
    case .unlikeBeats: "unlike-beats"
    }
  }
}

private func percentText(_ share: Double) -> String {
  let percent = share * 100
  return percent < 0.1
    ? "less than 0.1 %"
    : "\(percent < 10 ? (percent * 10).rounded() / 10 : percent.rounded()) %"
      .replacing(".0 %", with: " %")
}
