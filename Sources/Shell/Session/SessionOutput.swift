import LineEditing
import TerminalGraphics
import Views

/// Output on its way to a program or a file.
struct OutputSink {
  let target: Redirection.Target
  var text = ""
}

/// Where a session's output goes: to the screen, through a pager, or wherever a command was told to send it.
extension Session {
  /// Writes output to where it belongs now.
  ///
  /// - Parameter isPaged: Whether a pager may show it a screen at a time.
  func emit(_ text: String, isPaged: Bool = false) {
    if sink != nil {
      sink?.text += text
    } else if isPaged, mayPage, usesPager, let page = console.page, isLonger(text, than: console.appearance()) {
      page(text)
    } else {
      console.write(text)
    }
  }

  /// How output is to look where it goes now: plain on its way to a file or a program.
  var appearance: Appearance {
    let shown = console.appearance()
    return sink == nil ? shown : Appearance(width: shown.width, color: .none, glyphs: shown.glyphs)
  }

  /// Whether a text takes more rows than the window has above the prompt.
  private func isLonger(_ text: String, than appearance: Appearance) -> Bool {
    guard let rows = appearance.rows else { return false }
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let width = LineLayout.width(ofShown: String(line))
      count += max(1, (width + appearance.width - 1) / max(1, appearance.width))
      if count >= rows { return true }
    }
    return false
  }

  // MARK: Programs and files

  /// Checks where output is to go, before there is any.
  func makeSink(_ output: Redirection, _ origin: Origin) throws -> OutputSink {
    switch output.target {
    case .program:
      guard origin.mayRunPrograms else {
        throw CommandError(
          "a session file runs no other programs; \"\(output.text)\" works at the prompt and with -c", output.word)
      }
      return OutputSink(target: output.target)
    case .file(let path, let mode):
      do {
        try services.files.checkWritable(path)
      } catch {
        throw CommandError(CommandError(error).message, output.word)
      }
      if mode == .new, services.files.exists(path), !services.files.hasWritten(path) {
        throw CommandError(
          "\"\(path)\" is there already; \">> \(path)\" adds to it, \">| \(path)\" puts the output in its place",
          output.word)
      }
      return OutputSink(target: output.target)
    }
  }

  /// Carries something out and sends what it puts out where it was told to go.
  func collecting(in sink: OutputSink?, from origin: Origin, _ body: () throws -> Void) throws {
    guard let sink else { return try body() }
    let outer = self.sink
    self.sink = sink
    let collected: String
    do {
      defer { self.sink = outer }
      try body()
      collected = self.sink?.text ?? ""
    }
    try send(collected, to: sink, from: origin)
  }

  private func send(_ text: String, to sink: OutputSink, from origin: Origin) throws {
    switch sink.target {
    case .file(let name, let mode):
      // The second time in a session the file is our own.
      if mode == .append {
        try services.files.append(text, to: name)
      } else {
        _ = try services.files.replace(name, with: Array(text.utf8), isForced: mode == .replace, isOwn: { _ in false })
      }
      guard case .prompt = origin, !options.json else { return }
      let lines = text.count { $0 == "\n" }
      var page = Page(appearance: appearance, showsTimes: false)
      page.line(StyledText("\(counted(lines, "line")) \(mode == .append ? "added to" : "written to") \(name)", .muted))
      emit(page.text)
    case .program(let line):
      switch console.pipe(text, line) {
      case nil, 126, 127: throw CommandError("\"\(line)\" could not be run")
      default: break
      }
    }
  }
}

extension Session.Origin {
  /// Whether the person typed it: a session file from somebody else must not run programs here.
  fileprivate var mayRunPrograms: Bool {
    switch self {
    case .prompt: true
    case .script(let name, let folder): name.hasPrefix(Program.typedCommands) && folder == nil
    }
  }
}
