import Words

/// Which file of the archive is trained on.
public enum SplitKind: String, CaseIterable, Codable, Sendable {
  /// Train on the large TEST file, judge on the small TRAIN file, as Anomagram does.
  case ucrSwapped = "ucr-swapped"
  /// The archive's own roles.
  case ucr
}

/// How a data set is divided into training, validation and test rows.
public struct PartitionSettings: Equatable, Codable, Sendable {
  /// Which part of the data set is trained on.
  public var split: SplitKind
  /// The share of abnormal rows among the training rows, 0…0.7.
  public var contamination: Double
  /// Training rows; nil for as many as there are.
  public var trainSize: Int?
  /// Test rows; nil for all.
  public var testSize: Int?
  /// The share of the training pool held out to choose thresholds on, 0…0.5.
  public var validation: Double
  /// Decides which rows are drawn.
  public var seed: Int

  /// Settings; those left out take every row, without contamination, and keep a fifth for validation.
  public init(
    split: SplitKind = .ucrSwapped, contamination: Double = 0, trainSize: Int? = nil, testSize: Int? = nil,
    validation: Double = 0.2, seed: Int = 1
  ) {
    self.split = split
    self.contamination = contamination
    self.trainSize = trainSize
    self.testSize = testSize
    self.validation = validation
    self.seed = seed
  }

  /// What ``contamination`` may be: a share of the training rows.
  public static let contaminationRange = 0.0...0.7
  /// What ``validation`` may be: a share of the training pool.
  public static let validationRange = 0.0...0.5
}

/// A division that the data cannot give; it names the setting and the most that can be had.
public enum PartitionError: Error, Equatable, Sendable {
  /// A share outside ``PartitionSettings/contaminationRange``.
  case contaminationOutOfRange(Double)
  /// A share outside ``PartitionSettings/validationRange``.
  case validationOutOfRange(Double)
  /// More training rows than there are at this contamination, or too few for it.
  case trainSize(Int, contamination: Double, most: Int)
  /// More test rows than there are, or fewer than one of each group.
  case testSize(Int, least: Int, most: Int)
  /// Contamination asked for where the training pool holds no abnormal row.
  case noAbnormalRows(contamination: Double)
  /// A training pool without a normal row.
  case noNormalRows
  /// A test part without rows.
  case noTestRows
}

extension PartitionError: CustomStringConvertible {
  /// What cannot be had and the way out, in one line.
  public var description: String {
    switch self {
    case .contaminationOutOfRange(let share):
      "contamination \(percent(share)) is out of range; it goes from 0% to 70%"
    case .validationOutOfRange(let share):
      "validation \(percent(share)) is out of range; it goes from 0% to 50%"
    case .trainSize(let size, let contamination, let most):
      most > 0
        ? "train-size \(size) cannot be had at contamination \(percent(contamination)); it goes from "
          + "\(TrainingMix.leastSize(contamination: contamination)) to \(most)"
        : "train-size \(size) cannot be had at contamination \(percent(contamination)): the data has too few beats"
    case .testSize(let size, let least, let most):
      "test-size \(size) cannot be had; it goes from \(least) to \(most)"
    case .noAbnormalRows(let contamination):
      "contamination \(percent(contamination)) cannot be had: the training pool has no abnormal beats; set it to 0%"
    case .noNormalRows: "the training pool has no normal beats left to train on"
    case .noTestRows: "the data has no beats to test on"
    }
  }
}
