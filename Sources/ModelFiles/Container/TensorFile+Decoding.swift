extension TensorFile {
  /// The most bytes of a header that is read; ours have about a thousand.
  static let longestHeader = 4 << 20

  /// Reads the bytes of a safetensors file of 32-bit floats.
  ///
  /// The bytes may come from anywhere: whatever they are, the result is a file whose values are all finite and whose
  /// tensors cover the data without hole or overlap, or an error. Memory stays within a multiple of `bytes`.
  public init(decoding bytes: [UInt8]) throws(TensorFileError) {
    let header = try TensorFile.header(of: bytes)
    let data = bytes[header.endIndex...]
    var metadata: [String: String] = [:]
    var entries: [Entry] = []
    for field in try TensorFile.fields(of: header) {
      if field.key == TensorFile.metadataKey {
        metadata = try TensorFile.texts(of: field.value)
      } else {
        entries.append(try Entry(field, dataCount: data.count))
      }
    }
    try TensorFile.checkCoverage(entries, dataCount: data.count)
    var tensors: [Tensor] = []
    for entry in entries { tensors.append(try entry.tensor(from: data)) }
    self.init(metadata: metadata, tensors: tensors)
  }

  private static func header(of bytes: [UInt8]) throws(TensorFileError) -> ArraySlice<UInt8> {
    guard bytes.count >= 8 else { throw .tooShort(bytes: bytes.count) }
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    guard length <= longestHeader else { throw .headerTooLong(length) }
    let available = bytes.count - 8
    guard length <= available else { throw .headerBeyondFile(length: Int(length), available: available) }
    return bytes[8..<8 + Int(length)]
  }

  private static func fields(of header: ArraySlice<UInt8>) throws(TensorFileError) -> [JSONField] {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: header, depthLimit: 8)
    } catch {
      throw .headerNotJSON(error)
    }
    guard let fields = value.fields else { throw .headerNotObject }
    return fields
  }

  private static func texts(of value: JSONValue) throws(TensorFileError) -> [String: String] {
    guard let fields = value.fields else { throw .metadataNotText(key: nil) }
    var texts: [String: String] = [:]
    for field in fields {
      guard let text = field.value.string else { throw .metadataNotText(key: field.key) }
      texts[field.key] = text
    }
    return texts
  }

  /// Throws unless the entries, put in the order of their offsets, follow one another from the first byte to the last.
  private static func checkCoverage(_ entries: [Entry], dataCount: Int) throws(TensorFileError) {
    var position = 0
    for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      guard entry.begin >= position else { throw .overlap(tensor: entry.name, at: entry.begin) }
      guard entry.begin == position else { throw .hole(from: position, to: entry.begin) }
      position = entry.end
    }
    guard position == dataCount else { throw .trailingBytes(dataCount - position) }
  }
}

/// A tensor's entry in the header, checked: its shape fits its bytes, and they lie inside the data.
private struct Entry {
  let name: String
  let shape: [Int]
  /// The tensor's bytes, counted from the start of the data.
  let begin, end: Int

  init(_ field: JSONField, dataCount: Int) throws(TensorFileError) {
    name = field.key
    guard let fields = field.value.fields else { throw .entryNotObject(tensor: name) }
    for field in fields where !["dtype", "shape", "data_offsets"].contains(field.key) {
      throw .unknownField(field.key, tensor: name)
    }
    guard let dtype = field.value["dtype"] else { throw .missingField("dtype", tensor: name) }
    guard let type = dtype.string else { throw .wrongField("dtype", expected: "a string", tensor: name) }
    guard type == "F32" else { throw .unsupportedType(type, tensor: name) }
    shape = try Entry.wholeNumbers("shape", of: field)
    let offsets = try Entry.wholeNumbers("data_offsets", of: field)
    guard offsets.count == 2 else {
      throw .wrongField("data_offsets", expected: "a pair of whole numbers", tensor: name)
    }
    (begin, end) = (offsets[0], offsets[1])
    guard 0 <= begin, begin <= end, end <= dataCount else {
      throw .offsetsOutside(begin: begin, end: end, available: dataCount, tensor: name)
    }
    let size = try Entry.byteCount(shape, tensor: name)
    guard end - begin == size else { throw .wrongSize(found: end - begin, expected: size, tensor: name) }
  }

  private static func wholeNumbers(_ key: String, of field: JSONField) throws(TensorFileError) -> [Int] {
    guard let value = field.value[key] else { throw .missingField(key, tensor: field.key) }
    guard let numbers = value.integers else {
      throw .wrongField(key, expected: "an array of whole numbers", tensor: field.key)
    }
    return numbers
  }

  private static func byteCount(_ shape: [Int], tensor: String) throws(TensorFileError) -> Int {
    var count = 4
    for dimension in shape {
      guard dimension >= 0 else { throw .negativeDimension(dimension, tensor: tensor) }
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow else { throw .tooManyValues(tensor: tensor) }
      count = product
    }
    return count
  }

  /// Takes the tensor's values out of the data.
  func tensor(from data: ArraySlice<UInt8>) throws(TensorFileError) -> Tensor {
    let bytes = data[data.startIndex + begin..<data.startIndex + end]
    let values = floats(littleEndian: bytes)
    if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(tensor: name, index: index) }
    return Tensor(name: name, shape: shape, values: values)
  }
}

/// The 32-bit floats in `bytes`, of which there are a multiple of four.
func floats(littleEndian bytes: ArraySlice<UInt8>) -> [Float] {
  bytes.withUnsafeBytes { raw in
    (0..<raw.count / 4).map { index in
      Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
    }
  }
}
