import CEditline
import Platform

/// The bytes a terminal has for us, read without ever blocking in `read`.
///
/// Ctrl-C throws away what is typed ahead, also between the moment the terminal is found readable and the read: a
/// blocking read would then sleep through the interrupt. Making standard input non-blocking would make it so for
/// the shell that shares it, so the terminal is opened a second time.
final class TerminalInput {
  enum Answer: Equatable {
    case byte(UInt8)
    /// The time is over.
    case nothing
    /// A signal: one of the flags is up.
    case woken
    case end
  }

  private let descriptor: Int32
  private let isOwn: Bool

  init(_ descriptor: Int32) {
    let own = Self.reopen(descriptor)
    self.descriptor = own ?? descriptor
    isOwn = own != nil
  }

  deinit {
    if isOwn { close(descriptor) }
  }

  /// Whether a byte is waiting.
  var isReady: Bool { isReady(within: 0) }

  /// Whether a byte is waiting, or comes within so many milliseconds.
  func isReady(within milliseconds: Int32) -> Bool { editline_wait(descriptor, -1, milliseconds) > 0 }

  /// The next byte, one at a time: the rest stays in the terminal for whoever reads next.
  /// - Parameter timeout: In milliseconds; below zero waits for ever.
  func next(timeout: Int = -1) -> Answer {
    let ready = editline_wait(descriptor, Wake.descriptor, Int32(clamping: timeout))
    if ready == 0 { return .nothing }
    if ready < 0 { return errno == EINTR ? .woken : .end }
    if ready & 2 != 0 {
      Wake.drain()
      return .woken
    }
    var byte: UInt8 = 0
    let count = read(descriptor, &byte, 1)
    if count == 1 { return .byte(byte) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .woken : .end
  }

  /// The same terminal, opened by its name and not blocking; nil where the name leads elsewhere.
  private static func reopen(_ descriptor: Int32) -> Int32? {
    var name = [CChar](repeating: 0, count: 1024)
    guard ttyname_r(descriptor, &name, name.count) == 0 else { return nil }
    let own = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard own >= 0 else { return nil }
    var given = stat()
    var opened = stat()
    if fstat(descriptor, &given) == 0, fstat(own, &opened) == 0, given.st_rdev == opened.st_rdev { return own }
    close(own)
    return nil
  }
}
