import Foundation
import HeartbeatDownload
import Heartbeats
import Tables
import TestSupport
import Testing

/// ECG5000 itself, from the files of the archive.
@Suite(.needsRealData) struct RealDataTests {
  static func fetch(_ source: (String) -> DownloadSource, server: LocalServer) throws -> DataSet {
    defer { server.stop() }
    return try withTemporaryFolder { folder in
      let data = try Downloader(sources: [source(server.address)], timeout: 10).fetch(
        into: folder, isCancelled: { false }, onProgress: { _ in })
      #expect(ECG5000.keptCopy(in: folder) == data)
      return data
    }
  }

  @Test func theFilesAreGenuine() throws {
    let data = try RealData.load()
    #expect(ECG5000.digest(of: data) == ECG5000.knownDigest)
    #expect(ECG5000.isGenuine(data))
    #expect(!ECG5000.isGenuine(data.with(test: data.test.changed(value: 0))))
    #expect(!ECG5000.isGenuine(data.with(train: data.test, test: data.train)))
  }

  @Test func aKeptCopyIsCompleteAndGenuine() throws {
    let data = try RealData.load()
    try withTemporaryFolder { folder in
      #expect(ECG5000.keptCopy(in: folder) == nil)
      try Data(data.trainText).write(to: URL(fileURLWithPath: folder + "/ECG5000_TRAIN.txt"))
      #expect(ECG5000.keptCopy(in: folder) == nil)
      try Data(data.testText).write(to: URL(fileURLWithPath: folder + "/ECG5000_TEST.txt"))
      let kept = DataSet(source: .ecg5000(path: folder), train: data.train, test: data.test)
      #expect(ECG5000.keptCopy(in: folder) == kept)
      let changed = data.with(test: data.test.changed(value: 629_999)).testText
      try Data(changed).write(to: URL(fileURLWithPath: folder + "/ECG5000_TEST.txt"))
      #expect(ECG5000.keptCopy(in: folder) == nil)
    }
  }

  /// What is kept in binary form is ECG5000, counts while the text files are as they were, and never where it is damaged.
  @Test func theCacheHoldsWhatTheFilesHold() throws {
    let data = try RealData.load()
    try withTemporaryFolder { folder in
      let (train, test) = (folder + "/ECG5000_TRAIN.txt", folder + "/ECG5000_TEST.txt")
      try Data(data.trainText).write(to: URL(fileURLWithPath: train))
      try Data(data.testText).write(to: URL(fileURLWithPath: test))
      let cache = BeatCache(folder: folder + "/cache/deep")
      let kept = folder + "/cache/deep/ecg5000.beats"
      let genuine = DataSet(source: .ecg5000(path: folder), train: data.train, test: data.test)
      #expect(try ECG5000.read(contentsOf: folder, cache: cache) == genuine)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: kept))
      #expect(try ECG5000.read(contentsOf: folder, cache: cache) == genuine)
      #expect(ECG5000.keptCopy(in: folder, cache: cache) == genuine)

      for damage in [bytes.dropLast(), bytes + [0], Data(), Data(bytes.reversed())] {
        try Data(damage).write(to: URL(fileURLWithPath: kept))
        #expect(try ECG5000.read(contentsOf: folder, cache: cache) == genuine)
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == bytes, "it is written anew")
      }
      var flipped = bytes
      flipped[flipped.count - 7] ^= 1
      try flipped.write(to: URL(fileURLWithPath: kept))
      #expect(try ECG5000.read(contentsOf: folder, cache: cache) == genuine)

      let changed = data.with(test: data.test.changed(value: 629_999))
      try Data(changed.testText).write(to: URL(fileURLWithPath: test))
      let other = try ECG5000.read(contentsOf: folder, cache: cache)
      #expect(other == DataSet(source: .file(path: folder), train: changed.train, test: changed.test))
    }
  }

  @Test func aZipOfTheFilesIsKept() throws {
    let folder = try RealData.requiredFolder()
    let members = try ["ECG5000_TRAIN.txt", "ECG5000_TEST.txt"].map { name in
      ZipWriter.Member(name: name, contents: [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
    }
    let archive = ZipWriter.archive(members)
    let data = try Self.fetch(
      { .init(name: "zip", parts: [.init(address: $0 + "/ECG5000.zip", content: .both)], container: .zip) },
      server: LocalServer { $1.answer(body: archive) })
    let original = try RealData.load()
    #expect(data.train == original.train && data.test == original.test)
  }

  /// Anomagram's files hold the rows shuffled; what is kept has the archive's order.
  @Test func anomagramsRowsGetTheirOrderBack() throws {
    let original = try RealData.load()
    var generator = TestGenerator(state: 8)
    let train = anomagramText(of: original.train, order: (0..<500).shuffled(using: &generator))
    let test = anomagramText(of: original.test, order: (0..<4500).shuffled(using: &generator))
    let data = try Self.fetch(
      { address in
        let parts = zip(["test.json", "train.json"], ECG5000.sources[2].parts.map(\.content)).map { name, content in
          DownloadSource.Part(address: address + "/" + name, content: content)
        }
        return .init(name: "json", parts: parts, container: .anomagramJSON)
      }, server: LocalServer { target, connection in connection.answer(body: target == "/test.json" ? train : test) })
    #expect(data.train == original.train && data.test == original.test)
  }

  @Test func rowsThatAreNotECG5000HaveNoOrder() throws {
    let original = try RealData.load()
    for train in [original.train.changed(value: 70), original.train.changed(class: 0)] {
      #expect(ArchiveOrder.restored(train: train, test: original.test) == nil)
    }
    #expect(ArchiveOrder.restored(train: original.test, test: original.train) == nil)
  }
}
