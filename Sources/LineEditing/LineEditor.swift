import CEditline
import Platform

/// A prompt with history, completion and hints, on libedit.
///
/// One editor at a time, on standard input and output, used from one thread: it is neither an actor nor Sendable,
/// because libedit calls back into it while `read` is running. While it lives the terminal does not echo, so that
/// keys typed during a command wait for the next read instead of appearing in the output.
public final class LineEditor {
  /// Why libedit's read ended without a line.
  enum Stop { case interrupt, endOfInput }

  var configuration: EditorConfiguration
  let editline: OpaquePointer
  private let past: OpaquePointer
  private let session: TerminalSession
  let input = TerminalInput(Terminal.standardInput)
  private let historyFile: HistoryFile?
  private(set) var entries: [String]
  private var isHistoryLost = false

  var prompt = PromptText("", color: false)
  /// The prompt as libedit fetches it; it must outlive the call.
  var promptBytes: [CChar] = [0]
  var stop: Stop?
  var hintIsShown = false
  /// Bytes read too far, which come before what the terminal has.
  var held: ArraySlice<UInt8> = []
  /// The states of the line that can be gone back to.
  var trail = EditTrail()
  /// Where the last words of earlier lines were taken from.
  var argumentWalk: ArgumentWalk?
  /// The completions that TAB walks through.
  var menu: CompletionMenu?
  /// What was searched for last.
  var lastPattern = ""
  /// Whether the terminal only prints (`TERM=dumb`): no colour, no hints, no cursor movement of our own.
  let isPlain: Bool
  /// Whether the machine has a UTF-8 locale; a bare root directory has none at all.
  private let hasUTF8: Bool

  /// Starts the editor on standard input and output.
  ///
  /// Catches Ctrl-C from now on (`Interrupt`), switches characters to UTF-8 (`setlocale`), reads `~/.editrc` and
  /// the history file.
  /// - Throws: `TerminalError.notATerminal` when one of the two is not a terminal.
  public init(configuration: EditorConfiguration) throws {
    guard Terminal.isTerminal(Terminal.standardInput), Terminal.isTerminal(Terminal.standardOutput) else {
      throw TerminalError.notATerminal
    }
    // Before libedit touches the terminal: this remembers the modes to return to.
    session = try TerminalSession(descriptor: Terminal.standardInput, output: Terminal.standardOutput)
    hasUTF8 = editline_use_utf8() != 0
    guard let editline = editline_open(configuration.program), let past = history_init() else {
      throw TerminalError.editorUnavailable
    }
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    isPlain = ["", "dumb", "emacs"].contains(terminal)
    self.editline = editline
    self.past = past
    self.configuration = configuration
    historyFile = configuration.historyFile.map { HistoryFile(path: $0, limit: configuration.historyLimit) }
    entries = historyFile?.load() ?? []
    Interrupt.install()
    connect()
  }

  deinit {
    // libedit's own farewell drops keys typed ahead; the session's does not.
    editline_set_editing(editline, 0)
    el_end(editline)
    history_end(past)
    session.end()
  }

  private func connect() {
    editline_history_limit(past, Int32(clamping: max(1, configuration.historyLimit)))
    for entry in entries { editline_history_enter(past, entry) }
    editline_set_history(editline, past)
    editline_set_signals(editline, 0)
    editline_set_client_data(editline, Unmanaged.passUnretained(self).toOpaque())
    editline_set_prompt(editline, Callback.prompt, CChar(truncatingIfNeeded: PromptText.mark.value))
    editline_set_reader(editline, Callback.readCharacter)
    bindKeys()
    // With `edit off` in .editrc the terminal has to echo.
    if editline_is_editing(editline) != 0 { editline_quiet_between_reads(editline) }
  }

  /// The text shown in grey after the cursor when it stands at the end of the line; nil is off.
  public var hinter: ((_ line: String) -> String?)? {
    get { configuration.hinter }
    set { configuration.hinter = newValue }
  }

  /// Finishes the word at the cursor.
  public var completer: (_ line: String, _ cursor: Int) -> CompletionAnswer {
    get { configuration.completer }
    set { configuration.completer = newValue }
  }

  /// Reads one line.
  ///
  /// Lines that were typed or pasted ahead are returned one a call. The history is the caller's business:
  /// `addHistory` what is worth keeping.
  /// - Parameter prompt: May hold UTF-8 and colour escapes (SGR). One that ends in an escape should end in a space
  ///   too: libedit needs a character after the escape, so a space is added otherwise.
  public func read(prompt: String) -> ReadResult {
    self.prompt = PromptText(prompt, color: configuration.color && !isPlain, isASCII: !hasUTF8)
    promptBytes = self.prompt.marked.utf8CString.map { $0 }
    stop = nil
    trail = EditTrail()
    (argumentWalk, menu) = (nil, nil)
    Interrupt.clear()
    // A stop during a command: the prompt is still to be drawn, so it is not drawn again.
    if SessionSignals.takeContinued() { retakeTerminal() }
    editline_flush()
    var count: Int32 = 0
    guard let line = el_wgets(editline, &count), count > 0 else { return ended() }
    var text = Self.text(line, count: Int(count))
    if text.unicodeScalars.last == "\n" || text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
    return .line(text)
  }

  private func ended() -> ReadResult {
    if stop == .interrupt {
      Interrupt.clear()
      return .interrupted
    }
    Terminal.send("\n")
    return .endOfFile
  }

  /// The history, oldest entry first.
  public var history: [String] { entries }

  /// Remembers an entry, in the file at once; empty ones and immediate repeats are not.
  ///
  /// - Returns: Once, why the file does not keep entries; the editor goes on without.
  @discardableResult
  public func addHistory(_ entry: String) -> String? {
    var entry = entry
    while entry.unicodeScalars.last == "\n" { entry.unicodeScalars.removeLast() }
    guard !entry.isEmpty, !entry.unicodeScalars.contains("\0"), entry != entries.last else { return nil }
    entries.append(entry)
    if entries.count > configuration.historyLimit { entries.removeFirst() }
    editline_history_enter(past, entry)
    do {
      // Once it was locked it is not waited for again.
      try historyFile?.append(entry, patience: isHistoryLost ? 0 : LockedFile.patience)
      return nil
    } catch {
      defer { isHistoryLost = true }
      return isHistoryLost ? nil : error.description
    }
  }

  static func text(_ characters: UnsafePointer<wchar_t>, count: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for character in UnsafeBufferPointer(start: characters, count: count) {
      scalars.append(Unicode.Scalar(UInt32(truncatingIfNeeded: character)) ?? "\u{FFFD}")
    }
    return String(scalars)
  }
}
