import Tables

/// The units of one hidden layer that have died.
public struct DeadUnits: Equatable, Codable, Sendable {
  /// The hidden layer, counted from 0.
  public let layer: Int
  /// How many of its units give the same output for every row.
  public let dead: Int
  /// How many units it has.
  public let units: Int

  /// A count of dead units.
  public init(layer: Int, dead: Int, units: Int) {
    self.layer = layer
    self.dead = dead
    self.units = units
  }
}

/// Whether a reconstruction depends on its input.
///
/// An autoencoder first learns to repeat the mean beat whatever it is shown; some never get further. Pass the normal
/// training rows, whatever the network was trained on: abnormal rows differ more from each other, so the figures would
/// depend on how many there are.
///
/// The rule, `spreadRatio` < 0.15, was measured with a numpy prototype on the normal training beats of ECG5000
/// (140-15-7-2, wider and deeper; relu, tanh, sigmoid and elu; Adam at 0.01, batches of 64 and 512; with and without
/// l2):
/// - Of 206 networks with feature scaling, after their last epoch, 58 had ratios below 0.0001 and a ROC AUC of 0.957 …
///   0.959, the mean beat's; the other 148 had ratios above 0.48 and a median AUC of 0.990. Nothing lay between.
/// - With global scaling 26 of 68 lay below 0.01, with the mean beat's AUC of 0.975 … 0.977; the others above 0.55.
/// - Scaling learned from all 4,500 beats, or training on the 500: 60 of 120 below 0.05, with the mean beat's AUC, the
///   others above 0.5. With 5 and 30 % contamination: 9 of 40 below 0.0001, the others above 0.41.
/// - With a linear latent layer 3 of 30 below 0.001, the others above 0.6 (feature); global scaling after 50 epochs: 4
///   of 30 below 0.15 with AUC 0.977 … 0.978, the others above 0.38 with AUC 0.978 … 0.996.
/// - On the way there (5,448 checkpoints of the first two) a network below 0.15 never accounted for more than a tenth
///   of the variance, and 95 % of them had an AUC of at most 0.959 (feature) and 0.978 (global). None whose AUC
///   exceeded 0.967 (feature) or 0.985 (global) was below.
/// - Measured on all training rows, or all test rows, the verdict on a finished network was the same (320 of 320).
///
/// It does not say that a network is good: between 0.15 and 0.5 it follows its input, yet may not beat the mean beat.
public struct CollapseReport: Equatable, Codable, Sendable {
  /// The spread ratio below which a network counts as collapsed.
  public static let collapsedBelow = 0.15

  /// The root mean square deviation of the reconstructions from their column means, over rows and columns.
  public let outputSpread: Double
  /// The same of the inputs.
  public let inputSpread: Double
  /// The root mean square distance of the reconstructions to the mean input row.
  public let distanceToMean: Double
  /// The share of the inputs' variance that the reconstructions account for: 1 for perfect ones, 0 for the mean row,
  /// less than 0 for anything worse than that.
  public let explainedVariance: Double
  /// One entry for each hidden layer, the first after the input first.
  public let deadUnits: [DeadUnits]

  /// How far the reconstructions spread, measured by how far the inputs do; 1 when the inputs are all the same.
  public var spreadRatio: Double { inputSpread > 0 ? outputSpread / inputSpread : 1 }

  /// Whether the network gives nearly the same output whatever the input; so too when its output is not a number.
  public var isCollapsed: Bool { !(spreadRatio >= Self.collapsedBelow) }

  /// Whether a collapsed network repeats the mean row, near enough; one that trained too slowly, or was thrown far off by
  /// a large learning rate, repeats another.
  ///
  /// Of 232 collapsed networks (17 recipes, 8 seeds, on ECG5000 and on simulated beats) the 62 at -0.3 and above had a
  /// ROC AUC within 0.005 of the distance to the mean's; those below mostly had a lower one, by up to 0.1 and more.
  public var repeatsMean: Bool { isCollapsed && explainedVariance >= -0.3 }

  /// Compares reconstructions with their inputs, row by row.
  ///
  /// - Parameters:
  ///   - inputs: Scaled samples as the network sees them, one a row.
  ///   - reconstructions: What the network made of them; the same shape.
  ///   - hiddenActivations: The outputs of each hidden layer for these rows, one unit a column.
  public init(inputs: Matrix, reconstructions: Matrix, hiddenActivations: [Matrix]) {
    self.init(
      inputs: inputs, reconstructions: reconstructions,
      hiddenRanges: hiddenActivations.map { outputs in ColumnRanges(outputs) })
  }

  /// The same, from the range of each hidden unit's outputs, layer by layer.
  public init(inputs: Matrix, reconstructions: Matrix, hiddenRanges: [ColumnRanges]) {
    precondition(
      inputs.rows == reconstructions.rows && inputs.columns == reconstructions.columns,
      "reconstructions need the shape of their inputs")
    let inputMean = inputs.columnMeans()
    let sums = SquaredDistances(inputs, reconstructions, inputMean, reconstructions.columnMeans())
    let count = Double(max(1, inputs.values.count))
    inputSpread = (sums.inputs / count).squareRoot()
    outputSpread = (sums.reconstructions / count).squareRoot()
    distanceToMean = (sums.toMean / count).squareRoot()
    let variance = inputSpread * inputSpread
    explainedVariance = variance > 0 ? 1 - sums.errors / count / variance : 0
    deadUnits = hiddenRanges.enumerated().map { layer, ranges in
      DeadUnits(layer: layer, dead: ranges.count(narrowerThan: 1e-6), units: ranges.columns)
    }
  }
}

/// Sums of squares over all values, row by row. Each is a chain of additions that wait for each other; four of them side by
/// side take no longer than one.
private struct SquaredDistances {
  /// The inputs' distances to their column means.
  private(set) var inputs = 0.0
  /// The reconstructions' distances to their own column means, and to those of the inputs.
  private(set) var reconstructions = 0.0
  private(set) var toMean = 0.0
  /// The distances between inputs and reconstructions.
  private(set) var errors = 0.0

  init(_ inputs: Matrix, _ reconstructions: Matrix, _ inputMean: [Double], _ outputMean: [Double]) {
    let columns = inputs.columns
    inputs.values.withUnsafeBufferPointer { inputs in
      reconstructions.values.withUnsafeBufferPointer { reconstructions in
        for start in stride(from: 0, to: inputs.count, by: max(1, columns)) {
          for column in 0..<columns {
            let (input, output) = (Double(inputs[start + column]), Double(reconstructions[start + column]))
            self.inputs.addSquare(input - inputMean[column])
            self.reconstructions.addSquare(output - outputMean[column])
            toMean.addSquare(output - inputMean[column])
            errors.addSquare(input - output)
          }
        }
      }
    }
  }
}

extension Double {
  fileprivate mutating func addSquare(_ value: Double) { self += value * value }
}
