import Platform

/// A program on a real pseudo-terminal, driven like a person would: send keys, wait for what appears.
///
/// Every wait has a deadline and fails with the last of what was shown. Used from one task.
public final class PseudoTerminal {
  /// Long enough for a slow, shared machine; it is only ever spent by a failing test.
  public static let patience = Duration.seconds(30)

  /// The program's process, which also leads its session and process group.
  public let process: pid_t
  /// What a person would see.
  public private(set) var screen: Screen

  /// The terminal's modes before the program started.
  public let initialModes: TerminalModes

  let master: Int32
  private var stripper = EscapeStripper()
  /// All output so far without escape codes, and how much of it `expect` has used up.
  private var plain: [UInt8] = []
  private var consumed = 0
  /// How many escape characters the program has sent.
  public private(set) var escapeCount = 0
  private var status: Int32?
  private var hasEnded = false

  /// Starts a program.
  /// - Parameters:
  ///   - environment: The whole environment; nothing is inherited.
  ///   - directory: The working directory; nil stays where the test runs.
  /// - Throws: `PseudoTerminalError` when there is no terminal to be had, or no such program.
  public init(
    _ program: String, arguments: [String] = [], environment: [String: String] = PseudoTerminal.plainEnvironment,
    directory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws {
    let pair = try TerminalPair()
    defer { close(pair.slave) }
    master = pair.master
    screen = Screen(columns: columns, rows: rows)
    TerminalPair.setSize(master, columns: columns, rows: rows)
    initialModes = TerminalModes(of: master)
    do {
      process = try Spawn.program(
        program, arguments: arguments, environment: environment, directory: directory, terminal: pair.name)
    } catch {
      close(pair.master)
      throw error
    }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(master)
    guard status == nil else { return }
    kill(process, SIGKILL)
    var ignored: Int32 = 0
    waitpid(process, &ignored, 0)
  }

  /// A small environment that makes programs behave alike on every machine.
  public static let plainEnvironment = [
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm", "HOME": "/nonexistent",
    // On a terminal the Swift runtime would ask after a crash what to do next.
    "SWIFT_BACKTRACE": "enable=no",
  ]

  /// Types text; `"\r"` is Enter, `"\u{3}"` Ctrl-C, `"\u{1B}[A"` the up arrow.
  public func send(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Sends bytes that need not be text.
  public func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty, !hasEnded {
      // Reading in between, so that neither side waits for the other for ever.
      pump()
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { await10Milliseconds() }
    }
  }

  /// Waits until the text appears in the output after what the last `expect` found; escape codes do not count.
  /// - Returns: The output passed over, the text included.
  @discardableResult
  public func expect(_ text: String, timeout: Duration = patience) throws -> String {
    let wanted = Array(text.utf8)
    return try waitFor("the output \"\(text)\"", timeout: timeout) {
      guard let end = self.end(of: wanted) else { return nil }
      defer { consumed = end }
      return String(decoding: plain[consumed..<end], as: UTF8.self)
    }
  }

  /// Waits until the screen looks as wanted.
  /// - Parameter what: What is waited for, for the message of a failure.
  public func expectScreen(
    _ what: String, timeout: Duration = patience, _ condition: (Screen) -> Bool
  ) throws {
    try waitFor("a screen with \(what)", timeout: timeout) { condition(screen) ? () : nil }
  }

  /// Waits for the program's end.
  /// - Returns: Its exit code; 128 and the signal's number where a signal ended it, as a shell says it.
  public func wait(timeout: Duration = patience) throws -> Int32 {
    try waitFor("the end of the program", timeout: timeout) {
      if let status { return status }
      var raw: Int32 = 0
      guard waitpid(process, &raw, WNOHANG) == process else { return nil }
      let signal = raw & 0x7F
      status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
      pump()
      return status
    }
  }

  /// Gives the window another size, as dragging its corner does.
  public func resize(columns: Int, rows: Int) {
    pump()
    screen.resize(columns: columns, rows: rows)
    TerminalPair.setSize(master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(process, number) }

  /// The terminal's modes now.
  public var modes: TerminalModes { TerminalModes(of: master) }

  /// All output so far, without escape codes.
  public var output: String {
    pump()
    return String(decoding: plain, as: UTF8.self)
  }

  private func end(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return consumed }
    var start = consumed
    while let found = plain[start...].firstIndex(of: first) {
      if plain[found...].starts(with: wanted) { return found + wanted.count }
      start = found + 1
    }
    return nil
  }

  @discardableResult
  private func waitFor<Value>(_ what: String, timeout: Duration, _ check: () -> Value?) throws -> Value {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while true {
      pump()
      if let value = check() { return value }
      guard clock.now < deadline else {
        throw PseudoTerminalError.timeout(
          waitedFor: what, output: String(decoding: plain.suffix(2_000), as: UTF8.self), screen: screen.text)
      }
      await10Milliseconds()
    }
  }

  /// Takes in all that the program has sent.
  private func pump() {
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master, &block, block.count)
      guard count > 0 else {
        hasEnded = hasEnded || count == 0 || (errno != EAGAIN && errno != EINTR)
        return
      }
      plain += stripper.strip(block[..<count])
      screen.feed(block[..<count])
      escapeCount += block[..<count].count { $0 == 0x1B }
    }
  }

  /// Until there is output, at most so long.
  private func await10Milliseconds() {
    var query = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    if hasEnded || poll(&query, 1, 10) > 0, query.revents & Int16(POLLIN) == 0 { usleep(2_000) }
  }
}
