/// How a line editor behaves: what it completes, what it hints at, where it keeps its history.
public struct EditorConfiguration {
  /// The name that `~/.editrc` may address a line to (`heartline:bind …`).
  public var program = "heartline"
  /// The file that keeps the history from session to session; nil keeps it in memory only.
  public var historyFile: String?
  /// The largest number of entries kept.
  public var historyLimit = 10_000
  /// Finishes the word at the cursor. Line, and the cursor as an offset in UTF-8 bytes.
  public var completer: (_ line: String, _ cursor: Int) -> CompletionAnswer
  /// Text to show in grey after the cursor when it stands at the end of the line; nil is off.
  public var hinter: ((_ line: String) -> String?)?
  /// Whether colour and grey text may be shown.
  public var color: Bool

  public init(
    historyFile: String? = nil, color: Bool = true, hinter: ((_ line: String) -> String?)? = nil,
    completer: @escaping (_ line: String, _ cursor: Int) -> CompletionAnswer = { _, cursor in
      CompletionAnswer(start: cursor, candidates: [])
    }
  ) {
    self.historyFile = historyFile
    self.color = color
    self.hinter = hinter
    self.completer = completer
  }
}

/// What a person did at the prompt.
public enum ReadResult: Equatable, Sendable {
  /// A line, without its newline.
  case line(String)
  /// Ctrl-C: the line is abandoned, the session is not.
  case interrupted
  /// Ctrl-D on an empty line, or the terminal is gone.
  case endOfFile
}

/// Why a terminal cannot be used.
public enum TerminalError: Error, Equatable, Sendable {
  /// Standard input or standard output is not a terminal.
  case notATerminal
  /// The terminal does not move its cursor (`TERM=dumb`), so it cannot show a full screen.
  case noCursorAddressing
  /// The editing library could not start.
  case editorUnavailable
}
