import Tables

// What a detector may be able to do beside scoring. Each is optional: ask with `as?`.

/// Builds a usual twin of every row; the score is how far the row is from it.
public protocol Reconstructing: Detector {
  /// One reconstruction for each row, with the same columns.
  func reconstructions(_ samples: Matrix) -> Matrix
}

/// Splits a score into exact shares of the columns.
public protocol Attributing: Detector {
  /// What each column adds to the score of `row`: not negative, and zero everywhere where nothing is unusual.
  func contributions(_ row: [Float]) -> [Float]
}

/// Places rows in a few dimensions.
public protocol Embedding: Detector {
  /// One point for each row.
  func embedding(_ samples: Matrix) -> Matrix
}

/// Knows which training rows a row is nearest to.
public protocol NeighborShowing: Detector {
  /// The rows it keeps, in the order of the indices of ``Neighbor``.
  var keptRows: Matrix { get }
  /// The nearest of ``keptRows``, the nearest first, as many as the score looks at.
  func neighbors(of row: [Float]) -> [Neighbor]
}

/// Scores a row by the training rows around it, and so would count a training row as its own neighbor.
public protocol LeavingOut: Detector {
  /// The scores of training rows, each as if one row equal to it had not been learned from.
  func scoresLeavingOut(_ samples: Matrix) -> [Float]
}

/// A training row near another.
public struct Neighbor: Equatable, Sendable {
  /// Its index among the rows that the detector keeps.
  public let row: Int
  /// The Euclidean distance.
  public let distance: Float

  /// A training row at this index and distance.
  public init(row: Int, distance: Float) {
    self.row = row
    self.distance = distance
  }
}

/// Groups the usual rows around centers.
public protocol CenterShowing: Detector {
  /// One center a row, in the columns of the rows it was fitted on.
  var centers: Matrix { get }
  /// The center that `row` belongs to.
  func center(of row: [Float]) -> Int
}

/// Isolates a row by cuts.
public protocol PathShowing: Detector {
  /// The cuts of the tree that isolates `row` soonest, from the root on.
  func path(of row: [Float]) -> [Cut]
}

/// One cut on the way to a row.
public struct Cut: Equatable, Sendable {
  /// The column that is looked at, counted from 0.
  public let column: Int
  /// The value that the column is compared with, in the units of the rows.
  public let threshold: Float
  /// Whether the row's value is at most the threshold.
  public let isBelow: Bool

  /// A cut of a column at a value, and the side on which the row lies.
  public init(column: Int, threshold: Float, isBelow: Bool) {
    self.column = column
    self.threshold = threshold
    self.isBelow = isBelow
  }
}
