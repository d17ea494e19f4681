import Detectors
import Judging
import NeuralNetwork
import Tables

/// What a training was like after one of its epochs.
public struct EpochFigures: Equatable, Sendable {
  public let epoch: Int
  /// Mean squared error of the training beats during the epoch.
  public let loss: Double?
  /// Mean squared error of the normal validation beats after it.
  public let validationLoss: Double?
  /// On the validation beats; `nil` where they are not both normal and abnormal.
  public let auc: Double?
  public let averagePrecision: Double?
  /// How far the reconstructions of the normal training beats spread, measured by how far the beats do.
  public let spread: Double
  /// Share of those beats' variance that the reconstructions account for.
  public let explainedVariance: Double
  /// Of every hidden layer which units give the same for every normal training beat.
  public let dead: [[Bool]]

  public init(
    epoch: Int, loss: Double?, validationLoss: Double?, auc: Double? = nil, averagePrecision: Double? = nil,
    spread: Double, explainedVariance: Double = 0, dead: [[Bool]] = []
  ) {
    self.epoch = epoch
    self.loss = loss
    self.validationLoss = validationLoss
    self.auc = auc
    self.averagePrecision = averagePrecision
    self.spread = spread
    self.explainedVariance = explainedVariance
    self.dead = dead
  }

  /// Whether whatever goes in, nearly the same comes out.
  public var isCollapsed: Bool { !(spread >= CollapseReport.collapsedBelow) }

  /// Units that are dead, in all hidden layers.
  public var deadCount: Int { dead.reduce(0) { $0 + $1.count { $0 } } }
}

/// The normal training beats that the networks of all epochs are shown.
struct ReplayInputs: Sendable {
  let normals: Matrix
  /// The root mean square deviation of the beats from their mean, over rows and columns.
  let spread: Double

  init(_ normals: Matrix) {
    self.normals = normals
    spread = normals.spread
  }
}

extension EpochFigures {
  /// Of a network after an epoch. Spread and variance are those of `CollapseReport`, in one pass.
  init(_ entry: Snapshots.Entry, _ report: EpochReport?, _ inputs: ReplayInputs, validation: Samples) {
    let activations = entry.network.activations(inputs.normals)
    let output = activations.last ?? inputs.normals
    let variance = inputs.spread * inputs.spread
    let scores: LabelledScores? =
      validation.hasBothGroups
      ? LabelledScores(AutoencoderDetector(entry.network).scores(validation.matrix), validation, on: .validation) : nil
    self.init(
      epoch: entry.epoch, loss: report?.loss, validationLoss: report?.validationLoss, auc: scores?.auc,
      averagePrecision: scores?.averagePrecision, spread: inputs.spread > 0 ? output.spread / inputs.spread : 1,
      explainedVariance: variance > 0 ? 1 - output.squaredDistance(to: inputs.normals) / variance : 0,
      dead: activations.dropLast().map(\.constantColumnFlags))
  }
}

extension Matrix {
  /// The root mean square deviation of the values from their columns' means.
  var spread: Double {
    guard rows > 0 else { return 0 }
    var sums = [Double](repeating: 0, count: columns)
    var total = 0.0
    values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        var index = 0
        for _ in 0..<rows {
          for column in 0..<columns {
            let value = Double(values[index])
            sums[column] += value
            total += value * value
            index += 1
          }
        }
      }
    }
    let ofMeans = sums.reduce(0) { $0 + $1 * $1 } / Double(rows)
    return (max(0, total - ofMeans) / Double(max(1, values.count))).squareRoot()
  }

  /// The mean squared difference to a matrix of the same shape.
  func squaredDistance(to other: Matrix) -> Double {
    var total = 0.0
    values.withUnsafeBufferPointer { left in
      other.values.withUnsafeBufferPointer { right in
        for index in 0..<min(left.count, right.count) {
          let difference = Double(left[index]) - Double(right[index])
          total += difference * difference
        }
      }
    }
    return total / Double(max(1, values.count))
  }

  /// Which columns hold the same value in every row, to within a millionth.
  var constantColumnFlags: [Bool] {
    guard rows > 0 else { return [] }
    var low = Array(self[row: 0])
    var high = low
    values.withUnsafeBufferPointer { values in
      low.withUnsafeMutableBufferPointer { low in
        high.withUnsafeMutableBufferPointer { high in
          var index = 0
          for _ in 0..<rows {
            for column in 0..<columns {
              let value = values[index]
              if value < low[column] { low[column] = value }
              if value > high[column] { high[column] = value }
              index += 1
            }
          }
        }
      }
    }
    return zip(low, high).map { $1 - $0 < 1e-6 }
  }
}
