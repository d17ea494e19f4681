import Foundation
import HeartbeatDownload
import Heartbeats
import Synchronization
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
  ) throws -> HeartbeatData {
    let server = try LocalServer(handler: handler)
    defer { server.stop() }
    let sources = paths.map { path in
      DownloadSource(name: path, parts: [.init(address: server.address + path, content: .both)], container: container)
    }
    return try Downloader(sources: sources, timeout: timeout, knownDigest: digest)
      .fetch(into: folder, isCancelled: isCancelled, onProgress: onProgress)
  }

  /// What a single failing source is said to have done wrong; the folder must be empty afterwards.
  static func reason(
    timeout: Double = 5, handler: @escaping @Sendable (String, LocalServer.Connection) -> Void
  ) throws -> SourceFailureReason {
    try withTemporaryFolder { folder in
      let error = #expect(throws: DownloadError.self) {
        try fetch(timeout: timeout, into: folder, handler: handler)
      }
      #expect(names(in: folder) == [])
      guard case .everySourceFailed(let failures) = error, failures.count == 1 else {
        throw UnexpectedError(what: "\(String(describing: error))")
      }
      return failures[0].reason
    }
  }

  struct UnexpectedError: Error { let what: String }

  @Test(arguments: [true, false]) func keepsAVerifiedArchive(isDeflated: Bool) throws {
    try withTemporaryFolder { parent in
      let folder = parent + "/share/heartline/ecg5000"
      let seen = Mutex<[DownloadProgress]>([])
      let archive = synthetic.zipped(isDeflated: isDeflated)
      let data = try Self.fetch(
        into: folder, onProgress: { progress in seen.withLock { $0.append(progress) } },
        handler: { $1.answer(body: archive) })
      #expect(data == HeartbeatData(source: .ecg5000(path: folder), train: synthetic.train, test: synthetic.test))
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
      let dead = try LocalServer { _, _ in }
      dead.stop()
      let server = try LocalServer { target, connection in
        if target == "/good.zip" { return connection.answer(body: synthetic.zipped()) }
        connection.answer("404 Not Found", body: Array("gone".utf8))
      }
      defer { server.stop() }
      let addresses = [
        dead.address + "/a.zip", server.address + "/b.zip", "ftp://127.0.0.1/c", server.address + "/good.zip",
      ]
      let sources = addresses.map {
        DownloadSource(name: $0, parts: [.init(address: $0, content: .both)], container: .zip)
      }
      let data = try Downloader(sources: sources, timeout: 5, knownDigest: Self.digest).fetch(
        into: folder, isCancelled: { false }, onProgress: { _ in },
        onSourceFailure: { failure in failed.withLock { $0.append(failure) } })
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

  @Test func givesUpOnRedirectsInACircle() throws {
    let reason = try Self.reason { $1.answer("302 Found", headers: ["Location: /again"]) }
    guard case .redirect(_, let target) = reason else { throw UnexpectedError(what: "\(reason)") }
    #expect(target.hasSuffix("/again"))
  }

  @Test func doesNotLeaveHTTPByRedirect() throws {
    let reason = try Self.reason { $1.answer("302 Found", headers: ["Location: file:///etc/passwd"]) }
    switch reason {
    case .redirect, .connection, .status: break
    default: Issue.record("\(reason)")
    }
  }

  @Test func refusesAChangedValue() throws {
    let changed = synthetic.with(test: synthetic.test.changed(value: 333))
    let reason = try Self.reason { $1.answer(body: changed.zipped()) }
    #expect(reason == .mismatch(digest: ECG5000.digest(of: changed), expected: Self.digest))
  }

  @Test func refusesGarbage() throws {
    let page = Array("<html>".utf8) + [UInt8](repeating: 7, count: 5000)
    #expect(
      try Self.reason { $1.answer(body: page) }
        == .malformed(file: "ECG5000.zip", what: "it is not a complete zip archive"))
    let other = ZipWriter.archive([.init(name: "ECG5000_TRAIN.txt", contents: synthetic.trainText)])
    #expect(
      try Self.reason { $1.answer(body: other) }
        == .malformed(
          file: "ECG5000.zip", what: "it holds no ECG5000_TRAIN and ECG5000_TEST as .txt, .ts or .arff"))
  }

  /// Row 2 of TRAIN has a word in it; the reader's sentence names the place, without the archive's control characters.
  @Test func saysWhatTextIsNotBeats() throws {
    var text = synthetic.trainText
    text.replaceSubrange(text.count / 6 + 20..<text.count / 6 + 23, with: Array("abc".utf8))
    let archive = ZipWriter.archive([
      .init(name: "\u{1b}[31m/ECG5000_TRAIN.txt", contents: text),
      .init(name: "ECG5000_TEST.txt", contents: synthetic.testText),
    ])
    let reason = try Self.reason { $1.answer(body: archive) }
    guard case .unreadable(let what) = reason else { throw UnexpectedError(what: "\(reason)") }
    #expect(what.contains("ECG5000_TRAIN.txt") && !what.contains("\u{1b}"))
  }

  @Test func refusesATruncatedAnswer() throws {
    let archive = synthetic.zipped()
    let reason = try Self.reason { _, connection in
      connection.head(headers: ["Content-Length: \(archive.count)"])
      connection.send(Array(archive.prefix(archive.count / 2)))
    }
    guard case .connection = reason else { throw UnexpectedError(what: "\(reason)") }
  }

  @Test func timesOutWhenNothingComes() throws {
    let start = ContinuousClock.now
    let before = try Self.reason(timeout: 0.5) { $1.waitForHangUp() }
    let halfway = try Self.reason(timeout: 0.5) { _, connection in
      connection.head(headers: ["Content-Length: 1000"])
      connection.send([1, 2, 3])
      connection.waitForHangUp()
    }
    for reason in [before, halfway] {
      guard case .timedOut(_, 0.5) = reason else { throw UnexpectedError(what: "\(reason)") }
    }
    #expect(start.duration(to: .now) < .seconds(5))
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

  /// At a fast network's speed, 100 MB a second: loopback's own outruns any reader.
  @Test func stopsAnEndlessAnswer() throws {
    let sent = Mutex(0)
    let reason = try Self.reason { _, connection in
      connection.head()
      let block = [UInt8](repeating: 1, count: 1 << 20)
      while sent.withLock({ $0 < 1 << 30 }), connection.send(block) {
        sent.withLock { $0 += block.count }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
    guard case .tooLarge(_, 64 << 20) = reason else { throw UnexpectedError(what: "\(reason)") }
    #expect(sent.withLock { $0 } < 256 << 20)
  }

  @Test func refusesAnAnnouncedGiant() throws {
    let reason = try Self.reason { _, connection in
      connection.head(headers: ["Content-Length: \(65 << 20)"])
      connection.waitForHangUp()
    }
    guard case .tooLarge = reason else { throw UnexpectedError(what: "\(reason)") }
  }

  @Test(arguments: [500, 403, 204, 206]) func refusesOtherStatuses(code: Int) throws {
    let reason = try Self.reason { $1.answer("\(code) Whatever") }
    guard case .status(_, code) = reason else { throw UnexpectedError(what: "\(reason)") }
  }

  @Test func cancelsHalfWay() throws {
    try withTemporaryFolder { folder in
      let hasBegun = Mutex(false)
      let archive = synthetic.zipped()
      let start = ContinuousClock.now
      #expect(throws: DownloadError.cancelled) {
        try Self.fetch(
          timeout: 30, into: folder, isCancelled: { hasBegun.withLock { $0 } },
          onProgress: { _ in hasBegun.withLock { $0 = true } },
          handler: { _, connection in
            connection.head(headers: ["Content-Length: \(archive.count)"])
            connection.send(Array(archive.prefix(archive.count / 2)))
            connection.waitForHangUp()
          })
      }
      #expect(hasBegun.withLock { $0 })
      #expect(names(in: folder) == [])
      #expect(start.duration(to: .now) < .seconds(5))
    }
  }

  @Test func usesOtherTextFormsWhereThereIsNoPlainOne() throws {
    func lines(_ beats: BeatSet, header: String, separator: String) -> [UInt8] {
      let rows = (0..<beats.count).map { row in
        beats.values[row * 140..<row * 140 + 140].map(\.description).joined(separator: ",") + separator
          + "\(beats.classes[row].rawValue)\n"
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
