import Tables

/// The simplest detector: the mean squared distance to the mean training sample.
///
/// What any other detector has to beat. An autoencoder that has learned nothing but the mean sample scores like this
/// one.
public struct MeanDetector: Detector {
  public let name = "mean"
  /// The mean training row, one value a column; zeros when there was no training row.
  public let mean: [Float]

  /// Learns the mean row of `samples`.
  public init(fit samples: Matrix) {
    mean = samples.columnMeans().map { Float($0) }
  }

  /// For each row the mean, over columns, of its squared distance to the mean row.
  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == mean.count, "samples need as many columns as the detector was fitted on")
    let center = mean.map { Double($0) }
    let count = Double(max(1, mean.count))
    return samples.scoresByTiles { tile in
      var sum = Doubles.zero
      for column in tile.indices {
        let difference = tile[column] - center[column]
        sum += difference * difference
      }
      return sum / count
    }
  }
}

extension MeanDetector: Sized, Reconstructing, Attributing, CenterShowing, Storable {
  public var columns: Int { mean.count }
  public var byteCount: Int { mean.count * 4 }

  public func reconstructions(_ samples: Matrix) -> Matrix {
    Matrix(rows: samples.rows, columns: columns, values: (0..<samples.rows).flatMap { _ in mean })
  }

  public func contributions(_ row: [Float]) -> [Float] {
    zip(row, mean).map { ($0 - $1) * ($0 - $1) / Float(max(1, mean.count)) }
  }

  public var centers: Matrix { Matrix(rows: 1, columns: columns, values: mean) }
  public func center(of row: [Float]) -> Int { 0 }

  public var stored: StoredDetector {
    StoredDetector(method: MeanMethod.name, arrays: ["mean": StoredArray(centers)])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    mean = try stored.matrix("mean", rows: 1).values
  }
}
