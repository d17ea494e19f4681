import CZlib

/// The bytes are not a deflate stream of the promised size.
package struct InflateError: Error, Equatable, Sendable {}

/// Unpacks a raw deflate stream (RFC 1951) into exactly `size` bytes.
///
/// Never unpacks more than one byte beyond `size`, so the caller's limit on `size` is the limit on memory.
package func inflate(_ compressed: ArraySlice<UInt8>, size: Int) throws -> [UInt8] {
  guard let inputCount = UInt32(exactly: compressed.count), size >= 0, let outputCount = UInt32(exactly: size + 1)
  else {
    throw InflateError()
  }
  var status = Z_OK
  var written = 0
  // One byte more than asked for, so that a stream that is too long shows itself and an empty one has a buffer.
  var output = [UInt8](repeating: 0, count: size + 1)
  var input = Array(compressed)
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      var stream = z_stream()
      stream.next_in = source.baseAddress
      stream.avail_in = inputCount
      stream.next_out = target.baseAddress
      stream.avail_out = outputCount
      // Negative window bits mean raw deflate, without a zlib header.
      status = inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { return }
      status = CZlib.inflate(&stream, Z_FINISH)
      written = size + 1 - Int(stream.avail_out)
      inflateEnd(&stream)
    }
  }
  guard status == Z_STREAM_END, written == size else { throw InflateError() }
  output.removeLast()
  return output
}

/// The CRC-32 zip archives carry (ISO 3309).
package func checksum(_ bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
}
