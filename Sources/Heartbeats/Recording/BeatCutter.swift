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
    let step = Double(end - start) / Double(Heartbeat.points - 1)
    // More samples than points: each point is the mean of those around it, or the picture would alias.
    let width = Int(step.rounded())
    let curve = (0..<Heartbeat.points).map { point -> Double in
      let place = Double(start) + Double(point) * step
      let left = min(Int(place), end - 1)
      let part = place - Double(left)
      return value(left, width) * (1 - part) + value(left + 1, width) * part
    }
    let values = BeatShape.normalised(curve)
    return values.contains { $0 != 0 } && values.allSatisfy(\.isFinite) ? values : nil
  }

  /// As far from the peaks as beats are cut, in seconds.
  private static let reach = 0.05
  /// Beats looked at to find the best shift.
  private static let sample = 400

  /// The shift, in samples, with which the mean beat is most like `template`; the smallest of equals.
  func shift(of peaks: [Int], towards template: [Float], rate: Double) -> Int {
    let pairs = Array(zip(peaks, peaks.dropFirst()))
    let stride = max(1, pairs.count / Self.sample)
    let picked = pairs.indices.filter { $0 % stride == 0 }.map { pairs[$0] }
    let reach = Int((Self.reach * rate).rounded())
    let step = max(1, Int((0.004 * rate).rounded()))
    var best = (shift: 0, likeness: -Double.infinity)
    for shift in Swift.stride(from: -reach / step * step, through: reach, by: step) {
      let likeness = self.likeness(of: picked, shift, template)
      let isBetter = likeness > best.likeness + 1e-9
      let isNearer = likeness > best.likeness - 1e-9 && abs(shift) < abs(best.shift)
      if isBetter || isNearer { best = (shift, likeness) }
    }
    return best.shift
  }

  /// The sum of products of the beats, cut with `shift`, and the template.
  private func likeness(of pairs: [(Int, Int)], _ shift: Int, _ template: [Float]) -> Double {
    pairs.reduce(0) { sum, pair in
      guard let beat = beat(pair.0 + shift, pair.1 + shift) else { return sum }
      return zip(beat, template).reduce(sum) { $0 + Double($1.0) * Double($1.1) }
    }
  }

  private func value(_ index: Int, _ width: Int) -> Double {
    width < 2 ? Double(samples[index]) : means.around(index, width)
  }
}
