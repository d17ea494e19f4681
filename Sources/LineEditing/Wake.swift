import CEditline
import Platform
import Synchronization

/// A pipe that a signal handler writes to and a waiting read listens on.
///
/// A flag alone would be missed when the signal arrives between looking at it and going to sleep, or on another
/// thread than the sleeping one.
enum Wake {
  private static let readEnd = Atomic<Int32>(-1)
  private static let writeEnd = Atomic<Int32>(-1)

  /// The end to wait on; -1 before `open()`.
  static var descriptor: Int32 { readEnd.load(ordering: .acquiring) }

  /// Makes the pipe, once for the process.
  static func open() {
    guard descriptor < 0 else { return }
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return }
    for end in pair {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    writeEnd.store(pair[1], ordering: .releasing)
    readEnd.store(pair[0], ordering: .releasing)
  }

  /// Ends the wait; safe inside a signal handler.
  static func signal() {
    let before = errno
    var byte: UInt8 = 0
    _ = write(writeEnd.load(ordering: .acquiring), &byte, 1)
    errno = before
  }

  /// Forgets every signal so far.
  static func drain() {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
