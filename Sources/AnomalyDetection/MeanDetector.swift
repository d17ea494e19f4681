import NeuralNetwork
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
    return (0..<samples.rows).map { row in
      var sum = 0.0
      for (value, usual) in zip(samples[row: row], mean) {
        let difference = Double(value) - Double(usual)
        sum += difference * difference
      }
      return Float(sum / Double(max(1, mean.count)))
    }
  }
}
