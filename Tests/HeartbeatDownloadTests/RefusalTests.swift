import Foundation
import HeartbeatDownload
import Heartbeats
import Synchronization
import TestSupport
import Testing

/// Servers that do not deliver: what is said of them, and that nothing is kept.
@Suite struct RefusalTests {
  /// What a single failing source is said to have done wrong; the folder must be empty afterwards.
  static func reason(
    timeout: Double = 5, handler: @escaping @Sendable (String, LocalServer.Connection) -> Void
  ) throws -> SourceFailureReason {
    try withTemporaryFolder { folder in
      let error = #expect(throws: DownloadError.self) {
        try DownloaderTests.fetch(timeout: timeout, into: folder, handler: handler)
      }
      #expect(names(in: folder) == [])
      guard case .everySourceFailed(let failures) = error, failures.count == 1 else {
        throw UnexpectedError(what: "\(String(describing: error))")
      }
      return failures[0].reason
    }
  }

  struct UnexpectedError: Error { let what: String }

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
    #expect(reason == .mismatch(digest: ECG5000.digest(of: changed), expected: DownloaderTests.digest))
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

  /// A byte now and then is news, but not for ever.
  @Test func givesUpOnATrickle() throws {
    let start = ContinuousClock.now
    let reason = try Self.reason(timeout: 0.2) { _, connection in
      connection.head(headers: ["Content-Length: 1000"])
      while connection.send([1]) { Thread.sleep(forTimeInterval: 0.05) }
    }
    guard case .tooSlow(_, 1..., _) = reason else { throw UnexpectedError(what: "\(reason)") }
    #expect(start.duration(to: .now) < .seconds(10))
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
        try DownloaderTests.fetch(
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
}
