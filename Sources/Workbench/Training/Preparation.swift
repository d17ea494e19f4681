import Detectors
import Heartbeats
import NeuralNetwork
import Tables

/// The beats a recipe trains, chooses thresholds and tests on, scaled as the network sees them.
public struct Preparation: Sendable {
  public let partition: Partition
  public let scaling: Scaling
  public let training: Samples
  public let validation: Samples
  public let test: Samples
  /// The scaled rows that are learned from: those of the training part that trimming leaves.
  public let learning: Matrix

  /// What the rows are.
  public var domain: Domain { partition.domain }

  /// Splits, mixes and scales `data` as `recipe` says; the scaling is learned from the training rows alone.
  public init(recipe: Recipe, data: DataSet) throws {
    let partition = try Partition(data: data, settings: recipe.partitionSettings)
    self.init(
      partition: partition, scaling: Scaling(kind: recipe.scaling, fit: partition.training), trim: recipe.trim)
  }

  /// The same but for the rows that are judged, which are scaled as those that were learned from.
  func judging(_ rows: RowSet, indices: [Int]) -> Preparation {
    Preparation(
      partition: partition.judging(rows, indices: indices), scaling: scaling, training: training,
      validation: validation, test: Samples(rows, scaling: scaling), learning: learning)
  }

  private init(
    partition: Partition, scaling: Scaling, training: Samples, validation: Samples, test: Samples, learning: Matrix
  ) {
    self.partition = partition
    self.scaling = scaling
    self.training = training
    self.validation = validation
    self.test = test
    self.learning = learning
  }

  /// The same with a scaling that was learned before.
  init(partition: Partition, scaling: Scaling, trim: Double) {
    self.partition = partition
    self.scaling = scaling
    training = Samples(partition.training, scaling: scaling)
    validation = Samples(partition.validation, scaling: scaling)
    test = Samples(partition.test, scaling: scaling)
    let trim = Trim(share: trim)
    learning = trim.isOn ? training.matrix.rows(trim.keptRows(of: training.matrix)) : training.matrix
  }
}

extension Preparation {
  /// The beats that are judged.
  ///
  /// - Throws: when there are not both normal and abnormal ones among them.
  func judged(_ basis: ThresholdChoice.Basis) throws -> Samples {
    guard domain.isLabelled else { throw WorkbenchError.noLabels }
    switch basis {
    case .test:
      guard test.hasBothGroups else { throw WorkbenchError.noTestGroups }
      return test
    case .validation:
      guard validation.hasBothGroups else { throw WorkbenchError.noValidationGroups }
      return validation
    }
  }
}

extension Preparation {
  /// The rows that are judged as the data have them: a scale learned from few rows can make different ones equal.
  func unscaled(_ basis: ThresholdChoice.Basis) -> Matrix {
    let rows = basis == .test ? partition.test : partition.validation
    return Matrix(rows: rows.count, columns: rows.width, values: rows.values)
  }
}

/// Scaled beats with what is known of them.
public struct Samples: Sendable {
  /// One beat a row.
  public let matrix: Matrix
  public let classes: [RowClass]
  public let abnormal: [Bool]

  init(_ beats: RowSet, scaling: Scaling) {
    matrix = Matrix(rows: beats.count, columns: beats.width, values: scaling.scale(beats.values))
    classes = beats.classes
    abnormal = beats.classes.map(\.isAbnormal)
  }

  public var count: Int { matrix.rows }

  /// The rows of normal beats.
  public var normals: Matrix {
    abnormal.contains(true) ? matrix.rows(abnormal.indices.filter { !abnormal[$0] }) : matrix
  }

  /// Whether both normal and abnormal beats are among them.
  public var hasBothGroups: Bool { abnormal.contains(true) && abnormal.contains(false) }
}
