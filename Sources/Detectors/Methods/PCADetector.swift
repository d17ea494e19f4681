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
    let basis = doubleComponents
    let center = mean.map { Double($0) }
    let count = Double(max(1, mean.count))
    return samples.scoresByTiles { rest in
      Self.center(&rest, at: center)
      for component in basis { _ = Self.remove(component, from: &rest) }
      var sum = Doubles.zero
      for column in rest.indices { sum += rest[column] * rest[column] }
      return sum / count
    }
  }

  private var doubleComponents: [[Double]] { (0..<components.rows).map { components[row: $0].map { Double($0) } } }

  private static func center(_ rows: inout [Doubles], at mean: [Double]) {
    for column in rows.indices { rows[column] -= mean[column] }
  }

  /// Takes the part of `rows` that lies along `direction` away; returns how long it was.
  private static func remove(_ direction: [Double], from rows: inout [Doubles]) -> Doubles {
    var length = Doubles.zero
    direction.withUnsafeBufferPointer { direction in
      rows.withUnsafeMutableBufferPointer { rows in
        for index in rows.indices { length += rows[index] * direction[index] }
        for index in rows.indices { rows[index] -= length * direction[index] }
      }
    }
    return length
  }

  /// Of a component and its opposite, which are equally good, the one whose largest entry is positive.
  private static func withPositivePeak(_ vector: [Double]) -> [Double] {
    let peak = vector.max { $0.magnitude < $1.magnitude } ?? 0
    return peak < 0 ? vector.map { -$0 } : vector
  }
}

extension PCADetector: Sized, Reconstructing, Attributing, Embedding, Storable {
  public var columns: Int { mean.count }
  public var byteCount: Int { (mean.count + components.values.count) * 4 }

  /// For each row its coordinates along the components.
  public func embedding(_ samples: Matrix) -> Matrix {
    precondition(samples.columns == mean.count, "samples need as many columns as the detector was fitted on")
    let basis = doubleComponents
    let center = mean.map { Double($0) }
    var result = Matrix(rows: samples.rows, columns: basis.count)
    var rest = [Doubles](repeating: .zero, count: samples.columns)
    for first in stride(from: 0, to: samples.rows, by: 8) {
      samples.fill(&rest, from: first)
      Self.center(&rest, at: center)
      for (index, component) in basis.enumerated() {
        let length = Self.remove(component, from: &rest)
        for lane in 0..<min(8, samples.rows - first) {
          result.values[(first + lane) * basis.count + index] = Float(length[lane])
        }
      }
    }
    return result
  }

  /// For each row its projection on the components.
  public func reconstructions(_ samples: Matrix) -> Matrix {
    rows(at: embedding(samples))
  }

  /// The rows that lie at these coordinates along the components.
  public func rows(at points: Matrix) -> Matrix {
    var result = Matrix(rows: points.rows, columns: columns)
    for row in 0..<points.rows {
      for column in 0..<columns {
        var value = Double(mean[column])
        for (index, coordinate) in points[row: row].enumerated() {
          value += Double(coordinate) * Double(components.values[index * columns + column])
        }
        result.values[row * columns + column] = Float(value)
      }
    }
    return result
  }

  public func contributions(_ row: [Float]) -> [Float] {
    let usual = reconstructions(Matrix(rows: 1, columns: row.count, values: row)).values
    return zip(row, usual).map { ($0 - $1) * ($0 - $1) / Float(max(1, mean.count)) }
  }

  public var stored: StoredDetector {
    StoredDetector(
      method: PrincipalComponents.name,
      arrays: [
        "mean": StoredArray(Matrix(rows: 1, columns: columns, values: mean)), "components": StoredArray(components),
        "variance": StoredArray(shape: [explainedVariance.count], values: .doubles(explainedVariance)),
      ])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    mean = try stored.matrix("mean", rows: 1).values
    components = try stored.matrix("components", columns: mean.count)
    explainedVariance = try stored.doubles("variance", [components.rows])
  }
}
