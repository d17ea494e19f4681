import Detectors
import NeuralNetwork
import Tables

/// Scores a sample by how badly an autoencoder reconstructs it: the mean squared error over its features.
public struct AutoencoderDetector: Detector {
  public let network: Network
  public let name = "autoencoder"

  public init(_ network: Network) {
    self.network = network
  }

  public func scores(_ samples: Matrix) -> [Float] {
    network.reconstructionErrors(samples)
  }
}
