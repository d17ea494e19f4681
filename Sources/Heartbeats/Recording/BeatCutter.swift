/// Cuts beats out of a lead.
struct BeatCutter {
  private let samples: [Float]
  private let means: MovingMean

  init(_ samples: [Float], rate: Double) {
    self.samples = Gaps.bridged(samples) ?? []
    means = MovingMean(self.samples)
  }

  /// The samples from `start` to `end`, both with them, brought to 140 points, mean 0, standard deviation 1; nil where
  /// nothing moves.
  func beat(_ start: Int, _ end: Int) -> [Float]? {
    guard start >= 0, end < samples.count, end > start else { return nil }
    let step = Double(end - start) / Double(BeatSet.pointsPerBeat - 1)
    // More samples than points: each point is the mean of those around it, or the picture would alias.
    let width = Int(step.rounded())
    let curve = (0..<BeatSet.pointsPerBeat).map { point -> Double in
      let place = Double(start) + Double(point) * step
      let left = min(Int(place), end - 1)
      let part = place - Double(left)
      return value(left, width) * (1 - part) + value(left + 1, width) * part
    }
    let values = BeatShape.normalised(curve)
    return values.contains { $0 != 0 } && values.allSatisfy(\.isFinite) ? values : nil
  }

  private func value(_ index: Int, _ width: Int) -> Double {
    width < 2 ? Double(samples[index]) : means.around(index, width)
  }
}
