import Dispatch
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Takes what URLSession delivers on its own queue and keeps it for the thread that waits.
///
/// It only sets the outcome; the waiting thread ends the transfer. To cancel a task from inside its own callbacks has
/// led to deadlocks (swift-corelibs-foundation, issue 5412).
final class HTTPReceiver: NSObject, URLSessionDataDelegate {
  /// What has happened so far.
  struct Snapshot {
    var received: Int
    var expected: Int?
    /// Arrivals other than bytes since the last look: headers, redirects.
    var events: Int
    var outcome: Result<[UInt8], SourceFailureReason>?
  }

  private struct State {
    var bytes: [UInt8] = []
    var expected: Int?
    var events = 0
    var redirects = 0
    var outcome: Result<[UInt8], SourceFailureReason>?
  }

  private let address: String
  private let byteLimit: Int
  private let state = Mutex(State())
  private let news = DispatchSemaphore(value: 0)

  init(address: String, byteLimit: Int) {
    self.address = address
    self.byteLimit = byteLimit
  }

  /// Returns at the end of the transfer, and otherwise after a twentieth of a second.
  func waitForNews() {
    _ = news.wait(timeout: .now() + .milliseconds(50))
  }

  func snapshot() -> Snapshot {
    state.withLock { state in
      defer { state.events = 0 }
      return Snapshot(
        received: state.bytes.count, expected: state.expected, events: state.events, outcome: state.outcome)
    }
  }

  /// The first outcome counts; what a cancelled task reports afterwards does not.
  private func finish(_ outcome: Result<[UInt8], SourceFailureReason>) {
    state.withLock { state in
      if state.outcome == nil { state.outcome = outcome }
    }
    news.signal()
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let response = response as? HTTPURLResponse
    let code = response?.statusCode ?? 0
    if code != 200 {
      finish(.failure(.status(address: address, code: code)))
      return completionHandler(.cancel)
    }
    let length = response.map(\.expectedContentLength).flatMap { $0 > 0 ? Int($0) : nil }
    if let length, length > byteLimit {
      finish(.failure(.tooLarge(address: address, limit: byteLimit)))
      return completionHandler(.cancel)
    }
    // With a content encoding the length counts packed bytes, but unpacked ones arrive here.
    let isEncoded = response?.value(forHTTPHeaderField: "Content-Encoding") != nil
    state.withLock {
      $0.expected = isEncoded ? nil : length
      $0.events += 1
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooMuch = state.withLock { state in
      guard state.outcome == nil else { return true }
      guard data.count <= byteLimit - state.bytes.count else {
        state.bytes = []
        return true
      }
      data.withUnsafeBytes { state.bytes.append(contentsOf: $0) }
      return false
    }
    if isTooMuch { finish(.failure(.tooLarge(address: address, limit: byteLimit))) }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let redirects = state.withLock { state in
      state.redirects += 1
      state.events += 1
      return state.redirects
    }
    guard let url = request.url, isFollowed(url), redirects <= 10 else {
      finish(.failure(.redirect(address: address, target: request.url?.absoluteString ?? "")))
      return completionHandler(nil)
    }
    completionHandler(request)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error {
      finish(.failure(.connection(address: address, reason: connectionReason(error))))
    } else {
      let bytes = state.withLock { $0.bytes }
      finish(.success(bytes))
    }
  }
}
