import NeuralNetwork

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
public struct CollapseReport: Equatable, Codable, Sendable {
  /// The spread ratio below which a network counts as collapsed.
  public static let collapsedBelow = 0.15

  /// The root mean square deviation of the reconstructions from their column means, over rows and columns.
  public let outputSpread: Double
  /// The same of the inputs.
  public let inputSpread: Double
  /// The root mean square distance of the reconstructions to the mean input row.
  public let distanceToMean: Double
  /// The share of the inputs' variance that the reconstructions account for: 1 for perfect ones, 0 for the mean row, less
  /// than 0 for anything worse than that.
  public let explainedVariance: Double
  /// One entry for each hidden layer, the first after the input first.
  public let deadUnits: [DeadUnits]

  /// How far the reconstructions spread, measured by how far the inputs do; 1 when the inputs are all the same.
  public var spreadRatio: Double { inputSpread > 0 ? outputSpread / inputSpread : 1 }

  /// Whether the network gives nearly the same output whatever the input.
  public var isCollapsed: Bool { !(spreadRatio >= Self.collapsedBelow) }

  /// Compares reconstructions with their inputs, row by row.
  ///
  /// - Parameters:
  ///   - inputs: Scaled samples as the network sees them, one a row.
  ///   - reconstructions: What the network made of them; the same shape.
  ///   - hiddenActivations: The outputs of each hidden layer for these rows, one unit a column.
  public init(inputs: Matrix, reconstructions: Matrix, hiddenActivations: [Matrix]) {
    precondition(
      inputs.rows == reconstructions.rows && inputs.columns == reconstructions.columns,
      "reconstructions need the shape of their inputs")
    let inputMean = inputs.columnMeans()
    inputSpread = inputs.rootMeanSquareDistance(to: inputMean)
    outputSpread = reconstructions.rootMeanSquareDistance(to: reconstructions.columnMeans())
    distanceToMean = reconstructions.rootMeanSquareDistance(to: inputMean)
    let variance = inputSpread * inputSpread
    explainedVariance = variance > 0 ? 1 - inputs.meanSquaredDifference(to: reconstructions) / variance : 0
    deadUnits = hiddenActivations.enumerated().map { layer, outputs in
      DeadUnits(layer: layer, dead: outputs.constantColumns(within: 1e-6), units: outputs.columns)
    }
  }
}
