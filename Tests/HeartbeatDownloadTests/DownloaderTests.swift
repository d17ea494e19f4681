import Foundation
import HeartbeatDownload
import Heartbeats
import Synchronization
import Tables
import TestSupport
import Testing

/// Downloads from a server on this machine.
@Suite struct DownloaderTests {
  static let digest = ECG5000.digest(of: synthetic)

  /// Serves a handler under one address and downloads into `folder`, which is new.
  static func fetch(
    timeout: Double = 5, container: DownloadSource.Container = .zip, paths: [String] = ["/ECG5000.zip"],
    expecting digest: String = digest, into folder: String,
    isCancelled: @Sendable () -> Bool = { false }, onProgress: @Sendable (DownloadProgress) -> Void = { _ in },
    handler: @escaping @Sendable (String, LocalServer.Connection) -> Void
  ) throws -> DataSet {
    let server = try LocalServer(handler: handler)
    defer { server.stop() }
    let sources = paths.map { path in
      DownloadSource(name: path, parts: [.init(address: server.address + path, content: .both)], container: container)
    }
    return try Downloader(sources: sources, timeout: timeout, knownDigest: digest)
      .fetch(into: folder, isCancelled: isCancelled, onProgress: onProgress)
  }

  @Test(arguments: [true, false]) func keepsAVerifiedArchive(isDeflated: Bool) throws {
    try withTemporaryFolder { parent in
      let folder = parent + "/share/heartline/ecg5000"
      let seen = Mutex<[DownloadProgress]>([])
      let archive = synthetic.zipped(isDeflated: isDeflated)
      let data = try Self.fetch(
        into: folder, onProgress: { progress in seen.withLock { $0.append(progress) } },
        handler: { $1.answer(body: archive) })
      #expect(data == DataSet(source: .ecg5000(path: folder), train: synthetic.train, test: synthetic.test))
      #expect(names(in: folder) == ["ECG5000_TEST.txt", "ECG5000_TRAIN.txt"])
      let kept = try UCRReader.read(contentsOf: folder)
      #expect(kept.train == synthetic.train && kept.test == synthetic.test)
      #expect(
        seen.withLock { $0.last }
          == DownloadProgress(
            source: "/ECG5000.zip", file: "ECG5000.zip", received: archive.count, expected: archive.count))
    }
  }

  @Test func triesTheSourcesInTurn() throws {
    try withTemporaryFolder { folder in
      let failed = Mutex<[SourceFailure]>([])
      let server = try LocalServer { target, connection in
        if target == "/good.zip" { return connection.answer(body: synthetic.zipped()) }
        connection.answer("404 Not Found", body: Array("gone".utf8))
      }
      defer { server.stop() }
      // A stopped server's port could be another test's server by the time this one connects.
      let dead = try DeadPort()
      let addresses = [
        dead.address + "/a.zip", server.address + "/b.zip", "ftp://127.0.0.1/c", server.address + "/good.zip",
      ]
      let sources = addresses.map {
        DownloadSource(name: $0, parts: [.init(address: $0, content: .both)], container: .zip)
      }
      let data = try Downloader(sources: sources, timeout: 5, knownDigest: Self.digest).fetch(
        into: folder, isCancelled: { false }, onProgress: { _ in },
        onSourceFailure: { failure in failed.withLock { $0.append(failure) } })
      withExtendedLifetime(dead) {}
      #expect(data.test == synthetic.test)
      #expect(
        failed.withLock { $0.map(\.reason) } == [
          .connection(address: addresses[0], reason: "the host refuses the connection"),
          .status(address: addresses[1], code: 404), .invalidAddress("ftp://127.0.0.1/c"),
        ])
    }
  }

  @Test func saysWhatEverySourceDidWrong() throws {
    let reasons = [
      SourceFailure(source: "a", reason: .status(address: "http://a/x", code: 404)),
      SourceFailure(source: "b", reason: .timedOut(address: "http://b/x", seconds: 20)),
    ]
    #expect(
      DownloadError.everySourceFailed(reasons).description
        == "ECG5000 could not be downloaded: a: http://a/x answered HTTP 404 (not found); "
        + "b: b sent nothing for 20 s; "
        + "try again later, or name a folder that holds ECG5000_TRAIN.txt and ECG5000_TEST.txt")
  }

  @Test(arguments: [301, 302, 303, 307, 308]) func followsRedirects(code: Int) throws {
    try withTemporaryFolder { folder in
      let data = try Self.fetch(into: folder) { target, connection in
        if target == "/elsewhere" { return connection.answer(body: synthetic.zipped()) }
        connection.answer("\(code) Moved", headers: ["Location: /elsewhere"])
      }
      #expect(data.train == synthetic.train)
    }
  }

  /// A slow server is not a dead one: the whole may take longer than the time-out.
  @Test func waitsForSlowBytes() throws {
    try withTemporaryFolder { folder in
      let archive = synthetic.zipped()
      let data = try Self.fetch(timeout: 3, into: folder) { _, connection in
        connection.head(headers: ["Content-Length: \(archive.count)"])
        for part in 0..<6 {
          connection.send(Array(archive[archive.count * part / 6..<archive.count * (part + 1) / 6]))
          Thread.sleep(forTimeInterval: 0.6)
        }
      }
      #expect(data.train == synthetic.train)
    }
  }

  @Test func usesOtherTextFormsWhereThereIsNoPlainOne() throws {
    func lines(_ beats: RowSet, header: String, separator: String) -> [UInt8] {
      let rows = (0..<beats.count).map { row in
        beats.values[row * 140..<row * 140 + 140].map(\.description).joined(separator: ",") + separator
          + "\(beats.classes[row].number)\n"
      }
      return Array((header + rows.joined()).utf8)
    }
    for (form, separator) in [("ts", ":"), ("arff", ",")] {
      let archive = ZipWriter.archive([
        .init(
          name: "ecg5000_train." + form, contents: lines(synthetic.train, header: "@x\n@data\n", separator: separator)),
        .init(name: "ecg5000_test." + form, contents: lines(synthetic.test, header: "@DATA\r\n", separator: separator)),
      ])
      try withTemporaryFolder { folder in
        let data = try Self.fetch(into: folder) { $1.answer(body: archive) }
        #expect(data.train == synthetic.train && data.test == synthetic.test)
      }
    }
  }

  @Test func readsAnomagramsTwoFiles() throws {
    try withTemporaryFolder { folder in
      let server = try LocalServer { target, connection in
        connection.answer(body: anomagramText(of: target == "/test.json" ? synthetic.train : synthetic.test))
      }
      defer { server.stop() }
      let source = DownloadSource(
        name: "a",
        parts: [
          .init(address: server.address + "/test.json", content: .train),
          .init(address: server.address + "/train.json", content: .test),
        ], container: .anomagramJSON)
      let files = Mutex<Set<String>>([])
      let data = try Downloader(sources: [source], timeout: 5, knownDigest: Self.digest).fetch(
        into: folder, isCancelled: { false },
        onProgress: { progress in files.withLock { _ = $0.insert(progress.file) } })
      #expect(data.train == synthetic.train && data.test == synthetic.test)
      #expect(files.withLock { $0 } == ["test.json", "train.json"])
    }
  }
}
