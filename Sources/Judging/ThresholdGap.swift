/// A range of thresholds that all give the same verdicts.
struct ThresholdGap {
  /// The threshold that stands for the range: its middle.
  let threshold: Float
  /// The distance between the two scores around it; 0 beyond the ends, where there is nothing to keep clear of.
  let width: Double

  /// The gap where `merit` is highest; of equal ones the widest, of equally wide ones the lowest.
  static func best(of points: [CurvePoint], merit: (Confusion) -> Double) -> ThresholdGap {
    var best = ThresholdGap(threshold: .infinity, width: 0)
    var bestMerit = -Double.infinity
    for (index, point) in points.enumerated() {
      let gap = ThresholdGap(after: index, of: points)
      let value = merit(point.confusion)
      if value > bestMerit || (value == bestMerit && gap.width > best.width) {
        best = gap
        bestMerit = value
      }
    }
    return best
  }

  private init(threshold: Float, width: Double) {
    self.threshold = threshold
    self.width = width
  }

  /// The range from one point of a curve up to the next.
  private init(after index: Int, of points: [CurvePoint]) {
    let point = points[index]
    if point.confusion.tn + point.confusion.fn == 0 {
      self.init(threshold: point.threshold, width: 0)  // below the lowest score
    } else if index == points.count - 1 {
      self.init(threshold: point.threshold.nextUp, width: 0)  // above the highest
    } else {
      self.init(between: point.threshold, and: points[index + 1].threshold)
    }
  }

  private init(between lower: Float, and upper: Float) {
    let width = Double(upper) - Double(lower)
    let middle = Float((Double(lower) + Double(upper)) / 2)
    if lower == -.infinity {
      self.init(threshold: upper.nextDown, width: width)
    } else {
      // Between neighbouring numbers the middle may round up to the upper one, which would then no longer be above it.
      self.init(threshold: middle < upper ? middle : lower, width: width)
    }
  }
}
