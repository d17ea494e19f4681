/// The marks of a picture, column by column.
struct ArtPlot {
  /// Rows that a character is divided into: four where braille is among them, else one.
  let dotsDown: Int
  /// For each column the places of its marks, counted in these rows from the top.
  private let marks: [[Double]]

  var columns: Int { marks.count }

  init(_ rows: [[Character]], _ frame: ArtFrame) {
    let isBraille = rows.contains { $0.contains { Self.dots($0) != nil } }
    let widest = frame.columns
    let dotsAcross = isBraille ? 2 : 1
    dotsDown = isBraille ? 4 : 1
    // Where a chart in ASCII holds several curves, the first is drawn in stars.
    let onlyStars = frame.isChart && !isBraille && rows.contains { $0.contains("*") }
    var marks = Array(repeating: [Double](), count: widest * dotsAcross)
    for (row, line) in rows.enumerated() {
      let top = Double(row * (isBraille ? 4 : 1))
      for (column, character) in line.enumerated() where column < widest {
        if let dots = Self.dots(character) {
          for dot in 0..<8 where dots & (1 << dot) != 0 {
            marks[2 * column + Self.across[dot]].append(top + Self.down[dot])
          }
        } else if onlyStars ? character == "*" : Self.isMark(character) {
          for part in 0..<dotsAcross { marks[column * dotsAcross + part].append(top + (isBraille ? 1.5 : 0)) }
        }
      }
    }
    self.marks = marks
  }

  /// The height of each column, counted from the top; nil without a mark.
  ///
  /// It is the mean of the marks. A chart's curve is unbroken, so that a column where it turns holds the way there and the
  /// way back: there the height is that of the turning point.
  func heights(isChart: Bool) -> [Double?] {
    let means = marks.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) }
    guard isChart else { return means }
    return marks.indices.map { column in
      guard let mean = means[column], let top = marks[column].min(), let bottom = marks[column].max() else {
        return nil
      }
      let before = column > 0 ? means[column - 1] : nil
      let after = column + 1 < means.count ? means[column + 1] : nil
      let neighbours = [before, after].compactMap { $0 }
      guard !neighbours.isEmpty, bottom > top else { return mean }
      if neighbours.allSatisfy({ $0 < mean }) { return bottom }
      if neighbours.allSatisfy({ $0 > mean }) { return top }
      return mean
    }
  }

  private static func isMark(_ character: Character) -> Bool {
    if "oOxX".contains(character) { return true }
    guard let scalar = character.unicodeScalars.first, !character.isWhitespace, dots(character) == nil else {
      return false
    }
    return !character.isLetter && !character.isNumber && scalar.properties.generalCategory != .format
  }

  /// The dots of a braille character, one bit each.
  private static func dots(_ character: Character) -> UInt32? {
    guard let scalar = character.unicodeScalars.first, (0x2800...0x28ff).contains(scalar.value) else { return nil }
    return scalar.value - 0x2800
  }

  /// Column and row of a braille character's dots, in the order of their bits.
  private static let across = [0, 0, 0, 1, 1, 1, 0, 1]
  private static let down: [Double] = [0, 1, 2, 0, 1, 2, 3, 3]
}
