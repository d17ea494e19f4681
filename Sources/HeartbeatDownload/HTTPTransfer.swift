import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Receives one file over HTTP into memory, bounded in size and in silence.
///
/// Proxies are those of the system: on Linux the environment variables `http_proxy`, `https_proxy`, `all_proxy` and
/// `no_proxy`, which libcurl reads; on macOS the network settings.
package struct HTTPTransfer: Sendable {
  package let address: String
  /// The number of bytes at which the transfer is given up.
  package let byteLimit: Int
  /// Seconds without any news from the server after which the transfer is given up.
  package let timeout: Double

  package init(address: String, byteLimit: Int, timeout: Double) {
    self.address = address
    self.byteLimit = byteLimit
    self.timeout = timeout
  }

  /// Blocks until the file is here.
  ///
  /// - Throws: ``SourceFailureReason``, or ``DownloadError/cancelled``.
  package func run(
    isCancelled: @Sendable () -> Bool, onProgress: @Sendable (_ received: Int, _ expected: Int?) -> Void
  ) throws -> [UInt8] {
    guard let url = URL(string: address), isFollowed(url) else {
      throw SourceFailureReason.invalidAddress(address)
    }
    let receiver = HTTPReceiver(address: address, byteLimit: byteLimit)
    let session = URLSession(configuration: configuration(), delegate: receiver, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: url).resume()

    var reported = 0
    var lastNews = ContinuousClock.now
    while true {
      if isCancelled() { throw DownloadError.cancelled }
      receiver.waitForNews()
      let now = receiver.snapshot()
      if now.received > reported || now.events > 0 { lastNews = .now }
      if now.received > reported {
        reported = now.received
        onProgress(now.received, now.expected)
      }
      if let outcome = now.outcome { return try outcome.get() }
      if lastNews.duration(to: .now) > .seconds(timeout) {
        throw SourceFailureReason.timedOut(address: address, seconds: timeout)
      }
    }
  }

  private func configuration() -> URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpShouldSetCookies = false
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpAdditionalHeaders = ["User-Agent": "heartline"]
    // `run` watches the clock itself; this is only the safety net behind it.
    configuration.timeoutIntervalForRequest = 2 * timeout + 5
    return configuration
  }
}

/// Whether an address is one this room downloads from: http or https, with a host.
func isFollowed(_ url: URL) -> Bool {
  let scheme = url.scheme?.lowercased()
  return (scheme == "http" || scheme == "https") && !(url.host ?? "").isEmpty
}
