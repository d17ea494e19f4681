import CEditline
import Platform
import Synchronization

/// The time during which the terminal is not as the user's shell left it.
///
/// However the program ends, by `exit`, a signal or a crash, the terminal gets its modes back, and it lends them to
/// the shell while the program is stopped with Ctrl-Z. Sessions nest: full screen inside the line editor.
final class TerminalSession {
  /// What a signal handler needs.
  private struct Record {
    var descriptor: Int32
    var attributes: termios
    var output: Int32
    var enter: StaticString
    var leave: StaticString
  }

  /// The open sessions' records, innermost last. Raw memory that is never freed, because a handler may neither
  /// allocate nor retain anything, and may run on another thread; no `Sendable` for the same reason.
  private nonisolated(unsafe) static let records = UnsafeMutablePointer<Record>.allocate(capacity: capacity)
  private static let capacity = 8
  private static let depth = Atomic<Int>(0)

  private static var current: UnsafeMutablePointer<Record>? {
    let depth = depth.load(ordering: .acquiring)
    return depth > 0 ? records + min(depth, capacity) - 1 : nil
  }

  /// The terminal's modes when this session began.
  let attributes: termios
  private let descriptor: Int32
  private var isOpen = true

  /// - Parameters:
  ///   - enter: Bytes to send when the program comes back from a stop.
  ///   - leave: Bytes to send before the terminal is given back.
  init(descriptor: Int32, output: Int32, enter: StaticString = "", leave: StaticString = "") throws {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { throw TerminalError.notATerminal }
    self.attributes = attributes
    self.descriptor = descriptor
    let depth = Self.depth.load(ordering: .acquiring)
    if depth < Self.capacity {
      (Self.records + depth).initialize(
        to: Record(
          descriptor: descriptor, attributes: Self.current?.pointee.attributes ?? attributes, output: output,
          enter: enter, leave: leave))
    }
    Self.depth.store(depth + 1, ordering: .releasing)
    SessionSignals.install()
  }

  /// Gives the terminal back as it was when the session began, without dropping keys typed ahead. Sessions end in
  /// the reverse of the order they began in.
  func end() {
    guard isOpen else { return }
    isOpen = false
    Self.depth.subtract(1, ordering: .releasing)
    var attributes = attributes
    tcsetattr(descriptor, TCSADRAIN, &attributes)
  }

  deinit { end() }

  /// Gives the terminal back as the user's shell left it; safe inside a signal handler.
  static func giveBack() {
    guard let record = current else { return }
    send(record.pointee.leave, to: record.pointee.output)
    tcsetattr(record.pointee.descriptor, TCSANOW, &record.pointee.attributes)
  }

  /// Around a stop: gives the terminal back, stops, and takes it again; safe inside a signal handler.
  static func lend(during stop: () -> Void) {
    guard let record = current else { return stop() }
    var modes = termios()
    let known = tcgetattr(record.pointee.descriptor, &modes) == 0
    giveBack()
    // The shell's message starts a row of its own.
    var newline = UInt8(ascii: "\n")
    if record.pointee.leave.utf8CodeUnitCount == 0 { _ = write(record.pointee.output, &newline, 1) }
    stop()
    if known { tcsetattr(record.pointee.descriptor, TCSANOW, &modes) }
    send(record.pointee.enter, to: record.pointee.output)
  }

  /// Lends the terminal to another program, in the modes that the user's shell gave it, and takes it back after that.
  static func lent<Value>(to body: () throws -> Value) rethrows -> Value {
    guard let record = current else { return try body() }
    let descriptor = record.pointee.descriptor
    var modes = termios()
    let known = tcgetattr(descriptor, &modes) == 0
    tcsetattr(descriptor, TCSADRAIN, &record.pointee.attributes)
    defer { if known { tcsetattr(descriptor, TCSADRAIN, &modes) } }
    return try body()
  }

  private static func send(_ text: StaticString, to descriptor: Int32) {
    if text.utf8CodeUnitCount > 0 { _ = write(descriptor, text.utf8Start, text.utf8CodeUnitCount) }
  }
}
