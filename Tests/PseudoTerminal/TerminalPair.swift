import Platform

/// The two ends of a pseudo-terminal. The slave is kept open until the program has its own, or the terminal would
/// count as hung up.
struct TerminalPair {
  let master: Int32
  let slave: Int32
  /// The path of the slave.
  let name: String

  init() throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw PseudoTerminalError.noTerminal(code: errno) }
    self.master = master
    self.slave = slave
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var name = [CChar](repeating: 0, count: 256)
    ttyname_r(slave, &name, name.count)
    self.name = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func setSize(_ descriptor: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }
}

/// A terminal's modes, to compare before and after.
public struct TerminalModes: Equatable, Sendable {
  public let input: UInt64
  public let output: UInt64
  public let control: UInt64
  public let local: UInt64
  /// Whether typed keys are shown by the terminal.
  public let echoes: Bool
  /// Whether the terminal hands over whole lines.
  public let isCanonical: Bool

  init(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = UInt64(modes.c_iflag)
    output = UInt64(modes.c_oflag)
    control = UInt64(modes.c_cflag)
    local = UInt64(modes.c_lflag)
    echoes = modes.c_lflag & tcflag_t(ECHO) != 0
    isCanonical = modes.c_lflag & tcflag_t(ICANON) != 0
  }
}
