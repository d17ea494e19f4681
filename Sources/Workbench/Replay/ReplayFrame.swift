import Detectors
import Judging
import NeuralNetwork
import Tables

/// A beat that is shown over and over while the network learns.
public struct ReplayBeat: Equatable, Sendable {
  /// `normal 3`, `pvc 1`, `drawn`
  public let name: String
  /// What is known of it; `nil` for a drawing.
  public let beatClass: RowClass?
  /// In the data's own units.
  public let values: [Float]
}

/// A beat and what the network of one epoch makes of it.
public struct ReplayedBeat: Sendable {
  public let beat: ReplayBeat
  /// In the data's own units.
  public let reconstruction: [Float]
  /// Mean squared error of the scaled values.
  public let error: Float
  /// Whether the error is above the epoch's threshold.
  public let isFlagged: Bool
}

/// All that is to be seen of one epoch beside its figures.
public struct ReplayFrame: Sendable {
  public let epoch: Int
  /// The errors of the beats that are watched; `nil` where they are not both normal and abnormal.
  public let scores: LabelledScores?
  /// The threshold that the session's policy chooses for this epoch's errors.
  public let threshold: AppliedThreshold?
  /// Where the watched beats lie in the plane of the bottleneck.
  public let points: [LatentPlane.Point]
  public let beats: [ReplayedBeat]
  /// What the rows are, and where their values stand among the training rows'.
  public let domain: Domain
  public let columns: ColumnHeights

  /// Of a network; `beats` are those shown in full.
  init(
    epoch: Int, network: Network, _ preparation: Preparation, plane: LatentPlane, choice: ThresholdChoice,
    beats: [ReplayBeat], columns: ColumnHeights
  ) {
    self.epoch = epoch
    (domain, self.columns) = (preparation.domain, columns)
    let scores = Scores(detector: AutoencoderDetector(network), preparation: preparation)
    let watched = preparation.watched
    self.scores =
      watched.samples.hasBothGroups ? LabelledScores(scores[watched.basis], watched.samples, on: watched.basis) : nil
    threshold = try? AppliedThreshold(choice, scores: scores, preparation: preparation)
    points = plane.points(of: network, watched.samples, errors: scores[watched.basis])
    let limit = threshold?.value ?? .infinity
    self.beats = beats.map { beat in
      let scaled = Matrix(rows: 1, columns: beat.values.count, values: preparation.scaling.scale(beat.values))
      let (output, errors) = network.reconstructWithErrors(scaled)
      let error = errors.first ?? 0
      return ReplayedBeat(
        beat: beat, reconstruction: preparation.scaling.unscale(output.values), error: error, isFlagged: error > limit)
    }
  }
}

extension Preparation {
  /// The beats that a training is watched on: the validation beats, or the test beats where there are none.
  var watched: (samples: Samples, basis: ThresholdChoice.Basis) {
    validation.count > 0 ? (validation, .validation) : (test, .test)
  }

  /// Pairs of watched beats to show in full, a normal one and an abnormal one, every abnormal class in its turn.
  func shownBeats(most: Int = 8) -> [[ReplayBeat]] {
    let beats = watched.basis == .validation ? partition.validation : partition.test
    func members(_ beatClass: RowClass) -> [ReplayBeat] {
      beats.indices(of: beatClass).prefix(most).enumerated().map { nth, row in
        ReplayBeat(name: "\(beatClass.shortName) \(nth + 1)", beatClass: beatClass, values: Array(beats.row(row)))
      }
    }
    let classes = partition.domain.abnormalClasses.map(members).filter { !$0.isEmpty }
    // The first of every class, then the second of every class.
    let abnormal = (0..<most).flatMap { nth in classes.compactMap { nth < $0.count ? $0[nth] : nil } }
    let normal = partition.domain.normalClasses.flatMap(members)
    guard !normal.isEmpty, !abnormal.isEmpty else {
      let all = normal + abnormal
      return stride(from: 0, to: all.count, by: 2).map { Array(all[$0..<min($0 + 2, all.count)]) }
    }
    return (0..<min(most, max(normal.count, abnormal.count))).map {
      [normal[$0 % normal.count], abnormal[$0 % abnormal.count]]
    }
  }
}
