import Foundation
import HeartbeatDownload
import Heartbeats
import TestSupport
import Testing

/// What stands in the folder before and after.
@Suite struct FolderTests {
  static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func replacesOldFiles() throws {
    try withTemporaryFolder { folder in
      for name in ["ECG5000_TRAIN.txt", "ECG5000_TEST.txt", "notes.txt"] {
        try Self.write("old", to: folder + "/" + name)
      }
      _ = try DownloaderTests.fetch(into: folder) { $1.answer(body: synthetic.zipped()) }
      #expect(names(in: folder) == ["ECG5000_TEST.txt", "ECG5000_TRAIN.txt", "notes.txt"])
      #expect(try UCRReader.read(contentsOf: folder).test == synthetic.test)
    }
  }

  @Test func leavesOldFilesWhenNothingBetterCame() throws {
    try withTemporaryFolder { folder in
      try Self.write("old", to: folder + "/ECG5000_TEST.txt")
      #expect(throws: DownloadError.self) {
        try DownloaderTests.fetch(into: folder) { $1.answer("503 Busy") }
      }
      #expect(names(in: folder) == ["ECG5000_TEST.txt"])
      #expect(try String(contentsOfFile: folder + "/ECG5000_TEST.txt", encoding: .utf8) == "old")
    }
  }

  /// Number 1 always runs; no process has the other.
  @Test func removesWhatKilledDownloadsLeft() throws {
    try withTemporaryFolder { folder in
      let kept = ["ECG5000_TEST.txt.1.partial", "ECG5000_TRAIN.txt.partial", "mine.999999999.partial"]
      for name in kept + ["ECG5000_TRAIN.txt.999999999.partial", "ECG5000_TEST.txt.999999999.partial"] {
        try Self.write("x", to: folder + "/" + name)
      }
      #expect(throws: DownloadError.self) {
        try DownloaderTests.fetch(into: folder) { $1.answer("404 Not Found") }
      }
      #expect(names(in: folder) == kept)
    }
  }

  @Test func saysWhereItCannotWrite() throws {
    try withTemporaryFolder { parent in
      try Self.write("x", to: parent + "/file")
      #expect(throws: DownloadError.notWritable(path: parent + "/file", reason: "not a directory")) {
        try DownloaderTests.fetch(into: parent + "/file") { $1.answer(body: synthetic.zipped()) }
      }
      #expect(throws: DownloadError.notWritable(path: parent + "/file/below", reason: "not a directory")) {
        try DownloaderTests.fetch(into: parent + "/file/below") { $1.answer(body: synthetic.zipped()) }
      }
    }
  }
}
