import CZlib

/// Builds zip archives, sound ones and, by `change`, unsound ones.
struct ZipWriter {
  struct Member {
    var name: String
    var contents: [UInt8]
    var isDeflated = true
    /// What the directory claims, where it shall lie.
    var claimedSize: Int?
    var claimedChecksum: UInt32?
    var claimedMethod: UInt16?
    var flags: UInt16 = 0
  }

  static func archive(_ members: [Member], comment: String = "") -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let packed = member.isDeflated ? deflated(member.contents) : member.contents
      let common =
        integer(20, 2) + integer(Int(member.flags), 2)
        + integer(Int(member.claimedMethod ?? (member.isDeflated ? 8 : 0)), 2) + integer(0, 4)
        + integer(Int(member.claimedChecksum ?? checksum(member.contents)), 4) + integer(packed.count, 4)
        + integer(member.claimedSize ?? member.contents.count, 4) + integer(member.name.utf8.count, 2)
      // The local extra field differs in length from the directory's, as Info-ZIP writes it.
      directory +=
        integer(0x0201_4b50, 4) + integer(20, 2) + common + integer(3, 2) + integer(2, 2) + integer(0, 2)
        + integer(0, 2) + integer(0, 4) + integer(body.count, 4) + member.name.utf8 + [1, 2, 3] + [4, 5]
      body += integer(0x0403_4b50, 4) + common + integer(5, 2) + member.name.utf8 + [9, 9, 9, 9, 9] + packed
    }
    return body + directory + integer(0x0605_4b50, 4) + integer(0, 4) + integer(members.count, 2)
      + integer(members.count, 2) + integer(directory.count, 4) + integer(body.count, 4)
      + integer(comment.utf8.count, 2) + comment.utf8
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
  }

  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))) + 64)
    deflateInit2_(
      &stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
        return Int(stream.total_out)
      }
    }
    deflateEnd(&stream)
    return Array(output[0..<count])
  }

  static func integer(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
