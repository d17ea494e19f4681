extension TensorFile {
  /// The file's bytes: the same for equal content, metadata sorted by key, tensors in their order.
  ///
  /// No two tensors may have the same name. The header is padded with spaces so that the values start at a multiple of
  /// eight bytes.
  public func encoded() -> [UInt8] {
    precondition(Set(tensors.map(\.name)).count == tensors.count, "every tensor needs a name of its own")
    var header = Array(headerText.utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: -header.count & 7)
    var bytes: [UInt8] = []
    bytes.append(littleEndian: UInt64(header.count))
    bytes += header
    for tensor in tensors { bytes.append(littleEndian: tensor.values) }
    return bytes
  }

  private var headerText: String {
    var fields: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\(jsonString($0.value))" }
      fields.append("\"\(TensorFile.metadataKey)\":{\(texts.joined(separator: ","))}")
    }
    var offset = 0
    for tensor in tensors {
      let end = offset + 4 * tensor.values.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      fields.append(
        "\(jsonString(tensor.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(fields.joined(separator: ","))}"
  }
}

extension [UInt8] {
  mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  mutating func append(littleEndian values: [Float]) {
    for value in values { append(littleEndian: value.bitPattern) }
  }
}

/// `text` as a JSON string.
private func jsonString(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": json += "\\\(scalar)"
    case "\u{0}"..<" ":
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
