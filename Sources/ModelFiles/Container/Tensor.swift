/// A named array of 32-bit floats.
public struct Tensor: Equatable, Sendable {
  public let name: String
  /// The length of each dimension, the slowest first; empty for a single number.
  public let shape: [Int]
  /// The values, the last dimension running fastest.
  public let values: [Float]

  /// A tensor of `values`, of which there must be as many as the product of `shape`; `__metadata__` is not a name.
  public init(name: String, shape: [Int], values: [Float]) {
    precondition(shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count, "a tensor needs a value a place")
    precondition(name != TensorFile.metadataKey, "'__metadata__' is a reserved name")
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// What a safetensors file holds: named tensors of 32-bit floats, and texts about them.
///
/// The format is Hugging Face's (https://github.com/huggingface/safetensors): eight bytes with the length of the header
/// (little-endian), the header in JSON, then all values (little-endian), tensor after tensor.
public struct TensorFile: Equatable, Sendable {
  static let metadataKey = "__metadata__"

  /// Texts by key; with more than thirty combining marks in a row, one is written but refused when read.
  public var metadata: [String: String]
  /// Their names must be different when the file is encoded.
  public var tensors: [Tensor]

  public init(metadata: [String: String] = [:], tensors: [Tensor] = []) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The tensor called `name`.
  public subscript(name: String) -> Tensor? {
    tensors.first { $0.name == name }
  }
}
