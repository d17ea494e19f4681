import Tables

/// Something that has learned what is usual and says how unusual a row is.
///
/// A method fits into a detector, so a detector that was not fitted cannot exist. The score of a row never depends on the
/// rows beside it, and it has the same bits on every number of threads.
public protocol Detector: Sendable {
  /// The name as a person reads it in a table.
  var name: String { get }

  /// One score for each row of `samples`, any real number: the higher, the more unusual.
  ///
  /// `samples` must have as many columns as the rows that the detector was fitted on. A row with a value that is not a
  /// number gets an unspecified score.
  func scores(_ samples: Matrix) -> [Float]
}

/// A detector that knows what it keeps.
public protocol Sized: Detector {
  /// The width of the rows it was fitted on.
  var columns: Int { get }
  /// The bytes of what it has learned, without the small change of the structures around it.
  var byteCount: Int { get }
}

extension Detector {
  /// The scores with the rows shared among so many threads; the same bits as with one.
  public func scores(_ samples: Matrix, threads: Int) -> [Float] {
    inBlocks(of: samples.rows, threads: threads) { scores(samples.block($0)) }
  }

  /// The scores of rows that were learned from, by up to `threads` threads: a detector that keeps its rows leaves each out
  /// of its own neighbors, so that thresholds chosen on these scores fit rows it has not seen.
  public func trainingScores(_ samples: Matrix, threads: Int) -> [Float] {
    guard let detector = self as? any LeavingOut else { return scores(samples, threads: threads) }
    return inBlocks(of: samples.rows, threads: threads) { detector.scoresLeavingOut(samples.block($0)) }
  }
}

extension Matrix {
  /// Some consecutive rows.
  fileprivate func block(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: range.count, columns: columns,
      values: Array(values[range.lowerBound * columns..<range.upperBound * columns]))
  }
}
