import Detectors
import Tables

/// Rows that a detector keeps, in the data's own units, each with what it is to the detector.
public struct KeptRow: Sendable {
  /// Counted from 1 among the rows that the detector keeps.
  public let number: Int
  public let values: [Float]
  /// A distance, a weight, a share: what the picture says.
  public let amount: Double
}

/// The training rows nearest to a scored one.
public struct NearestRows: Sendable {
  /// The nearest first, with their distances between scaled rows.
  public let rows: [KeptRow]
  /// Neighbors that the score looks at, and rows that are kept.
  public let neighbors, kept: Int
}

/// The centers that a detector groups rows around.
public struct CenterRows: Sendable {
  /// Each center with the share of the training rows that belong to it.
  public let rows: [KeptRow]
  /// Training rows.
  public let count: Int
}

/// The rows that the border of a one-class SVM hangs on.
public struct SupportRows: Sendable {
  /// Those with the largest weight first; a weight is at most 1.
  public let rows: [KeptRow]
  /// How many there are, how many of them lie outside the border, and how many rows it learned from.
  public let count, outside, learned: Int
}

extension TrainedDetector {
  private static let neighborKinds = [NearestNeighbors.name, LocalOutlierFactor.name]
  private static let centerKinds = [KMeans.name, GaussianMixture.name, MeanMethod.name]

  private func scaled(_ values: [Float]) -> [Float] { preparation.scaling.scale(own(values)) }

  private func unscaled(_ rows: Matrix, _ row: Int) -> [Float] {
    preparation.scaling.unscale(Array(rows[row: row]))
  }

  /// The nearest training rows, at most `most`, of a row in the session's own columns and units.
  ///
  /// - Throws: for a detector that keeps no rows to compare with.
  public func nearestRows(to values: [Float], most: Int) throws -> NearestRows {
    guard let showing = detector as? any NeighborShowing else {
      throw WorkbenchError.needsOtherDetector(
        what: "plot neighbors", detector: recipe.detector, able: Self.neighborKinds)
    }
    let found = showing.neighbors(of: scaled(values))
    return NearestRows(
      rows: found.prefix(most).map {
        KeptRow(number: $0.row + 1, values: unscaled(showing.keptRows, $0.row), amount: Double($0.distance))
      }, neighbors: found.count, kept: showing.keptRows.rows)
  }

  /// The centers, the one with most training rows first.
  ///
  /// - Throws: for a detector without centers.
  public func centerRows() throws -> CenterRows {
    guard let showing = detector as? any CenterShowing else {
      throw WorkbenchError.needsOtherDetector(what: "plot centers", detector: recipe.detector, able: Self.centerKinds)
    }
    let centers = showing.centers
    let learned = preparation.learning
    var counts = [Int](repeating: 0, count: centers.rows)
    for row in 0..<learned.rows { counts[showing.center(of: Array(learned[row: row]))] += 1 }
    let order = counts.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    return CenterRows(
      rows: order.map { center in
        KeptRow(
          number: center + 1, values: unscaled(centers, center),
          amount: Double(counts[center]) / Double(max(1, learned.rows)))
      }, count: learned.rows)
  }

  /// The support vectors, at most `most` of them with their values.
  ///
  /// - Throws: for another detector than a one-class SVM.
  public func supportRows(most: Int) throws -> SupportRows {
    guard let machine = detector as? OneClassSVMDetector else {
      throw WorkbenchError.needsOtherDetector(
        what: "plot support", detector: recipe.detector, able: [OneClassSVM.name])
    }
    let weights = machine.weights
    let order = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    return SupportRows(
      rows: order.prefix(most).map {
        KeptRow(number: $0 + 1, values: unscaled(machine.supportVectors, $0), amount: Double(weights[$0]))
      }, count: weights.count, outside: weights.count { $0 >= 0.999 }, learned: preparation.learning.rows)
  }
}
