import CEditline
import Platform

/// A terminal's size in character cells.
public struct TerminalSize: Equatable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// Questions to a terminal, and its quiet mode.
public enum Terminal {
  public static let standardInput: Int32 = 0
  public static let standardOutput: Int32 = 1

  /// Whether a file descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The size of the terminal behind a file descriptor; nil when it is none, or does not know.
  public static func size(_ descriptor: Int32) -> TerminalSize? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard editline_window_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else { return nil }
    return TerminalSize(columns: Int(columns), rows: Int(rows))
  }

  /// The number of bytes typed ahead at a terminal.
  package static func waitingBytes(_ descriptor: Int32) -> Int { Int(editline_waiting_bytes(descriptor)) }

  /// Runs a command without echoing the keys typed meanwhile; they wait for the next read. Ctrl-C still interrupts.
  ///
  /// A living `LineEditor` keeps its terminal quiet between two reads anyway; this is for a program without one.
  /// Where the descriptor is not a terminal, only the body runs.
  public static func quietInput<Value>(
    _ descriptor: Int32 = standardInput, _ body: () throws -> Value
  ) rethrows -> Value {
    guard let session = try? TerminalSession(descriptor: descriptor, output: descriptor) else { return try body() }
    defer { session.end() }
    var quiet = session.attributes
    quiet.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(descriptor, TCSADRAIN, &quiet)
    return try body()
  }

  /// Sends all of a text to a file descriptor, past any buffer. Nothing is thrown: a terminal that is gone is
  /// noticed by the next read.
  static func send(_ text: String, to descriptor: Int32 = standardOutput) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        usleep(1_000)
      } else if count < 0, errno != EINTR {
        return
      }
    }
  }
}
