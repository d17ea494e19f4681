import Platform
import Testing

@Suite struct LockedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aLockIsWaitedForBriefly() throws {
    let holder = try LockedFile(folder["file"], isCreated: true)
    let start = SystemTime.monotonic
    #expect(throws: FileError.locked) { try LockedFile(folder["file"]) }
    let waited = SystemTime.monotonic - start
    #expect(waited >= LockedFile.patience && waited < 2)
    withExtendedLifetime(holder) {}
  }

  @Test func itIsFreeAgainAfterwards() throws {
    for text in ["one\n", "two\n"] { try LockedFile(folder["file"], isCreated: true).append(Array(text.utf8)) }
    #expect(try folder.text(of: "file") == "one\ntwo\n")
    #expect(folder.mode(of: "file") == 0o600)
  }

  @Test func aTornLineEndsBeforeTheNext() throws {
    try folder.write("torn", to: "file")
    try LockedFile(folder["file"]).append(Array("whole\n".utf8))
    #expect(try folder.text(of: "file") == "torn\nwhole\n")
  }

  @Test func theLastBytesOfALongFile() throws {
    try folder.write("123456", to: "file")
    #expect(try LockedFile(folder["file"]).contents(last: 4) == Array("3456".utf8))
    #expect(try LockedFile(folder["file"]).contents(last: 40) == Array("123456".utf8))
  }

  /// Whoever waited for the lock of a file that was replaced meanwhile writes into the new one.
  @Test func aReplacedFileIsOpenedAgain() throws {
    try folder.write("old\n", to: "file")
    let file = try LockedFile(folder["file"])
    try file.replace(with: Array("new\n".utf8))
    try LockedFile(folder["file"]).append(Array("added\n".utf8))
    #expect(try folder.text(of: "file") == "new\nadded\n")
    withExtendedLifetime(file) {}
  }

  @Test func onlyRegularFiles() throws {
    mkfifo(folder["pipe"], 0o600)
    #expect(throws: FileError.notRegular(.pipe)) { try LockedFile(folder["pipe"], isCreated: true) }
    #expect(throws: FileError.missing) { try LockedFile(folder["no"]) }
  }
}
