import Tables

/// Series of one length with a class each, in UCR form: from one file, or from a training and a test file.
public struct UCRTable: Equatable, Sendable {
  /// One file, or the training file and the test file.
  public let paths: [String]
  /// Rows of each file, in the order of `paths`.
  public let fileRows: [Range<Int>]
  /// What the files are called without `_TRAIN`, `_TEST` and the ending: `GunPoint`.
  public let name: String
  /// One series a row.
  public let values: Matrix
  /// The class of each row as an index of `classes`.
  public let labels: [Int]
  /// The classes and their rows in all files: numbers by size, words by their bytes.
  public let classes: [NormalLabels.Count]
  /// The line of its file, from 1, on which each row stands.
  public let lines: [Int32]

  /// The points of a series.
  public var width: Int { values.columns }

  /// The classes and their rows in one of the files.
  public func classes(inFile file: Int) -> [NormalLabels.Count] {
    var counts = [Int](repeating: 0, count: classes.count)
    for row in fileRows[file] { counts[labels[row]] += 1 }
    return zip(classes, counts).map { NormalLabels.Count(name: $0.name, rows: $1) }
  }

  /// The classes that are normal, as indices of `classes`: those that were named, or one that says so by its name. Where
  /// neither is, the error suggests the most frequent class of the training file.
  ///
  /// - Throws: `UCRTableError.normal`.
  public func normalClasses(named names: [String]) throws -> Set<Int> {
    do {
      return try NormalLabels.indices(in: classes(inFile: 0), named: names, knowsZero: false)
    } catch {
      throw UCRTableError.normal(error)
    }
  }

  /// The training part and the test part: the two files as they are; of one file, `trainingShare` of each class, drawn by
  /// the seed, and the rest, each in file order.
  public func divided(trainingShare: Double = 0.8, seed: Int = 1) -> (training: [Int], test: [Int]) {
    if fileRows.count > 1 { return (Array(fileRows[0]), Array(fileRows[1])) }
    let parts = StratifiedShare.divide(labels: labels, share: trainingShare, seed: seed, purpose: "series split")
    return (parts.share, parts.rest)
  }
}
