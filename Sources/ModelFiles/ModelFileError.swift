/// Why a well-formed safetensors file is not a model of ours.
public enum ModelFileError: Error, Equatable, Sendable, CustomStringConvertible {
  case missingMetadata(String)
  case badMetadata(key: String, value: String, expected: String)
  case unknownVersion(String)
  case missingTensor(String)
  case tensorShape(String, expected: [Int], found: [Int])
  case unexpectedTensor(String)

  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .missingMetadata(let key):
      "not a heartline model: its metadata has no '\(key)'"
    case .badMetadata(let key, let value, let expected):
      "the metadata '\(key)' is \(quoted(value)); it must be \(expected)"
    case .unknownVersion(let version):
      "the model has format version \(quoted(version)); this program reads version '\(ModelFile.version)'"
    case .missingTensor(let name):
      "the model has no tensor '\(name)', which its layers need"
    case .tensorShape(let name, let expected, let found):
      "tensor '\(name)' has the shape \(shapeText(found)) where the layers need \(shapeText(expected))"
    case .unexpectedTensor(let name):
      "the model has a tensor \(quoted(name)), for which its layers have no place"
    }
  }
}

/// A shape as in `[7, 140]`; of a hostile one, the first dimensions.
func shapeText(_ shape: [Int]) -> String {
  let dimensions = shape.prefix(6).map(String.init) + (shape.count > 6 ? ["…"] : [])
  return "[\(dimensions.joined(separator: ", "))]"
}
