/// A part of the beat as ECG5000 cuts it: from just after one R peak to the next.
///
/// The bounds were read off the mean normal beat, half-way between the waves the simulator finds in it.
public enum BeatPart: CaseIterable, Sendable {
  case qrs, st, tWave, tpSegment, pWave, nextR

  /// The part's name as a cardiologist says it.
  public var name: String {
    switch self {
    case .qrs: "the QRS complex"
    case .st: "the ST segment"
    case .tWave: "the T wave"
    case .tpSegment: "the TP segment"
    case .pWave: "the P wave"
    case .nextR: "the next R"
    }
  }

  /// Its points, counted from 0.
  public var points: ClosedRange<Int> {
    switch self {
    case .qrs: 0...11
    case .st: 12...26
    case .tWave: 27...47
    case .tpSegment: 48...93
    case .pWave: 94...117
    case .nextR: 118...139
    }
  }

  /// The part that holds most of `run`.
  static func most(of run: ClosedRange<Int>) -> BeatPart {
    let middle = (run.lowerBound + run.upperBound) / 2
    return allCases.max { $0.overlap(run, middle) < $1.overlap(run, middle) } ?? .qrs
  }

  private func overlap(_ run: ClosedRange<Int>, _ middle: Int) -> Double {
    let shared = min(run.upperBound, points.upperBound) - max(run.lowerBound, points.lowerBound) + 1
    // Ties go to the part in which the middle lies.
    return Double(max(0, shared)) + (points.contains(middle) ? 0.5 : 0)
  }
}
