import Detectors
import Judging
import NeuralNetwork
import Tables

/// What the detector makes of one beat.
public struct BeatScore: Sendable {
  /// The beat in the data's own units.
  public let beat: [Float]
  /// What it is drawn beside, in the same units: the reconstruction where the detector makes one.
  public let reconstruction: [Float]
  /// What that is.
  public let twin: Twin
  /// What the detector went by.
  public let reasons: ScoreReasons
  /// How the shares of the stretches were found: the score is the sum of its points' parts, or each point was replaced.
  public let attribution: Attribution.Kind
  /// Whether the shares are the score's own terms, and not found by replacing values.
  public var isExact: Bool { attribution == .exact }
  /// The anomaly score; a network's is the mean squared error of the scaled values it sees.
  public let error: Double
  public let threshold: Double
  public let isAbnormal: Bool
  /// Share of the normal training beats with an error at or below this one, in percent.
  public let percentile: Double
  /// The lowest and the highest score of the normal training beats; `nil` where there is none to go by.
  public let trainingRange: ClosedRange<Double>?
  /// What each point contributes to the error; they add up to 1, or are all 0 where there is none.
  public let pointShares: [Double]
  /// The stretches that contribute most to the error, the largest first; at most three.
  public let stretches: [Stretch]

  /// What the rows are that the detector was trained on.
  public let domain: Domain

  /// Points next to each other with more than their share of the error.
  public struct Stretch: Equatable, Codable, Sendable {
    /// First and last point, counted from 1.
    public let from: Int
    public let to: Int
    /// The part of the beat most of it lies in.
    public let part: String
    /// Its share of the beat's error, 0 … 1.
    public let share: Double
  }

  /// What a beat is drawn beside.
  public enum Twin: Equatable, Sendable {
    case reconstruction, nearestTrainingRow, center
    /// The nearest normal training row, of a detector that shows nothing of its own.
    case nearestNormalRow
  }

  /// What `detector` makes of 140 values in the data's own units.
  package init(_ values: [Float], detector: TrainedDetector) {
    let scaling = detector.preparation.scaling
    let scaled = Matrix(rows: 1, columns: values.count, values: scaling.scale(values))
    beat = values
    let score: Float
    let amounts: [Double]
    if let network = detector.network {
      let (output, errors) = network.reconstructWithErrors(scaled)
      (twin, reasons, attribution) = (.reconstruction, .reconstruction, .exact)
      reconstruction = scaling.unscale(output.values)
      amounts = zip(scaled.values, output.values).map { Double(($0 - $1) * ($0 - $1)) }
      score = errors.first ?? 0
    } else {
      let judged = FittedScore(scaled, detector)
      (twin, reasons, attribution) = (judged.twin, judged.reasons, judged.attribution.kind)
      reconstruction = scaling.unscale(judged.twinValues)
      amounts = judged.attribution.shares.map(Double.init)
      score = judged.score
    }
    error = Double(score)
    threshold = Double(detector.threshold.value)
    isAbnormal = Verdict.flags(score, above: detector.threshold.value)
    percentile = Statistics.percentileRank(of: score, among: detector.scores.sortedNormalTraining)
    let scores = detector.scores.sortedNormalTraining
    trainingRange =
      if let low = scores.first, let high = scores.last, low.isFinite, high.isFinite, low <= high {
        Double(low)...Double(high)
      } else { nil }
    let total = amounts.reduce(0, +)
    pointShares = amounts.map { total > 0 && total.isFinite ? $0 / total : 0 }
    domain = detector.preparation.domain
    stretches = Stretch.most(blamed: amounts, domain: domain)
  }
}

extension BeatScore.Stretch {
  /// The runs of points whose error is above the beat's mean, small gaps bridged, by share; at most `limit`.
  static func most(blamed squares: [Double], domain: Domain, limit: Int = 3) -> [Self] {
    let total = squares.reduce(0, +)
    guard total > 0, total.isFinite else { return [] }
    if domain.kind == .table {
      let columns = domain.parts.map { part in
        Self(
          from: part.columns.lowerBound + 1, to: part.columns.upperBound + 1, part: part.name,
          share: squares[part.columns].reduce(0, +) / total)
      }
      return Array(columns.sorted { $0.share > $1.share }.prefix(limit).filter { $0.share > 0 })
    }
    let mean = total / Double(squares.count)
    var runs: [ClosedRange<Int>] = []
    for point in squares.indices where squares[point] > mean {
      if let last = runs.last, point - last.upperBound <= 3 {
        runs[runs.count - 1] = last.lowerBound...point
      } else {
        runs.append(point...point)
      }
    }
    let stretches = runs.map { run in
      Self(
        from: run.lowerBound + 1, to: run.upperBound + 1, part: domain.part(holdingMostOf: run)?.name ?? "",
        share: squares[run].reduce(0, +) / total)
    }
    return Array(stretches.sorted { $0.share > $1.share }.prefix(limit))
  }
}
