import Detectors
import Judging
import Tables

/// The two directions in which the training rows vary most: rows and centers are looked at there, the same for every step.
public struct FitPlane: Sendable {
  /// A place in the plane.
  public struct Place: Equatable, Sendable {
    public let x, y: Double
  }

  /// The places of the centers after every kept step; empty lists where a detector has none.
  public let centers: [[Place]]
  /// How far the centers moved since the step before, on average, in all columns.
  let shifts: [Double?]
  /// The part of the plane that holds nearly all training rows, and all centers.
  public let xRange, yRange: ClosedRange<Double>
  private let projection: PCADetector

  init(_ training: Matrix, _ steps: [FitStep]) {
    let projection = PCADetector(fit: training, components: min(2, training.columns))
    let all = steps.map { ($0.detector as? any CenterShowing)?.centers }
    self.projection = projection
    centers = all.map { matrix in matrix.map { Self.places($0, projection) } ?? [] }
    shifts = all.indices.map { place in
      guard place > 0, let now = all[place], let before = all[place - 1] else { return nil }
      return Self.shift(from: before, to: now)
    }
    let rows = Self.places(training, projection)
    let shown = centers.flatMap(\.self)
    xRange = Self.range(rows.map(\.x), shown.map(\.x))
    yRange = Self.range(rows.map(\.y), shown.map(\.y))
  }

  func places(_ rows: Matrix) -> [Place] { Self.places(rows, projection) }

  private static func places(_ rows: Matrix, _ projection: PCADetector) -> [Place] {
    let points = projection.embedding(rows)
    return (0..<points.rows).map { row in
      let point = points[row: row]
      return Place(
        x: Double(point.first ?? 0), y: point.count > 1 ? Double(point[point.startIndex + 1]) : 0)
    }
  }

  private static func shift(from before: Matrix, to now: Matrix) -> Double? {
    guard before.rows == now.rows, before.columns == now.columns, now.rows > 0 else { return nil }
    let total = (0..<now.rows).reduce(0.0) { sum, row in
      let squares = zip(before[row: row], now[row: row]).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
      return sum + squares.squareRoot()
    }
    return total / Double(now.rows)
  }

  /// From the lowest 1st to the highest 99th percentile of the rows, and all centers, with a margin.
  private static func range(_ rows: [Double], _ centers: [Double]) -> ClosedRange<Double> {
    let sorted = rows.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return 0...1 }
    let edge = sorted.count / 100
    let low = min(sorted[edge], centers.min() ?? .infinity)
    let high = max(sorted[sorted.count - 1 - edge], centers.max() ?? -.infinity)
    let margin = max((high - low) * 0.05, 1e-6)
    return (low - margin)...(high + margin)
  }
}

/// All that is to be seen of one step of a fit beside its figures.
public struct FitFrame: Sendable {
  /// The watched rows in the plane.
  public struct Point: Sendable {
    public let place: FitPlane.Place
    public let isAbnormal: Bool
  }

  /// A row and what the detector of a step makes of it.
  public struct Judged: Sendable {
    public let row: ReplayBeat
    /// What the row is compared with, in the data's own units; nil where there is nothing of the kind.
    public let twin: [Float]?
    /// Which center that is, counted from 1.
    public let center: Int?
    /// The cuts that part the row from the others in the last tree; nil for a detector without trees.
    public let cuts: Double?
    public let score: Double
    public let isFlagged: Bool
  }

  /// The scores of the watched rows; nil where they are not both normal and abnormal.
  public let scores: LabelledScores?
  /// The threshold that the session's policy chooses for this step's scores.
  public let threshold: AppliedThreshold?
  public let points: [Point]
  /// The places of each center, up to this step, the newest last.
  public let trails: [[FitPlane.Place]]
  public let rows: [Judged]

  /// Points that a picture can tell apart.
  private static let mostPoints = 2_000

  init(
    _ detector: any Detector & Sized, _ preparation: Preparation, plane: FitPlane, place: Int,
    choice: ThresholdChoice, rows: [ReplayBeat]
  ) {
    let all = Scores(detector: detector, preparation: preparation)
    let (samples, basis) = preparation.watched
    scores = samples.hasBothGroups ? LabelledScores(all[basis], samples, on: basis) : nil
    let threshold = try? AppliedThreshold(choice, scores: all, preparation: preparation)
    self.threshold = threshold
    let stride = max(1, (samples.count + Self.mostPoints - 1) / Self.mostPoints)
    let shown = Array(Swift.stride(from: 0, to: samples.count, by: stride))
    points = zip(shown, plane.places(samples.matrix.rows(shown))).map {
      Point(place: $1, isAbnormal: samples.abnormal[$0])
    }
    let count = plane.centers[place].count
    trails = (0..<count).map { center in
      plane.centers[...place].compactMap { center < $0.count ? $0[center] : nil }
    }
    self.rows = rows.map { row in
      let scaled = preparation.scaling.scale(row.values)
      let score = detector.scores(Matrix(rows: 1, columns: scaled.count, values: scaled)).first ?? 0
      let showing = detector as? any CenterShowing
      let center = showing?.center(of: scaled)
      let twin = center.flatMap { center in showing.map { Array($0.centers[row: center]) } }
      return Judged(
        row: row, twin: twin.map { preparation.scaling.unscale($0) }, center: center.map { $0 + 1 },
        cuts: (detector as? IsolationForestDetector).map { Double($0.cutsInLastTree(of: scaled)) },
        score: Double(score), isFlagged: Verdict.flags(score, above: threshold?.value ?? .infinity))
    }
  }
}
