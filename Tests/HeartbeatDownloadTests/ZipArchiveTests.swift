import HeartbeatDownload
import Testing

@Suite struct ZipArchiveTests {
  static let text = Array(String(repeating: "0123456789", count: 500).utf8)

  @Test(arguments: [true, false]) func unpacksMembers(isDeflated: Bool) throws {
    let archive = try ZipArchive(
      ZipWriter.archive(
        [
          .init(name: "a/x.txt", contents: Self.text, isDeflated: isDeflated),
          .init(name: "empty", contents: [], isDeflated: isDeflated),
        ], comment: "PK\u{5}\u{6} is not an end record here"))
    #expect(archive.members.map(\.name) == ["a/x.txt", "empty"])
    #expect(try archive.contents(of: archive.members[0]) == Self.text)
    #expect(try archive.contents(of: archive.members[1]) == [])
  }

  static let lies: [(ZipWriter.Member, ZipArchive.Failure)] = [
    (.init(name: "m", contents: text, claimedSize: text.count - 1), .memberDamaged("m")),
    (.init(name: "m", contents: text, claimedSize: text.count + 1), .memberDamaged("m")),
    (.init(name: "m", contents: text, isDeflated: false, claimedSize: 7), .memberDamaged("m")),
    (.init(name: "m", contents: text, claimedSize: 33 << 20), .memberTooLarge("m")),
    (.init(name: "m", contents: text, claimedSize: 0xffff_ffff), .memberTooLarge("m")),
    (.init(name: "m", contents: text, claimedChecksum: 1), .wrongChecksum("m")),
    (.init(name: "m", contents: text, isDeflated: false, claimedMethod: 8), .memberDamaged("m")),
    (.init(name: "m", contents: text, claimedMethod: 12), .unsupported("compression method 12")),
    (.init(name: "m", contents: text, flags: 1), .unsupported("encryption")),
  ]

  @Test(arguments: lies) func refusesMembersThatLie(member: ZipWriter.Member, failure: ZipArchive.Failure) throws {
    let archive = try ZipArchive(ZipWriter.archive([member]))
    #expect(throws: failure) { try archive.contents(of: archive.members[0]) }
  }

  /// A bomb claims to be small: it must cost no more than its claim.
  @Test func stopsBombs() throws {
    let bomb = ZipWriter.Member(name: "m", contents: [UInt8](repeating: 0, count: 40 << 20), claimedSize: 1000)
    let archive = try ZipArchive(ZipWriter.archive([bomb]))
    #expect(throws: ZipArchive.Failure.memberDamaged("m")) { try archive.contents(of: archive.members[0]) }
  }

  @Test(arguments: [[], Array("<html>not found</html>".utf8), [UInt8](repeating: 0x50, count: 70_000)])
  func refusesOtherFiles(bytes: [UInt8]) {
    #expect(throws: ZipArchive.Failure.noDirectory) { try ZipArchive(bytes) }
  }

  @Test func namesZip64() {
    var bytes = ZipWriter.archive([.init(name: "m", contents: Self.text)])
    bytes.replaceSubrange(bytes.count - 6..<bytes.count - 2, with: [0xff, 0xff, 0xff, 0xff])
    #expect(throws: ZipArchive.Failure.unsupported("zip64")) { try ZipArchive(bytes) }
  }

  /// No prefix of an archive is one.
  @Test func refusesEveryTruncation() {
    let whole = ZipWriter.archive([.init(name: "m", contents: Self.text), .init(name: "n", contents: [1, 2])])
    for count in 0..<whole.count {
      #expect(throws: ZipArchive.Failure.noDirectory) { try ZipArchive(Array(whole.prefix(count))) }
    }
  }

  /// Whatever single byte is changed, either the archive is refused or the contents are the right ones.
  @Test func survivesEveryChangedByte() throws {
    let whole = ZipWriter.archive([.init(name: "m", contents: Self.text), .init(name: "n", contents: [1, 2])])
    var generator = TestGenerator(state: 5)
    var refused = 0
    for position in whole.indices {
      var changed = whole
      changed[position] ^= UInt8.random(in: 1...255, using: &generator)
      do {
        let archive = try ZipArchive(changed)
        for member in archive.members {
          let contents = try archive.contents(of: member)
          #expect(contents == Self.text || contents == [1, 2], "changed byte \(position)")
        }
      } catch {
        #expect(error is ZipArchive.Failure)
        refused += 1
      }
    }
    #expect(refused > whole.count / 4)
  }

  /// Random lengths and offsets in an otherwise sound directory are refused, not followed.
  @Test func survivesRandomDirectories() throws {
    let whole = ZipWriter.archive([.init(name: "m", contents: Self.text)])
    var generator = TestGenerator(state: 6)
    for _ in 0..<2000 {
      var changed = whole
      for position in whole.count - 75..<whole.count where Int.random(in: 0..<8, using: &generator) == 0 {
        changed[position] = [0, 1, 0x7f, 0x80, 0xff][Int.random(in: 0..<5, using: &generator)]
      }
      guard let archive = try? ZipArchive(changed) else { continue }
      for member in archive.members {
        if let contents = try? archive.contents(of: member) { #expect(contents == Self.text || contents.isEmpty) }
      }
    }
  }
}
