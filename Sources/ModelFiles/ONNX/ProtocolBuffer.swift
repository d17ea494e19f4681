/// A message in the binary form of Protocol Buffers, written field by field.
///
/// Source: https://protobuf.dev/programming-guides/encoding
struct ProtocolBuffer {
  private(set) var bytes: [UInt8] = []

  /// A whole number, which must not be negative.
  mutating func add(_ field: Int, integer: Int) {
    addKey(field, wireType: 0)
    addVariableLength(integer)
  }

  mutating func add(_ field: Int, float: Float) {
    addKey(field, wireType: 5)
    bytes.append(littleEndian: float.bitPattern)
  }

  mutating func add(_ field: Int, bytes content: [UInt8]) {
    addKey(field, wireType: 2)
    addVariableLength(content.count)
    bytes += content
  }

  mutating func add(_ field: Int, text: String) {
    add(field, bytes: Array(text.utf8))
  }

  mutating func add(_ field: Int, littleEndian values: [Float]) {
    addKey(field, wireType: 2)
    addVariableLength(4 * values.count)
    bytes.append(littleEndian: values)
  }

  /// A message inside this one.
  mutating func add(_ field: Int, message write: (inout ProtocolBuffer) -> Void) {
    var message = ProtocolBuffer()
    write(&message)
    add(field, bytes: message.bytes)
  }

  private mutating func addKey(_ field: Int, wireType: Int) {
    addVariableLength(field << 3 | wireType)
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  private mutating func addVariableLength(_ number: Int) {
    var rest = UInt(number)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
