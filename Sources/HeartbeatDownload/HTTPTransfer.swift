import Platform

/// Receives one file over HTTP into memory, bounded in size, in silence and in time.
///
/// The program curl does it, which macOS and nearly every Linux has: to link its library would bring TLS, Kerberos, LDAP
/// and forty more libraries into every start of the shell. Proxies are those of the environment variables `http_proxy`,
/// `https_proxy`, `all_proxy` and `no_proxy`; a `.curlrc` is not read.
package struct HTTPTransfer: Sendable {
  package let address: String
  /// The number of bytes at which the transfer is given up.
  package let byteLimit: Int
  /// Seconds without any news from the server after which the transfer is given up.
  package let timeout: Double

  /// The whole transfer may take so many times the ``timeout``: a server that trickles is given up, too.
  package static let overallTimeouts = 15.0

  package init(address: String, byteLimit: Int, timeout: Double) {
    self.address = address
    self.byteLimit = byteLimit
    self.timeout = timeout
  }

  /// Blocks until the file is here.
  ///
  /// - Throws: ``SourceFailureReason``, or ``DownloadError``.
  package func run(
    isCancelled: @Sendable () -> Bool, onProgress: @Sendable (_ received: Int, _ expected: Int?) -> Void
  ) throws -> [UInt8] {
    guard isFollowed(address) else { throw SourceFailureReason.invalidAddress(address) }
    guard let curl = ChildProcess(words) else { throw DownloadError.noCurl }
    do {
      let answer = try receive(curl, isCancelled: isCancelled, onProgress: onProgress)
      let complaint = readAll(curl.complaints)
      try check(answer, CurlFailure(code: curl.wait(), complaint: complaint))
      return answer.body
    } catch let failure as EarlyEnd {
      curl.end()
      throw failure.reason
    }
  }

  private var words: [String] {
    [
      "curl", "--disable", "--silent", "--show-error", "--dump-header", "-", "--no-buffer", "--globoff", "--location",
      "--max-redirs", "10", "--proto", "=http,https", "--proto-redir", "=http,https", "--suppress-connect-headers",
      "--user-agent", "heartline", address,
    ]
  }

  /// Why the transfer is ended before curl ended it.
  private struct EarlyEnd: Error { let reason: any Error }

  /// Takes in what arrives until the end of the stream.
  private func receive(
    _ curl: ChildProcess, isCancelled: @Sendable () -> Bool, onProgress: @Sendable (Int, Int?) -> Void
  ) throws(EarlyEnd) -> HTTPAnswer {
    var answer = HTTPAnswer()
    var reported = 0
    let start = ContinuousClock.now
    var (lastNews, lastReport) = (start, start)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      if isCancelled() { throw EarlyEnd(reason: DownloadError.cancelled) }
      let count = waitAndRead(curl.output, into: buffer)
      let now = ContinuousClock.now
      if let count, count > 0 {
        lastNews = now
        answer.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        if let reason = refusal(of: answer) { throw EarlyEnd(reason: reason) }
      }
      let isOver = count == 0
      // Every twentieth of a second is news enough.
      if answer.body.count > reported, isOver || lastReport.duration(to: now) >= .milliseconds(50) {
        (reported, lastReport) = (answer.body.count, now)
        onProgress(reported, answer.length)
      }
      if isOver { return answer }
      if lastNews.duration(to: now) > .seconds(timeout) {
        throw EarlyEnd(reason: SourceFailureReason.timedOut(address: address, seconds: timeout))
      }
      let limit = timeout * Self.overallTimeouts
      if start.duration(to: now) > .seconds(limit) {
        throw EarlyEnd(
          reason: SourceFailureReason.tooSlow(address: address, received: answer.body.count, seconds: limit))
      }
    }
  }

  /// What is clear from the head of an answer, or while it comes in.
  private func refusal(of answer: HTTPAnswer) -> SourceFailureReason? {
    if answer.isFinal, let status = answer.status, status != 200 { return .status(address: address, code: status) }
    if answer.body.count > byteLimit || answer.length.map({ $0 > byteLimit }) ?? false {
      return .tooLarge(address: address, limit: byteLimit)
    }
    return nil
  }

  private func check(_ answer: HTTPAnswer, _ failure: CurlFailure) throws {
    if failure.isRedirect, let target = answer.redirect {
      throw SourceFailureReason.redirect(address: address, target: printable(target))
    }
    if failure.isTimeout { throw SourceFailureReason.timedOut(address: address, seconds: timeout) }
    guard failure.code == 0 else { throw SourceFailureReason.connection(address: address, reason: failure.reason) }
    guard answer.status == 200 else { throw SourceFailureReason.status(address: address, code: answer.status ?? 0) }
  }

  /// The number of bytes that came within a twentieth of a second: nil for none, 0 at the end.
  private func waitAndRead(_ pipe: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    var event = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
    guard poll(&event, 1, 50) > 0 else { return nil }
    let count = read(pipe, buffer.baseAddress, buffer.count)
    return count < 0 && errno == EINTR ? nil : max(0, count)
  }

  /// What is left in a pipe whose writer has ended; a few lines.
  private func readAll(_ pipe: Int32) -> String {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 16 {
      let count = read(pipe, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether an address is one this room downloads from: http or https, with a host.
package func isFollowed(_ address: String) -> Bool {
  let lowercased = address.lowercased()
  return ["http://", "https://"].contains { scheme in
    lowercased.hasPrefix(scheme) && lowercased.dropFirst(scheme.count).first.map { !"/?#:@".contains($0) } ?? false
  }
}
