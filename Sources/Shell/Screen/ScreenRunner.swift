import LineEditing
import TerminalGraphics

/// Runs a screen mode on a terminal until the person is done, and gives the terminal back whatever happens.
struct ScreenRunner {
  let open: () throws -> any Screen
  let appearance: Appearance

  /// Whether the person keeps the result.
  func run(_ mode: inout any ScreenMode) throws -> Bool {
    let screen = try open()
    defer { screen.end() }
    // A mode learns the size before anything else, because a mouse event means nothing without it.
    _ = mode.handle(.resize(screen.size))
    draw(mode, on: screen)
    while true {
      guard let event = screen.nextEvent(timeout: nil) else { return false }
      switch event {
      case .interrupt, .endOfInput: return false
      default: break
      }
      var step = mode.handle(event)
      if case .resize = event { step = .draw }
      // Events that wait already are taken first: one picture for a burst of mouse moves or a held key.
      while step == .draw || step == .wait, let next = screen.nextEvent(timeout: 0) {
        if next == .interrupt || next == .endOfInput { return false }
        let following = mode.handle(next)
        step = following == .wait ? step : following
      }
      switch step {
      case .draw: draw(mode, on: screen)
      case .wait: break
      case .keep: return true
      case .leave: return false
      }
    }
  }

  /// Each line is drawn over the old one and its rest erased, so that nothing flickers.
  private func draw(_ mode: any ScreenMode, on screen: any Screen) {
    let size = screen.size
    var appearance = appearance
    appearance.width = size.columns
    let lines = mode.lines(appearance, rows: size.rows).prefix(size.rows)
    let rows = lines.enumerated().map { row, line in
      let text = appearance.glyphs == .ascii ? line.mapped(asciiTwin) : line
      let shown = text.truncated(to: size.columns)
      // Behind a full line the cursor still stands on its last character, which erasing would take away.
      let rest = shown.width < size.columns ? "\u{1B}[K" : ""
      return "\u{1B}[\(row + 1);1H" + shown.rendered(appearance.color) + rest
    }
    let below = lines.count < size.rows ? "\u{1B}[\(lines.count + 1);1H\u{1B}[J" : ""
    screen.write(rows.joined() + below)
  }
}
