import Detectors
import Tables

/// The cuts that part a row from the others, in the data's own units.
public struct CutPath: Sendable {
  public let cuts: [Step]
  /// Trees of the forest.
  public let trees: Int

  /// One cut.
  public struct Step: Sendable {
    /// Counted from 0.
    public let column: Int
    public let threshold: Float
    /// The row's own value.
    public let value: Float
    /// Whether it is at most the threshold.
    public let isBelow: Bool
  }
}

extension TrainedDetector {
  /// The cuts of the tree that isolates a row in the session's own columns and units soonest.
  ///
  /// - Throws: for another detector than an isolation forest.
  public func cutPath(of values: [Float]) throws -> CutPath {
    guard let forest = detector as? IsolationForestDetector else {
      throw WorkbenchError.needsOtherDetector(
        what: "plot cuts", detector: recipe.detector, able: [IsolationForest.name])
    }
    let row = own(values)
    let scaled = preparation.scaling.scale(row)
    return CutPath(
      cuts: forest.path(of: scaled).map { cut in
        var moved = scaled
        moved[cut.column] = cut.threshold
        return CutPath.Step(
          column: cut.column, threshold: preparation.scaling.unscale(moved)[cut.column], value: row[cut.column],
          isBelow: cut.isBelow)
      }, trees: forest.treeCount)
  }
}
