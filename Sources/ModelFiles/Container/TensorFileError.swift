/// Why bytes are not a safetensors file that can be read here.
public enum TensorFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Fewer than the eight bytes of the header's length.
  case tooShort(bytes: Int)
  case headerTooLong(UInt64)
  case headerBeyondFile(length: Int, available: Int)
  case headerNotJSON(JSONError)
  case headerNotObject
  case metadataNotText(key: String?)
  case entryNotObject(tensor: String)
  case missingField(String, tensor: String)
  case unknownField(String, tensor: String)
  case wrongField(String, expected: String, tensor: String)
  /// A type of value other than 32-bit floats.
  case unsupportedType(String, tensor: String)
  case negativeDimension(Int, tensor: String)
  case tooManyValues(tensor: String)
  /// The tensor's bytes are not a range inside the data.
  case offsetsOutside(begin: Int, end: Int, available: Int, tensor: String)
  case wrongSize(found: Int, expected: Int, tensor: String)
  case overlap(tensor: String, at: Int)
  case hole(from: Int, to: Int)
  case trailingBytes(Int)
  case notFinite(tensor: String, index: Int)

  /// One sentence that says what is wrong and where.
  public var description: String {
    switch self {
    case .tooShort, .headerTooLong, .headerBeyondFile, .headerNotJSON, .headerNotObject, .metadataNotText:
      headerDescription
    case .entryNotObject, .missingField, .unknownField, .wrongField, .unsupportedType, .negativeDimension,
      .tooManyValues:
      entryDescription
    case .offsetsOutside, .wrongSize, .overlap, .hole, .trailingBytes, .notFinite:
      dataDescription
    }
  }

  private var headerDescription: String {
    switch self {
    case .tooShort(let bytes):
      "not a safetensors file: it has \(bytes) bytes, and the header's length alone takes 8"
    case .headerTooLong:
      "not a safetensors file: it does not begin with the length of a header (at most \(TensorFile.longestHeader) bytes)"
    case .headerBeyondFile(let length, let available):
      "the file is incomplete or no safetensors file: its header has \(length) bytes, and \(available) follow"
    case .headerNotJSON(let error):
      "the header is not valid JSON: \(error)"
    case .metadataNotText(let key?):
      "the metadata \(quoted(key)) is not a string"
    case .metadataNotText:
      "'__metadata__' is not an object of strings"
    default:
      "the header is not an object of tensors"
    }
  }

  private var entryDescription: String {
    switch self {
    case .missingField(let field, let tensor):
      "tensor \(quoted(tensor)) has no \(quoted(field)); it needs 'dtype', 'shape' and 'data_offsets'"
    case .unknownField(let field, let tensor):
      "tensor \(quoted(tensor)) has a field \(quoted(field)); only 'dtype', 'shape' and 'data_offsets' are known"
    case .wrongField(let field, let expected, let tensor):
      "the \(quoted(field)) of tensor \(quoted(tensor)) is not \(expected)"
    case .unsupportedType(let type, let tensor):
      "tensor \(quoted(tensor)) holds values of type \(quoted(type)); only 'F32' is supported"
    case .negativeDimension(let dimension, let tensor):
      "the 'shape' of tensor \(quoted(tensor)) has the negative dimension \(dimension)"
    case .tooManyValues(let tensor):
      "the 'shape' of tensor \(quoted(tensor)) has more values than any file can hold"
    case .entryNotObject(let tensor):
      "the entry of tensor \(quoted(tensor)) is not an object"
    default: ""
    }
  }

  private var dataDescription: String {
    switch self {
    case .offsetsOutside(let begin, let end, let available, let tensor):
      "the 'data_offsets' \(begin) to \(end) of tensor \(quoted(tensor)) are not a range of the \(available) bytes of data"
    case .wrongSize(let found, let expected, let tensor):
      "tensor \(quoted(tensor)) has \(found) bytes of data where its shape needs \(expected)"
    case .overlap(let tensor, let offset):
      "tensor \(quoted(tensor)) overlaps another one at byte \(offset) of the data"
    case .hole(let begin, let end):
      "bytes \(begin) to \(end) of the data belong to no tensor"
    case .trailingBytes(let count):
      "\(count) bytes of data follow the last tensor"
    case .notFinite(let tensor, let index):
      "value \(index) of tensor \(quoted(tensor)) is not a finite number"
    default: ""
    }
  }
}
