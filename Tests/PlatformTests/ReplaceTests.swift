import Platform
import Testing

@Suite struct ReplaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func makesAndReplaces() throws {
    #expect(try !RegularFile.replace(folder["new"], with: Array("one".utf8)))
    #expect(try RegularFile.replace(folder["new"], with: Array("two".utf8)))
    #expect(try folder.text(of: "new") == "two")
    #expect(folder.names == ["new"])
  }

  @Test(arguments: [0o600, 0o640, 0o755] as [mode_t]) func keepsTheMode(_ mode: mode_t) throws {
    try folder.write("secret", to: "file", mode: mode)
    try RegularFile.replace(folder["file"], with: [1])
    #expect(folder.mode(of: "file") == mode)
  }

  @Test(arguments: ["target", "missing"]) func followsLinks(to target: String) throws {
    try folder.write("old", to: "target")
    symlink(target, folder["middle"])
    symlink(folder["middle"], folder["link"])
    try RegularFile.replace(folder["link"], with: Array("new".utf8))
    #expect(try folder.text(of: target) == "new")
    var record = stat()
    #expect(lstat(folder["link"], &record) == 0 && record.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func refusesWhatIsNotARegularFile() throws {
    mkfifo(folder["pipe"], 0o600)
    mkdir(folder["folder"], 0o700)
    for (path, kind) in [
      (folder["pipe"], FileKind.pipe), (folder["folder"], .folder), ("/dev/null", .device), ("/dev/full", .device),
    ] {
      #expect(throws: FileError.notRegular(kind)) { try RegularFile.replace(path, with: [1]) }
    }
    #expect(try FileKind.at(folder["pipe"]) == .pipe)
  }

  @Test func tellsTheReason() {
    #expect(throws: FileError.missing) { try RegularFile.replace(folder["no/file"], with: [1]) }
    #expect(throws: FileError.zeroByteInName) { try RegularFile.replace("a\0b", with: [1]) }
    symlink("loop", folder["loop"])
    #expect(throws: FileError.system(SystemError(ELOOP))) { try RegularFile.replace(folder["loop"], with: [1]) }
    #expect(FileError.system(SystemError(ENOSPC)).description == "no space left on device")
  }

  /// What a killed process left is removed, what a running one has is not, nor what is not ours.
  @Test func removesWhatAKilledProcessLeft() throws {
    let kept = [".heartline-\(getpid())-0.tmp", ".heartline-x.tmp", ".heartline-999999999-0", "note.tmp"]
    for name in kept + [".heartline-999999999-0.tmp"] {
      try folder.write("", to: name)
      var times = [timeval(tv_sec: 1_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000, tv_usec: 0)]
      utimes(folder[name], &times)
    }
    try folder.write("", to: ".heartline-999999998-0.tmp")
    try RegularFile.replace(folder["file"], with: [1])
    #expect(folder.names == (kept + [".heartline-999999998-0.tmp", "file"]).sorted())
  }
}
