/// What is wrong with one beat.
public enum BeatProblem: String, Codable, Sendable, CaseIterable {
  /// More than a twentieth of its samples are missing, or a gap of more than 40 ms.
  case missing
  /// The samples stick to one end of what the converter can write.
  case saturated
  /// Nothing moves for a quarter of a second or more.
  case flat
  /// The cut reaches past an end of the recording.
  case incomplete
  /// At least 1.8 times as long as the beats around it: a pause, or an R peak that was not found.
  case pause

  /// Whether a verdict on the beat would mean nothing.
  public var preventsScoring: Bool { self != .pause }
}

/// What is wrong with a recording.
public enum RecordingProblem: Equatable, Sendable, CustomStringConvertible {
  /// No R peak was found.
  case noBeats
  /// Shares of the samples, 0 … 1.
  case missing(Double)
  /// The share of the samples at an end of what the converter can write.
  case saturated(Double)
  /// The share of the samples in stretches without movement.
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
