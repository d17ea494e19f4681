/// A strict JSON reader for text from outside: RFC 8259, and no key twice in an object, numbers in range, bounded
/// nesting, and strings that compare in linear time.
///
/// Foundation's readers keep one of two equal keys without a word, so that two programs may see two different files.
package struct JSONReader {
  /// The most combining marks in a row, as in the Stream-Safe Text Format of Unicode's UAX #15: comparing and hashing
  /// strings takes time quadratic in this number.
  static let mostMarks = 30

  let bytes: ArraySlice<UInt8>
  private let depthLimit: Int
  var position: Int
  private var depth = 0

  private init(_ bytes: ArraySlice<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    position = bytes.startIndex
  }

  /// The value of a whole text, which may be surrounded by white space; `depthLimit` bounds arrays and objects in one
  /// another.
  package static func value(of bytes: ArraySlice<UInt8>, depthLimit: Int) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes, depthLimit: depthLimit)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.byte == nil else { throw .expected("the end", at: reader.offset) }
    return value
  }

  /// The byte at the position; nil at the end.
  var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }
  var offset: Int { position - bytes.startIndex }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Steps over `character`, if that is what stands here.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return try nested { reader throws(JSONError) in .object(try reader.fields()) }
    case UInt8(ascii: "["): return try nested { reader throws(JSONError) in .array(try reader.elements()) }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < depthLimit else { throw .tooDeep(limit: depthLimit, at: offset) }
    depth += 1
    position += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if skip("]") { return elements }
    while true {
      elements.append(try value())
      skipSpace()
      if skip("]") { return elements }
      guard skip(",") else { throw .expected("',' or ']'", at: offset) }
    }
  }

  private mutating func fields() throws(JSONError) -> [JSONField] {
    var fields: [JSONField] = []
    var keys: Set<String> = []
    skipSpace()
    if skip("}") { return fields }
    while true {
      skipSpace()
      let start = offset
      guard byte == UInt8(ascii: "\"") else { throw .expected("a key", at: start) }
      let key = try string()
      guard keys.insert(key).inserted else { throw .duplicateKey(key, at: start) }
      skipSpace()
      guard skip(":") else { throw .expected("':'", at: offset) }
      fields.append(JSONField(key: key, value: try value()))
      skipSpace()
      if skip("}") { return fields }
      guard skip(",") else { throw .expected("',' or '}'", at: offset) }
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.endIndex, bytes[position..<end].elementsEqual("\(word)".utf8) else {
      throw .expected("a value", at: offset)
    }
    position = end
    return value
  }
}
