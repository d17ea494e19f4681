import Foundation
import Platform
import Synchronization

/// An HTTP server on 127.0.0.1 for one test: a thread a connection, one request a connection.
final class LocalServer: Sendable {
  struct Connection: Sendable {
    let descriptor: Int32

    /// False once the client is gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while !rest.isEmpty {
        let sent = rest.withUnsafeBytes { sendBytes(descriptor, $0) }
        guard sent > 0 else { return false }
        rest = rest.dropFirst(sent)
      }
      return true
    }

    /// A whole answer.
    func answer(_ status: String = "200 OK", headers: [String] = [], body: [UInt8] = []) {
      head(status, headers: ["Content-Length: \(body.count)"] + headers)
      send(body)
    }

    func head(_ status: String = "200 OK", headers: [String] = []) {
      send(Array((["HTTP/1.1 " + status, "Connection: close"] + headers + ["", ""]).joined(separator: "\r\n").utf8))
    }

    /// Blocks until the client hangs up, or ten seconds.
    func waitForHangUp() {
      var event = pollfd(descriptor: descriptor)
      poll(&event, 1, 10_000)
    }
  }

  let port: UInt16
  private let listener: Int32
  private let log = Mutex<[String]>([])
  private let isStopping = Mutex(false)
  private let hasStopped = DispatchSemaphore(value: 0)

  /// The request lines so far, `GET /x HTTP/1.1`.
  var requests: [String] { log.withLock { $0 } }

  var address: String { "http://127.0.0.1:\(port)" }

  /// - Parameter handler: gets the target of the request, `/x`, or the whole address where this serves as a proxy.
  init(handler: @escaping @Sendable (_ target: String, _ connection: Connection) -> Void) throws {
    let listener = socket(AF_INET, streamType, 0)
    guard let port = bindToLoopback(listener), listen(listener, 16) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    self.port = port
    Thread.detachNewThread { [self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        if descriptor < 0 || isStopping.withLock({ $0 }) {
          close(descriptor)
          close(listener)
          hasStopped.signal()
          return
        }
        Thread.detachNewThread { [self] in serve(Connection(descriptor: descriptor), handler) }
      }
    }
  }

  /// No further connections; nobody listens on the port once this returns.
  ///
  /// A connection of its own wakes the accepting thread, which alone closes the listener: closed here, the number
  /// could be another server's by the time that thread uses it again.
  func stop() {
    isStopping.withLock { $0 = true }
    let descriptor = socket(AF_INET, streamType, 0)
    var address = loopback(port: port)
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    hasStopped.wait()
    close(descriptor)
  }

  private func serve(_ connection: Connection, _ handler: (String, Connection) -> Void) {
    defer { close(connection.descriptor) }
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
      let received = recv(connection.descriptor, &buffer, buffer.count, 0)
      guard received > 0 else { return }
      request += buffer[0..<received]
    }
    let line = String(decoding: request, as: UTF8.self).split(separator: "\r\n")[0]
    log.withLock { $0.append(String(line)) }
    let words = line.split(separator: " ")
    handler(words.count > 1 ? String(words[1]) : "", connection)
  }
}

/// A port of this machine that refuses every connection for as long as this lives: it is bound, so that no other server
/// gets it, but nobody listens.
final class DeadPort {
  private let descriptor: Int32
  let port: UInt16
  var address: String { "http://127.0.0.1:\(port)" }

  init() throws {
    descriptor = socket(AF_INET, streamType, 0)
    guard let port = bindToLoopback(descriptor) else { throw POSIXError(.EADDRNOTAVAIL) }
    self.port = port
  }

  deinit { close(descriptor) }
}

/// Binds a socket to a free port and returns that port.
private func bindToLoopback(_ descriptor: Int32) -> UInt16? {
  var address = loopback(port: 0)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
    }
  }
  return isBound ? UInt16(bigEndian: address.sin_port) : nil
}

private func loopback(port: UInt16) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return address
}

extension pollfd {
  fileprivate init(descriptor: Int32) { self.init(fd: descriptor, events: Int16(POLLIN | POLLHUP), revents: 0) }
}

#if canImport(Glibc)
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
  }
#else
  private let streamType = SOCK_STREAM
  private func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    return send(descriptor, bytes.baseAddress, bytes.count, 0)
  }
#endif
