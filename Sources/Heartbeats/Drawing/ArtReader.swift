/// Reads a beat from a picture made of characters: ASCII art, or a chart that was printed before.
///
/// Every visible character that is neither a letter nor a digit is a mark, and so are o, O, x and X; a braille character has up to
/// eight. A column's height is the mean height of its marks. The picture is as wide as its widest line, indentation
/// included, and spans −6 … 4, or the scale that numbers at its left edge tell.
public struct ArtReader: Sendable {
  /// Terminal columns of a character: the terminal's business, so it is handed in.
  private let width: @Sendable (Character) -> Int
  /// Points of the curve.
  private let points: Int
  /// The vertical scale of pictures that tell none.
  private let usualScale: ClosedRange<Double>

  /// A reader of curves of so many points, which asks `width` how many terminal columns a character takes; without it
  /// each takes one. `scale` is that of pictures that tell none.
  public init(
    points: Int = Heartbeat.points, scale: ClosedRange<Double> = usualScale,
    width: @escaping @Sendable (Character) -> Int = { _ in 1 }
  ) {
    (self.points, usualScale) = (points, scale)
    self.width = width
  }

  /// The vertical scale of all beats, in standard deviations.
  public static let usualScale: ClosedRange<Double> = -6...4

  /// - Throws: `DrawingError` when there is no mark, or the numbers at the edge make no scale.
  public func read(_ text: String) throws(DrawingError) -> ArtReading {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(cells)
    let frame = ArtFrame(lines)
    if frame.isChart { try refuseSeveralCurves(lines[..<frame.rows.lowerBound]) }
    let plot = ArtPlot(lines[frame.rows].map { Array($0.dropFirst(frame.left).prefix(frame.columns)) }, frame)
    let heights = plot.heights(isChart: frame.isChart)
    guard heights.contains(where: { $0 != nil }) else { throw .noMarks }
    let scale = try ArtScale(
      frame.labels, rows: frame.rows, dotsDown: plot.dotsDown, usual: usualScale)
    let columns = heights.map { $0.map { Float(scale.value(at: $0)) } }
    for case let value? in columns where !(value.magnitude <= Drawing.limit(width: points)) {
      throw .tooLarge(Double(value))
    }
    return ArtReading(
      drawing: Drawing(columns: columns, width: points), rows: frame.rows.count, columns: plot.columns,
      scale: scale.low...scale.high, hasLabels: !frame.labels.isEmpty)
  }

  /// One entry for each terminal column; tabs go to the next multiple of eight, a wide character stands in two.
  private func cells(_ line: Substring) -> [Character] {
    var cells: [Character] = []
    for character in line {
      if character == "\t" {
        cells += Array(repeating: " ", count: 8 - cells.count % 8)
      } else if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        continue
      } else {
        cells += Array(repeating: character, count: max(0, width(character)))
      }
    }
    return cells
  }

  /// A chart of two braille curves has one dot pattern for both, so that it cannot be read; its legend gives it away.
  private func refuseSeveralCurves(_ above: ArraySlice<[Character]>) throws(DrawingError) {
    let keys = ["──", "╌╌", "┈┈", "─╴", "⠄⠄", "⠕⠕"]
    let count = above.suffix(3).map { line in
      let text = String(line)
      return keys.reduce(0) { $0 + text.split(separator: $1, omittingEmptySubsequences: false).count - 1 }
    }.reduce(0, +)
    if count > 1 { throw .curves(count) }
  }
}

/// What a picture came to.
public struct ArtReading: Equatable, Sendable {
  /// The curve that the marks make.
  public let drawing: Drawing
  /// The picture's size in characters; a braille character counts two columns.
  public let rows: Int
  /// The picture's width in columns of marks.
  public let columns: Int
  /// The values at the lower and the upper edge.
  public let scale: ClosedRange<Double>
  /// Whether the picture told its scale.
  public let hasLabels: Bool
}
