import CEditline
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time during which the terminal is not as the user's shell left it.
///
/// However the program ends, by `exit`, a signal or a crash, the terminal gets its modes back, and it lends them to
/// the shell while the program is stopped with Ctrl-Z. Sessions nest: full screen inside the line editor.
final class TerminalSession {
  /// What a signal handler needs; raw memory, because a handler may not allocate or retain anything.
  struct Record {
    var descriptor: Int32
    var attributes: termios
    var output: Int32
    var enter: UnsafeMutableBufferPointer<UInt8>
    var leave: UnsafeMutableBufferPointer<UInt8>
  }

  /// A pointer is not Sendable; the record behind it never changes after it is stored here.
  private nonisolated(unsafe) static let current = Atomic<UnsafeMutablePointer<Record>?>(nil)

  /// The terminal's modes when this session began.
  let attributes: termios
  private let descriptor: Int32
  private let outer: UnsafeMutablePointer<Record>?
  private var isOpen = true

  /// - Parameters:
  ///   - enter: Bytes to send when the program comes back from a stop.
  ///   - leave: Bytes to send before the terminal is given back.
  init(descriptor: Int32, output: Int32, enter: String = "", leave: String = "") throws {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { throw TerminalError.notATerminal }
    self.attributes = attributes
    self.descriptor = descriptor
    outer = Self.current.load(ordering: .acquiring)
    let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
    record.initialize(
      to: Record(
        descriptor: descriptor, attributes: outer?.pointee.attributes ?? attributes, output: output,
        enter: Self.bytes(of: enter), leave: Self.bytes(of: leave)))
    Self.current.store(record, ordering: .releasing)
    SessionSignals.install()
  }

  /// Gives the terminal back as it was when the session began, without dropping keys typed ahead.
  func end() {
    guard isOpen else { return }
    isOpen = false
    // The record stays allocated: a signal handler on another thread may still be reading it.
    Self.current.store(outer, ordering: .releasing)
    var attributes = attributes
    tcsetattr(descriptor, TCSADRAIN, &attributes)
  }

  deinit { end() }

  /// Gives the terminal back as the user's shell left it; safe inside a signal handler.
  static func giveBack() {
    guard let record = current.load(ordering: .acquiring) else { return }
    send(record.pointee.leave, to: record.pointee.output)
    tcsetattr(record.pointee.descriptor, TCSANOW, &record.pointee.attributes)
  }

  /// Around a stop: gives the terminal back, stops, and takes it again; safe inside a signal handler.
  static func lend(during stop: () -> Void) {
    guard let record = current.load(ordering: .acquiring) else { return stop() }
    var modes = termios()
    let known = tcgetattr(record.pointee.descriptor, &modes) == 0
    giveBack()
    // The shell's message starts a row of its own.
    var newline = UInt8(ascii: "\n")
    if record.pointee.leave.isEmpty { _ = write(record.pointee.output, &newline, 1) }
    stop()
    if known { tcsetattr(record.pointee.descriptor, TCSANOW, &modes) }
    send(record.pointee.enter, to: record.pointee.output)
  }

  private static func bytes(of text: String) -> UnsafeMutableBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = copy.initialize(from: text.utf8)
    return copy
  }

  private static func send(_ bytes: UnsafeMutableBufferPointer<UInt8>, to descriptor: Int32) {
    if !bytes.isEmpty { _ = write(descriptor, bytes.baseAddress, bytes.count) }
  }
}
