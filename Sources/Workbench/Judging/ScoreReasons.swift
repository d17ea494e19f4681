import Detectors
import NeuralNetwork
import Tables

/// What a detector went by when it scored a row: the facts that a sentence is made of.
public enum ScoreReasons: Equatable, Sendable {
  /// How badly the row is rebuilt; that says it all.
  case reconstruction
  /// Directions kept of all, and the share of the training rows' variance that they hold.
  case components(kept: Int, of: Int, variance: Double?)
  /// The distances to the nearest training rows, the nearest first, and how many rows are kept.
  case neighbors(distances: [Double], of: Int)
  /// The center that the row belongs to, counted from 1.
  case center(Int, of: Int)
  /// The cuts of the tree that isolates the row soonest.
  case cuts([Cut])
  /// Training rows that hold the boundary up.
  case supportVectors(Int)
  /// Each column by itself.
  case columns
}

/// What a method of the catalogue makes of one scaled row.
struct FittedScore {
  let score: Float
  let twin: BeatScore.Twin
  /// Scaled, as many values as the row has.
  let twinValues: [Float]
  let attribution: Attribution
  let reasons: ScoreReasons

  init(_ row: Matrix, _ trained: TrainedDetector) {
    let detector = trained.detector
    let values = row.values
    score = detector.scores(row).first ?? 0
    let usual = trained.preparation.learning
    attribution = Attribution(of: values, by: detector, usual: usual)
    reasons = ScoreReasons(values, detector, usual: usual)
    if attribution.kind == .replacement, trained.preparation.domain.kind == .table {
      // A table shows values beside their shares: those that took their place.
      (twin, twinValues) = (.nearestNormalRow, Attribution.nearest(to: values, among: usual))
    } else if let detector = detector as? any NeighborShowing, let nearest = detector.neighbors(of: values).first {
      (twin, twinValues) = (.nearestTrainingRow, Array(detector.keptRows[row: nearest.row]))
    } else if let detector = detector as? any CenterShowing, detector.centers.rows > 0 {
      (twin, twinValues) = (.center, Array(detector.centers[row: detector.center(of: values)]))
    } else if let detector = detector as? any Reconstructing {
      (twin, twinValues) = (.reconstruction, detector.reconstructions(row).values)
    } else {
      (twin, twinValues) = (.nearestNormalRow, Attribution.nearest(to: values, among: usual))
    }
  }
}

extension ScoreReasons {
  init(_ values: [Float], _ detector: any Detector, usual: Matrix) {
    switch detector {
    case let detector as PCADetector:
      let total = usual.covariance(around: usual.columnMeans()).enumerated()
        .filter { $0.offset % (values.count + 1) == 0 }.reduce(0) { $0 + $1.element }
      self = .components(
        kept: detector.components.rows, of: values.count,
        variance: total > 0 ? detector.explainedVariance.reduce(0, +) / total : nil)
    case let detector as any NeighborShowing:
      self = .neighbors(
        distances: detector.neighbors(of: values).map { Double($0.distance) }, of: detector.keptRows.rows)
    case let detector as any CenterShowing:
      self = .center(detector.center(of: values) + 1, of: detector.centers.rows)
    case let detector as any PathShowing: self = .cuts(detector.path(of: values))
    case let detector as OneClassSVMDetector: self = .supportVectors(detector.supportVectors.rows)
    default: self = .columns
    }
  }
}
