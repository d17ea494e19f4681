/// Which value a height of a picture stands for.
struct ArtScale {
  /// Values at the bottom and at the top.
  let low: Double
  let high: Double
  private let top: Double
  private let perRow: Double

  /// The usual scale from the first row to the last, or the one the labels tell.
  ///
  /// - Throws: `DrawingError.labels`.
  init(
    _ labels: [ArtFrame.Label], rows: Range<Int>, dotsDown: Int, usual: ClosedRange<Double>
  ) throws(DrawingError) {
    let last = Double(rows.count * dotsDown - 1)
    let span = usual.upperBound - usual.lowerBound
    // A chart writes a label into the row that its value falls into, which tells less than where it stands there. So where
    // both ends of the usual scale are named, and it would have put all labels just so, it is that.
    let values = labels.map(\.value)
    let isNamed = labels.isEmpty || values.contains(usual.lowerBound) && values.contains(usual.upperBound)
    let isUsual =
      isNamed
      && labels.allSatisfy { label in
        let place = (usual.upperBound - label.value) / span * last
        return usual.contains(label.value) && Int(place.rounded()) / dotsDown == label.row - rows.lowerBound
      }
    if isUsual {
      guard last > 0 else {
        (top, perRow) = ((usual.lowerBound + usual.upperBound) / 2, 0)
        (low, high) = (usual.lowerBound, usual.upperBound)
        return
      }
      (top, perRow) = (usual.upperBound, -span / last)
    } else {
      let middle = Double(dotsDown - 1) / 2
      let places = labels.map { (Double(($0.row - rows.lowerBound) * dotsDown) + middle, $0.value) }
      guard let line = Self.line(through: places, within: Double(dotsDown)), line.slope != 0 else {
        throw .labels(values)
      }
      (top, perRow) = (line.start, line.slope)
    }
    low = min(top, top + perRow * last)
    high = max(top, top + perRow * last)
    guard low.isFinite, high.isFinite else { throw .labels(values) }
  }

  /// The value at a height counted from the top.
  func value(at height: Double) -> Double { top + perRow * height }

  /// The straight line nearest to the points, by least squares; nil where there is none, or a point lies farther off than
  /// the rounding to whole rows explains.
  private static func line(
    through places: [(x: Double, y: Double)], within rounding: Double
  ) -> (start: Double, slope: Double)? {
    let count = Double(places.count)
    let meanX = places.reduce(0) { $0 + $1.x } / count
    let meanY = places.reduce(0) { $0 + $1.y } / count
    let spread = places.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    guard spread > 0 else { return nil }
    let slope = places.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    let start = meanY - slope * meanX
    let isStraight = places.allSatisfy { abs(start + slope * $0.x - $0.y) <= abs(slope) * rounding }
    return isStraight ? (start, slope) : nil
  }
}
