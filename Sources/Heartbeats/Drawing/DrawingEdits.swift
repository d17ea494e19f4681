import SeededRandom

/// What is done to the values of some points.
public enum PointEdit: String, CaseIterable, Sendable {
  case multiply = "*"
  case divide = "/"
  case add = "+"
  case subtract = "-"
  case set = "="

  func applied(to value: Float, _ operand: Float) -> Float {
    switch self {
    case .multiply: value * operand
    case .divide: value / operand
    case .add: value + operand
    case .subtract: value - operand
    case .set: operand
    }
  }
}

extension Drawing {
  /// Changes the drawn points of a stretch counted from 0; setting draws the empty ones too.
  ///
  /// - Throws: `DrawingError` when nothing is drawn there, or a value would become too large or no number.
  public mutating func edit(_ stretch: ClosedRange<Int>, _ edit: PointEdit, _ operand: Float) throws(DrawingError) {
    var edited = self
    let points = stretch.filter { edit == .set || self[$0] != nil }
    guard !points.isEmpty else { throw .nothingThere(stretch) }
    for point in points {
      let value = edit.applied(to: self[point] ?? 0, operand)
      guard value.magnitude <= Self.limit(width: width) else { throw .tooLarge(Double(value)) }
      edited[point] = value
    }
    self = edited
  }

  /// Every drawn point changed on its own.
  mutating func map(_ change: (Float) -> Float) {
    self = Drawing(points: points.map { $0.map(change) }, width: width)
  }

  /// Moves everything to the right, or with a negative number to the left; what comes free is empty.
  public mutating func shift(by count: Int) {
    self = Drawing(points: points.indices.map { self[$0 - count] }, width: width)
  }

  /// Adds normally distributed noise of this standard deviation to the drawn points.
  ///
  /// The stream depends on the seed and on what is drawn: the same twice is the same, but one noise is never added twice.
  public mutating func addNoise(_ deviation: Double, seed: Int) {
    let state = points.reduce(0) { ($0 &* 31) &+ Int($1?.bitPattern ?? 1) }
    var random = SeededRandom.stream(seed: seed, "drawing noise", state)
    map { $0 + Float(deviation * random.gaussian()) }
  }

  /// Replaces every drawn point by the mean of itself, weighed twice, and its drawn neighbours; the ends of a stretch stay.
  public mutating func smooth() {
    var smoothed = self
    for (point, value) in points.enumerated() {
      guard let value, let before = self[point - 1], let after = self[point + 1] else { continue }
      smoothed[point] = (before + 2 * value + after) / 4
    }
    self = smoothed
  }

  /// Turns the drawing upside down.
  public mutating func flip() { map { -$0 } }

  /// Makes every height so many times as large.
  public mutating func scale(by factor: Float) { map { $0 * factor } }

  /// Brings the beat, filled-in points included, to mean 0 and standard deviation 1, as every beat of ECG5000 has them.
  ///
  /// - Throws: `DrawingError.flat` when all values are the same.
  public mutating func normalize() throws(DrawingError) {
    let (mean, deviation) = Self.meanAndDeviation(of: values)
    guard deviation > 1e-6 else { throw .flat }
    map { Float((Double($0) - mean) / deviation) }
  }

  /// The mean of the values and their standard deviation (divided by their number).
  public static func meanAndDeviation(of values: [Float]) -> (mean: Double, deviation: Double) {
    guard !values.isEmpty else { return (0, 0) }
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + Double($1) } / count
    let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (mean, (squares / count).squareRoot())
  }

  /// Draws what was filled in.
  public mutating func fillGaps() {
    guard !isEmpty else { return }
    self = Drawing(points: values, width: width)
  }

  /// Draws straight from one point to another, over whatever was there.
  public mutating func stroke(from start: (point: Int, value: Float), to end: (point: Int, value: Float)) {
    let (left, right) = start.point <= end.point ? (start, end) : (end, start)
    let width = right.point - left.point
    for point in max(0, left.point)...max(0, right.point) {
      let part = width == 0 ? 1 : Float(point - left.point) / Float(width)
      self[point] = width == 0 ? end.value : left.value + part * (right.value - left.value)
    }
  }

  /// Takes away what is drawn on a stretch.
  public mutating func erase(_ stretch: ClosedRange<Int>) {
    for point in stretch { self[point] = nil }
  }
}
