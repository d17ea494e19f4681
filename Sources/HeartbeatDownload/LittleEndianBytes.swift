/// Bytes to read little-endian integers from; a position outside gives nil, never a trap.
struct LittleEndianBytes: Sendable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func integer16(at position: Int) -> UInt16? {
    slice(at: position, count: 2)?.reversed().reduce(0) { $0 << 8 | UInt16($1) }
  }

  func integer32(at position: Int) -> UInt32? {
    slice(at: position, count: 4)?.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  func slice(at position: Int, count: Int) -> ArraySlice<UInt8>? {
    guard position >= 0, count >= 0, position <= bytes.count, count <= bytes.count - position else { return nil }
    return bytes[position..<position + count]
  }
}
