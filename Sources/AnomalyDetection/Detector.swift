import NeuralNetwork
import Tables

/// Something that has learned what is usual and scores how unusual a sample is.
///
/// A configuration trains into a detector, so a detector that was not trained cannot exist.
public protocol Detector: Sendable {
  /// The name as a person reads it in a table.
  var name: String { get }

  /// One score for each row of `samples`; the higher, the more unusual.
  func scores(_ samples: Matrix) -> [Float]
}
