import Tables

/// Which columns make a row unusual.
public struct Attribution: Equatable, Sendable {
  /// How the shares were found.
  public enum Kind: Equatable, Sendable {
    /// The score is a sum over columns, and these are its terms.
    case exact
    /// Each column in turn took the value of the nearest usual row, and this is how much the score fell.
    case replacement
  }

  /// How the shares were found.
  public let kind: Kind
  /// The share of each column: not negative, together 1, or all 0 where no column stands out.
  public let shares: [Float]

  init(kind: Kind, amounts: [Float]) {
    self.kind = kind
    let positive = amounts.map { $0.isFinite ? Double(max(0, $0)) : 0 }
    let total = positive.reduce(0, +)
    shares = positive.map { total > 0 ? Float($0 / total) : 0 }
  }

  /// The shares of the columns in a detector's score of `row`: exact where the detector can split its score, else by
  /// replacement with the nearest row of `usual`, of which there must be one.
  ///
  /// O(columns) scorings by replacement.
  public init(of row: [Float], by detector: any Detector, usual: Matrix) {
    if let detector = detector as? any Attributing {
      self.init(kind: .exact, amounts: detector.contributions(row))
      return
    }
    let nearest = Self.nearest(to: row, among: usual)
    let width = row.count
    var variants = Matrix(rows: width + 1, columns: width)
    for variant in 0...width {
      for column in 0..<width {
        variants.values[variant * width + column] = variant == column ? nearest[column] : row[column]
      }
    }
    let scores = detector.scores(variants)
    self.init(kind: .replacement, amounts: (0..<width).map { scores[width] - scores[$0] })
  }

  /// The row of `usual` that is nearest to `row`, each column measured by its spread; it is what replacement takes from.
  public static func nearest(to row: [Float], among usual: Matrix) -> [Float] {
    precondition(usual.rows > 0 && usual.columns == row.count, "replacement needs usual rows of the same width")
    let means = usual.columnMeans()
    var spreads = [Double](repeating: 0, count: row.count)
    for index in 0..<usual.rows {
      for (column, value) in usual[row: index].enumerated() {
        spreads[column] += (Double(value) - means[column]) * (Double(value) - means[column])
      }
    }
    var best = (index: 0, distance: Double.infinity)
    for index in 0..<usual.rows {
      var distance = 0.0
      for (column, value) in usual[row: index].enumerated() {
        let square = (Double(value) - Double(row[column])) * (Double(value) - Double(row[column]))
        // At most 1 a column: otherwise the very column that is to blame would choose a row that is far out there, too.
        if square > 0 { distance += square / (square + spreads[column] / Double(usual.rows)) }
      }
      if distance < best.distance { best = (index, distance) }
    }
    return Array(usual[row: best.index])
  }
}
