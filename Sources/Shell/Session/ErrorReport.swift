import TerminalGraphics
import Views

/// A failing command as a person reads it: one sentence; from a file also where, with a mark under the word.
struct ErrorReport {
  private let error: CommandError
  private let source: String
  private let line: Int
  private let origin: Session.Origin

  init(_ error: CommandError, source: String, line: Int, origin: Session.Origin) {
    self.error = error
    self.source = source
    self.line = line
    self.origin = origin
  }

  func text(_ appearance: Appearance) -> String {
    let place = origin.file.map { file in
      "\(file):\(line):" + (error.column.map { "\($0 + 1):" } ?? "") + " "
    }
    let label = place.map { StyledText($0, .muted) } ?? StyledText("")
    let message = label + StyledText("error: ", .bad, bold: true) + StyledText(error.message.shortened)
    let shown = appearance.glyphs == .ascii ? message.mapped(asciiTwin) : message
    // A person's window breaks between words; a script's line stays one line.
    var lines = place == nil ? shown.wrapped(to: appearance.width, indent: 7) : [shown]
    if place != nil, let column = error.column { lines += mark(column) }
    return lines.map { $0.rendered(appearance.color) + "\n" }.joined()
  }

  /// The line and a caret below; only a window of a long line.
  private func mark(_ column: Int) -> [StyledText] {
    let characters = source.map { $0.isWhitespace ? " " : $0 }
    let start = max(0, min(column - 40, characters.count - 80))
    let window = StyledText(String(characters.dropFirst(start).prefix(80)))
    let before = StyledText(String(characters.dropFirst(start).prefix(column - start))).width
    let length = max(1, min(error.length, 80 - (column - start)))
    let gap = max(before, column - start)
    let caret = String(repeating: " ", count: gap) + "^" + String(repeating: "~", count: length - 1)
    return [StyledText("  ") + window, StyledText("  ") + StyledText(caret, .bad)]
  }
}

extension String {
  /// A message of a few lines at most: what it quotes of a line may be as long as a line can be.
  fileprivate var shortened: String {
    count > 1200 ? "\(prefix(900)) … \(suffix(250))" : self
  }
}
