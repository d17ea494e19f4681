import NeuralNetwork
import Tables

/// Scores a sample by how badly an autoencoder reconstructs it: the mean squared error over its features.
public struct AutoencoderDetector: Detector {
  /// The network that reconstructs.
  public let network: Network
  /// The name as commands write it.
  public let name = "autoencoder"

  /// A detector of this network, trained or not; samples need as many columns as it has inputs.
  public init(_ network: Network) {
    self.network = network
  }

  /// For each row the mean squared difference between it and its reconstruction.
  public func scores(_ samples: Matrix) -> [Float] {
    network.reconstructionErrors(samples)
  }
}
