/// A zip archive in memory, read through its central directory; every length is checked, because anybody may have
/// written it.
///
/// PKWARE's APPNOTE.TXT 6.3.10, without encryption, several volumes and zip64, which an archive of this size does not
/// need.
package struct ZipArchive: Sendable {
  /// One file of the archive, as the central directory describes it.
  package struct Member: Equatable, Sendable {
    package let name: String
    let method: UInt16
    let isEncrypted: Bool
    let checksum: UInt32
    let compressedSize: Int
    package let size: Int
    let headerOffset: Int
  }

  package enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    case noDirectory
    case unsupported(String)
    case damagedDirectory
    case memberTooLarge(String)
    case memberDamaged(String)
    case wrongChecksum(String)

    package var description: String {
      switch self {
      case .noDirectory: "it is not a complete zip archive"
      case .unsupported(let what): "it uses \(what), which is not supported"
      case .damagedDirectory: "the archive's directory contradicts itself"
      case .memberTooLarge(let name): "\"\(name)\" is larger than ECG5000 can be"
      case .memberDamaged(let name): "\"\(name)\" cannot be unpacked"
      case .wrongChecksum(let name): "\"\(name)\" has the wrong checksum"
      }
    }
  }

  /// The most bytes a member may unpack to; ECG5000's largest text has 10 million.
  package static let memberLimit = 32 << 20

  package let members: [Member]
  private let bytes: LittleEndianBytes

  /// Reads the directory.
  ///
  /// - Throws: ``Failure``.
  package init(_ archive: [UInt8]) throws {
    bytes = LittleEndianBytes(archive)
    let end = try Self.endOfDirectory(in: bytes)
    members = try Self.readDirectory(bytes, count: end.count, range: end.range)
  }

  /// The unpacked bytes of a member, with size and checksum verified.
  ///
  /// - Throws: ``Failure``.
  package func contents(of member: Member) throws -> [UInt8] {
    if member.isEncrypted { throw Failure.unsupported("encryption") }
    guard member.size <= Self.memberLimit else { throw Failure.memberTooLarge(member.name) }
    let packed = try packedBytes(of: member)
    let unpacked: [UInt8]
    switch member.method {
    case 0:
      guard packed.count == member.size else { throw Failure.memberDamaged(member.name) }
      unpacked = Array(packed)
    case 8:
      do { unpacked = try inflate(packed, size: member.size) } catch { throw Failure.memberDamaged(member.name) }
    default: throw Failure.unsupported("compression method \(member.method)")
    }
    guard HeartbeatDownload.checksum(unpacked) == member.checksum else { throw Failure.wrongChecksum(member.name) }
    return unpacked
  }

  /// The local header repeats name and extra field with lengths of its own; the data starts behind them.
  private func packedBytes(of member: Member) throws -> ArraySlice<UInt8> {
    let header = member.headerOffset
    guard bytes.integer32(at: header) == 0x0403_4b50, let nameLength = bytes.integer16(at: header + 26),
      let extraLength = bytes.integer16(at: header + 28),
      let packed = bytes.slice(at: header + 30 + Int(nameLength) + Int(extraLength), count: member.compressedSize)
    else { throw Failure.memberDamaged(member.name) }
    return packed
  }
}

extension ZipArchive {
  /// Finds the end-of-directory record: 22 bytes, then a comment that reaches exactly to the archive's end.
  private static func endOfDirectory(in bytes: LittleEndianBytes) throws -> (count: Int, range: Range<Int>) {
    var position = bytes.count - 22
    let lowest = max(0, position - 0xffff)
    while position >= lowest {
      if bytes.integer32(at: position) == 0x0605_4b50, let comment = bytes.integer16(at: position + 20),
        position + 22 + Int(comment) == bytes.count
      {
        return try directoryRange(in: bytes, endRecord: position)
      }
      position -= 1
    }
    throw Failure.noDirectory
  }

  private static func directoryRange(
    in bytes: LittleEndianBytes, endRecord: Int
  ) throws -> (count: Int, range: Range<Int>) {
    guard let disk = bytes.integer16(at: endRecord + 4), let directoryDisk = bytes.integer16(at: endRecord + 6),
      let count = bytes.integer16(at: endRecord + 10), let size = bytes.integer32(at: endRecord + 12),
      let offset = bytes.integer32(at: endRecord + 16)
    else { throw Failure.noDirectory }
    if count == 0xffff || size == 0xffff_ffff || offset == 0xffff_ffff { throw Failure.unsupported("zip64") }
    guard disk == 0, directoryDisk == 0 else { throw Failure.unsupported("several volumes") }
    let range = Int(offset)..<Int(offset) + Int(size)
    guard range.upperBound <= endRecord else { throw Failure.damagedDirectory }
    return (Int(count), range)
  }

  private static func readDirectory(
    _ bytes: LittleEndianBytes, count: Int, range: Range<Int>
  ) throws -> [Member] {
    var members: [Member] = []
    var position = range.lowerBound
    for _ in 0..<count {
      guard position + 46 <= range.upperBound, bytes.integer32(at: position) == 0x0201_4b50,
        let flags = bytes.integer16(at: position + 8), let method = bytes.integer16(at: position + 10),
        let checksum = bytes.integer32(at: position + 16), let compressedSize = bytes.integer32(at: position + 20),
        let size = bytes.integer32(at: position + 24), let nameLength = bytes.integer16(at: position + 28),
        let extraLength = bytes.integer16(at: position + 30), let commentLength = bytes.integer16(at: position + 32),
        let headerOffset = bytes.integer32(at: position + 42),
        let name = bytes.slice(at: position + 46, count: Int(nameLength))
      else { throw Failure.damagedDirectory }
      position += 46 + Int(nameLength) + Int(extraLength) + Int(commentLength)
      guard position <= range.upperBound else { throw Failure.damagedDirectory }
      members.append(
        Member(
          name: printable(String(decoding: name, as: UTF8.self)), method: method, isEncrypted: flags & 1 != 0,
          checksum: checksum, compressedSize: Int(compressedSize), size: Int(size), headerOffset: Int(headerOffset)))
    }
    return members
  }
}
