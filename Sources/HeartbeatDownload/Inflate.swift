import CZlib

/// Why compressed bytes could not be unpacked.
package enum InflateError: Error, Equatable, Sendable {
  case damaged
  case sizeDiffers
}

/// Unpacks a raw deflate stream (RFC 1951) into exactly `size` bytes.
///
/// Never writes more than `size` bytes, so the caller's limit on `size` is the limit on memory.
package func inflate(_ compressed: ArraySlice<UInt8>, size: Int) throws -> [UInt8] {
  guard let inputCount = UInt32(exactly: compressed.count), let outputCount = UInt32(exactly: size) else {
    throw InflateError.sizeDiffers
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
      stream.avail_out = outputCount + 1
      // Negative window bits mean raw deflate, without a zlib header.
      status = inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else { return }
      status = CZlib.inflate(&stream, Z_FINISH)
      written = size + 1 - Int(stream.avail_out)
      inflateEnd(&stream)
    }
  }
  if written > size { throw InflateError.sizeDiffers }
  guard status == Z_STREAM_END else { throw InflateError.damaged }
  guard written == size else { throw InflateError.sizeDiffers }
  output.removeLast()
  return output
}

/// The CRC-32 zip archives carry (ISO 3309).
package func checksum(_ bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
}
