import Views

/// Reads commands from lines, however many lines a command takes.
///
/// The lines come from a closure, so that a file, a pipe and a prompt are read by the same rules.
struct StatementReader {
  /// Why another line is asked for: the prompt differs.
  enum Need {
    case command, continuation, block
  }

  private let nextLine: (Need) -> String?
  private var lineNumber = 0

  /// What a line, with those that continue it, may hold: no person writes more, and a slip of a program is told at once.
  enum LineLimits {
    static let bytes = 200_000
    static let continuations = 1_000
    static let words = 10_000
    static let statements = 1_000
    static let error = CommandError(
      "this line is too long; it may have \(bytes) bytes and \(continuations) lines that continue it; cut it into several"
    )
  }

  init(nextLine: @escaping (Need) -> String?) {
    self.nextLine = nextLine
  }

  /// Over the lines of a text.
  init(text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    self.init { _ in lines.popFirst().map(String.init) }
  }

  /// Over the lines of a text, each of which is shown before it is read: comments as they are, the rest behind a mark.
  init(text: String, showing show: @escaping (String) -> Void) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    if lines.first?.hasPrefix("#!") ?? false { lines.removeFirst() }
    self.init { _ in
      guard let line = lines.popFirst() else { return nil }
      let isCommand = !line.isEmpty && !line.hasPrefix("#")
      if !lines.isEmpty || isCommand { show((isCommand ? "> " : "") + line + "\n") }
      return String(line)
    }
  }

  /// A line with its commands, or why it cannot be read.
  struct Line {
    let number: Int
    let source: String
    let statements: Result<[Statement], CommandError>
  }

  /// The next line with at least one command, or `nil` at the end.
  mutating func next() -> Line? {
    while let line = readLine() {
      if case .success(let statements) = line.statements, statements.isEmpty { continue }
      return line
    }
    return nil
  }

  /// The next line, even one without a command; a prompt must come back after each.
  mutating func readLine() -> Line? {
    guard var source = nextLine(.command) else { return nil }
    lineNumber += 1
    let number = lineNumber
    // Editors of Windows begin a text with a mark that is not part of it.
    if number == 1, source.unicodeScalars.first == "\u{FEFF}" {
      source = String(String.UnicodeScalarView(source.unicodeScalars.dropFirst()))
    }
    var isTooLong = source.utf8.count > LineLimits.bytes
    while isTooLong ? source.hasSuffix("\\") : continues(source) {
      source.removeLast()
      guard let more = nextLine(.continuation) else { break }
      lineNumber += 1
      isTooLong =
        isTooLong || source.utf8.count + more.utf8.count > LineLimits.bytes
        || lineNumber - number > LineLimits.continuations
      // What is too long is read to its end and forgotten.
      source = isTooLong ? more : source + " " + more
    }
    if isTooLong {
      return Line(number: number, source: String(source.prefix(80)), statements: .failure(LineLimits.error))
    }
    // The line that makes a session file a program.
    if number == 1, source.hasPrefix("#!") { source = "" }
    do {
      return Line(number: number, source: source, statements: .success(try statements(source, number)))
    } catch {
      return Line(number: number, source: source, statements: .failure(error))
    }
  }

  private mutating func statements(_ source: String, _ number: Int) throws(CommandError) -> [Statement] {
    let scanned = try LineScanner.scan(source)
    var statements = scanned.statements.map {
      Statement(words: $0.words, line: number, source: source, output: $0.output)
    }
    if let end = scanned.blockEnd {
      let block = try readBlock(until: end, column: source.count)
      guard !statements.isEmpty else {
        throw CommandError("a block needs a command before it, as in draw <<\(end)")
      }
      statements[statements.count - 1].block = block
    }
    return statements
  }

  private mutating func readBlock(until end: String, column: Int) throws(CommandError) -> String {
    var lines: [String] = []
    while let line = nextLine(.block) {
      lineNumber += 1
      if line.trimmingWhitespace() == end { return lines.joined(separator: "\n") }
      lines.append(line)
    }
    throw CommandError("the block is not ended; a line \"\(end)\" must follow it", at: column)
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  func trimmingWhitespace() -> String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
