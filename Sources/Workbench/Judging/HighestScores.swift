import Judging
import Tables

/// The judged rows that look least like the training rows: what there is to know without labels.
public struct HighestScores: Sendable {
  /// The word that asks for them.
  public static let word = "highest"
  /// How many there may be: each is explained.
  public static let counts = 1...100

  /// The highest first; of equal scores the row that comes first.
  public let entries: [Entry]
  /// How many rows were scored, and how many of them are flagged.
  public let count, flagged: Int
  public let threshold: Double

  /// One of the rows.
  public struct Entry: Sendable {
    /// Its place in the test file, from 1.
    public let index: Int
    /// Its line in the file that the table was read from; `nil` for other data.
    public let line: Int?
    public let rowClass: RowClass
    public let score: BeatScore
  }
}

extension Workbench {
  /// The `count` highest scores of the rows that are judged, or as many as there are.
  public func highestScores(_ count: Int) throws -> HighestScores {
    let detector = try trained()
    let partition = detector.preparation.partition
    // What is no number comes last.
    let scores = detector.scores.test.map { $0.isNaN ? -.infinity : $0 }
    let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    return HighestScores(
      entries: order.prefix(count).map { place in
        let row = partition.testIndices[place]
        return HighestScores.Entry(
          index: row + 1, line: line(ofTestRow: row), rowClass: partition.test.classes[place],
          score: BeatScore(partition.test[place].values, detector: detector))
      },
      count: scores.count, flagged: scores.count { Verdict.flags($0, above: detector.threshold.value) },
      threshold: Double(detector.threshold.value))
  }

  /// The line of a table's file that a test row stands in, counted from 1.
  public func line(ofTestRow row: Int) -> Int? {
    guard let lines = data.table?.testLines, lines.indices.contains(row) else { return nil }
    return lines[row]
  }
}
