import Platform
import Testing

@Suite struct ReadTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func readsUpToTheLimit() throws {
    try folder.write("12345", to: "file")
    #expect(try RegularFile.read(folder["file"], limit: 5) == Array("12345".utf8))
    #expect(throws: FileError.tooLarge(bytes: 5, limit: 4)) { try RegularFile.read(folder["file"], limit: 4) }
  }

  @Test(.timeLimit(.minutes(1))) func neitherPipesNorDevices() throws {
    mkfifo(folder["pipe"], 0o600)
    #expect(throws: FileError.notRegular(.pipe)) { try RegularFile.read(folder["pipe"], limit: 5) }
    #expect(throws: FileError.notRegular(.device)) { try RegularFile.read("/dev/zero", limit: 5) }
    #expect(throws: FileError.notRegular(.folder)) { try RegularFile.read(folder.path, limit: 5) }
    #expect(throws: FileError.missing) { try RegularFile.read(folder["no"], limit: 5) }
    #expect(throws: FileError.zeroByteInName) { try RegularFile.read("file\0", limit: 5) }
  }

  @Test(arguments: [
    ("a", "."), ("a/b", "a"), ("/a", "/"), ("/a/b/", "/a"), ("/", "/"), ("./a", "."), ("a//b", "a/"),
  ]) func folderOf(path: String, folder: String) {
    #expect(Folder.containing(path) == folder)
  }

  @Test func makesFoldersForTheirOwnerAlone() throws {
    try Folder.make(folder["a/b"])
    #expect(folder.mode(of: "a/b") == 0o700 && folder.mode(of: "a") == 0o700)
    try Folder.make(folder["a/b"])
    rmdir(folder["a/b"])
    try folder.write("", to: "file")
    #expect(throws: FileError.system(SystemError(ENOTDIR))) { try Folder.make(folder["file/b"]) }
  }
}
