import Detectors
import Heartbeats
import Judging
import NeuralNetwork
import Tables

/// Where the test beats lie in the bottleneck, brought to at most two dimensions.
public struct LatentMap: Sendable {
  /// Units of the bottleneck.
  public let dimensions: Int
  /// One pair a beat; with one unit the second is the reconstruction error.
  public let points: [(x: Double, y: Double)]
  public let classes: [RowClass]
  /// What the axes are: `unit 1`, `component 1`.
  public let axes: (x: String, y: String)
  /// Share of the variance of all units that the two principal components show; `nil` for one or two units.
  public let shownVariance: Double?
  /// Mean share, over the beats, of the five nearest neighbours in the whole bottleneck that are of the same group
  /// (normal or abnormal); 0 … 1.
  public let neighbourAgreement: Double
  /// What `neighbourAgreement` would be if the bottleneck told nothing.
  public let chanceAgreement: Double

  init(_ detector: TrainedDetector) throws {
    let samples = detector.preparation.test
    guard let network = detector.network else {
      throw WorkbenchError.needsOtherDetector(
        what: "plot latent", detector: detector.recipe.detector,
        able: [Recipe.autoencoder, GaussianMixture.name, PrincipalComponents.name])
    }
    let codes = network.encode(samples.matrix)
    dimensions = codes.columns
    classes = samples.classes
    func column(_ index: Int, of matrix: Matrix) -> [Double] {
      (0..<matrix.rows).map { Double(matrix.values[$0 * matrix.columns + index]) }
    }
    switch codes.columns {
    case 1:
      points = zip(column(0, of: codes), detector.scores.test).map { (x: $0, y: Double($1)) }
      axes = ("unit 1", "error")
      shownVariance = nil
    case 2:
      points = zip(column(0, of: codes), column(1, of: codes)).map { (x: $0, y: $1) }
      axes = ("unit 1", "unit 2")
      shownVariance = nil
    default:
      let pca = PCADetector(fit: codes, components: 2)
      points = (0..<codes.rows).map { row in
        let centred = zip(codes[row: row], pca.mean).map { Double($0 - $1) }
        let places = (0..<2).map { component in
          zip(centred, pca.components[row: component]).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
        return (x: places[0], y: places[1])
      }
      axes = ("component 1", "component 2")
      let variances = (0..<codes.columns).map { Self.variance(column($0, of: codes)) }
      let total = variances.reduce(0, +)
      shownVariance = total > 0 ? pca.explainedVariance.reduce(0, +) / total : nil
    }
    neighbourAgreement = Self.agreement(codes, samples.abnormal)
    // A beat is not its own neighbour.
    let (all, some) = (Double(samples.count), Double(samples.abnormal.count(where: \.self)))
    let pairs = some * (some - 1) + (all - some) * (all - some - 1)
    chanceAgreement = all > 1 ? pairs / (all * (all - 1)) : 1
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1))
  }

  /// At most so many beats are asked for their neighbours: the rest would change the second digit.
  private static let asked = 500

  private static func agreement(_ codes: Matrix, _ abnormal: [Bool], neighbours: Int = 5) -> Double {
    guard codes.rows > neighbours else { return 0 }
    let step = max(1, codes.rows / asked)
    var (same, all) = (0, 0)
    for row in stride(from: 0, to: codes.rows, by: step) {
      let place = codes[row: row]
      let distances = (0..<codes.rows).filter { $0 != row }.map { other in
        (zip(place, codes[row: other]).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }, other)
      }
      let nearest = distances.sorted { $0 < $1 }.prefix(neighbours)
      same += nearest.count { abnormal[$0.1] == abnormal[row] }
      all += neighbours
    }
    return Double(same) / Double(max(1, all))
  }
}

extension TrainedDetector {
  /// Where the test beats lie in the bottleneck.
  ///
  /// - Throws: when the detector is not a network.
  public func latentMap() throws -> LatentMap { try LatentMap(self) }

  /// Of every hidden layer which units give the same output for every normal training beat; empty where there is no
  /// network.
  public var deadUnits: [[Bool]] {
    (network?.activations(preparation.training.normals) ?? []).dropLast().map { values in
      guard values.rows > 0 else { return [] }
      var low = Array(values[row: 0])
      var high = low
      for row in 1..<max(1, values.rows) {
        for (unit, value) in values[row: row].enumerated() {
          low[unit] = min(low[unit], value)
          high[unit] = max(high[unit], value)
        }
      }
      return zip(low, high).map { $1 - $0 < 1e-6 }
    }
  }

  /// What every layer makes of a beat in the data's own units: first the scaled beat, then each layer's outputs.
  public func activations(of beat: [Float]) -> [[Float]] {
    let own = own(beat)
    let scaled = Matrix(rows: 1, columns: own.count, values: preparation.scaling.scale(own))
    return [scaled.values] + (network?.activations(scaled) ?? []).map(\.values)
  }
}
