import NeuralNetwork
import Tables

/// Principal component analysis as a detector: the mean squared error of a reconstruction from a few components.
///
/// The best that a linear autoencoder with the same bottleneck could do. Eigenvectors of the covariance matrix,
/// computed in double precision; the same samples give the same detector on every machine.
///
/// Source: Pearson, "On lines and planes of closest fit to systems of points in space", 1901; scikit-learn's `PCA`.
public struct PCADetector: Detector {
  public let name = "pca"
  /// The mean training row, one value a column.
  public let mean: [Float]
  /// One component a row, each of length 1, the strongest first; its entry of largest magnitude is positive.
  public let components: Matrix
  /// The variance of the training rows along each component (divided by rows − 1).
  public let explainedVariance: [Double]

  /// Learns the mean row and the strongest components of `samples`.
  ///
  /// `components` is clamped to 0 … the smaller of rows and columns. Without components this is the mean detector.
  public init(fit samples: Matrix, components count: Int) {
    let means = samples.columnMeans()
    let kept = max(0, min(count, samples.rows, samples.columns))
    let eigen = SymmetricEigen(samples.covariance(around: means), order: samples.columns)
    mean = means.map { Float($0) }
    components = Matrix(
      rows: kept, columns: samples.columns,
      values: (0..<kept).flatMap { Self.withPositivePeak(eigen.vector($0)) }.map { Float($0) })
    explainedVariance = (0..<kept).map { max(0, eigen.values[$0]) }
  }

  /// For each row the mean squared difference between it and its projection on the components.
  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == mean.count, "samples need as many columns as the detector was fitted on")
    let basis = (0..<components.rows).map { components[row: $0].map { Double($0) } }
    return (0..<samples.rows).map { row in
      var rest = zip(samples[row: row], mean).map { Double($0) - Double($1) }
      for component in basis { Self.remove(component, from: &rest) }
      return Float(rest.reduce(0) { $0 + $1 * $1 } / Double(max(1, mean.count)))
    }
  }

  /// Takes the part of `vector` that lies along `direction` away.
  private static func remove(_ direction: [Double], from vector: inout [Double]) {
    var length = 0.0
    for index in vector.indices { length += vector[index] * direction[index] }
    for index in vector.indices { vector[index] -= length * direction[index] }
  }

  /// Of a component and its opposite, which are equally good, the one whose largest entry is positive.
  private static func withPositivePeak(_ vector: [Double]) -> [Double] {
    let peak = vector.max { $0.magnitude < $1.magnitude } ?? 0
    return peak < 0 ? vector.map { -$0 } : vector
  }
}
