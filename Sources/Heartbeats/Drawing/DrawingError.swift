/// Why something cannot be drawn; each is one sentence that names the way out.
public enum DrawingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A picture without a mark.
  case noMarks
  /// Numbers at the left edge that name no scale.
  case labels([Double])
  /// A printed chart with this many curves in the same characters.
  case curves(Int)
  case tooFewValues(Int)
  case noKnots
  case knotOutside(Double, last: Int = Heartbeat.points)
  case knotTwice(Double)
  /// A value beyond `Drawing.limit`.
  case tooLarge(Double)
  /// An edit of points none of which is drawn.
  case nothingThere(ClosedRange<Int>)
  /// A flat line, which has no height to bring to another.
  case flat

  public var description: String {
    switch self {
    case .noMarks:
      return "nothing is drawn here: the picture holds no mark (*, o, #, slashes, dots, box or braille characters)"
    case .labels(let values):
      let numbers = values.map { number($0) }.joined(separator: ", ")
      return "the numbers at the left edge (\(numbers)) make no scale; let them fall or rise evenly, or leave them away"
    case .curves(let count):
      return
        "this picture holds \(count) curves that cannot be told apart; paste a chart of one beat alone"
    case .tooFewValues(let count):
      return count == 0
        ? "no value is drawn; give numbers, and - for a point that is to be filled in"
        : "one value makes no beat; give at least two, 140 for one a point"
    case .noKnots: return "a drawing needs at least one point, written position:value, as in 1:-0.4 5:-4 20:0"
    case .knotOutside(let position, let last):
      return "\"\(number(position))\" is not a place on the beat; positions run from 0 to \(last)"
    case .knotTwice(let position):
      return "position \(number(position)) has two values; a beat has one value at a time"
    case .tooLarge(let value):
      return "\"\(number(value))\" is too large; a beat's values lie between -1000 and 1000 (usually -6 … 4)"
    case .flat:
      return "a flat line cannot be normalized: its deviation is 0; draw something with a height first"
    case .nothingThere(let points):
      let which =
        points.count == 1
        ? "point \(points.lowerBound + 1) is" : "points \(points.lowerBound + 1) to \(points.upperBound + 1) are"
      return "\(which) not drawn, so there is nothing to change; \"=\" draws them"
    }
  }

  private func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
