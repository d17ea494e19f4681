import LineEditing
import TerminalGraphics
import Views

/// Runs a screen mode on a terminal until the person is done, and gives the terminal back whatever happens.
///
/// The one loop of every screen: events, the passing of time, and pictures, of which at most thirty a second are sent.
package struct ScreenRunner {
  let open: () throws -> any Screen
  let appearance: Appearance
  /// The words for the rows it speaks of.
  let vocabulary: Vocabulary
  /// Seconds since some fixed moment.
  let clock: () -> Double

  /// Seconds from one picture to the next.
  static let frame = 1.0 / 30
  /// What a tick reports at most, in seconds: after a stop with Ctrl-Z nothing has moved on.
  package static let longestTick = 0.25

  package init(
    open: @escaping () throws -> any Screen, appearance: Appearance, vocabulary: Vocabulary = .beats,
    clock: @escaping () -> Double = { 0 }
  ) {
    (self.open, self.appearance, self.vocabulary, self.clock) = (open, appearance, vocabulary, clock)
  }

  /// Whether the person keeps the result.
  package func run(_ mode: inout any ScreenMode) throws -> Bool {
    let screen = try open()
    defer { screen.end() }
    // A mode learns the size before anything else, because a mouse event means nothing without it.
    _ = mode.handle(.resize(screen.size))
    var painter = ScreenPainter()
    var isDirty = true
    var drawn = -Double.infinity
    var ticked: Double?
    /// The time up to which the screen has waited, so that the loop goes on where the clock stands still.
    var waited = -Double.infinity

    /// Whether the mode is done, and with which result.
    func take(_ step: ScreenStep) -> Bool? {
      switch step {
      case .draw: isDirty = true
      case .wait: break
      case .keep: return true
      case .leave: return false
      }
      return nil
    }

    while true {
      let now = max(clock(), waited)
      ticked = mode.pulse == nil ? nil : ticked ?? now
      if let pulse = mode.pulse, let last = ticked, now - last >= pulse {
        ticked = now
        if let result = take(mode.tick(min(now - last, Self.longestTick))) { return result }
      }
      if isDirty, now - drawn >= Self.frame {
        isDirty = false
        draw(mode, on: screen, with: &painter)
        // A slow line has taken its time over the picture.
        drawn = max(clock(), waited)
      }
      var moments: [Double] = isDirty ? [drawn + Self.frame] : []
      if let pulse = mode.pulse { moments.append((ticked ?? now) + pulse) }
      let timeout = moments.min().map { Int((max(0, $0 - now) * 1000).rounded(.up)) }
      guard let event = screen.nextEvent(timeout: timeout) else {
        guard let timeout else { return false }
        waited = now + Double(timeout) / 1000
        continue
      }
      switch event {
      case .interrupt, .endOfInput: return false
      case .resize, .key(.control("l")):
        painter.forget()
        isDirty = true
      default: break
      }
      if let result = take(mode.handle(event)) { return result }
    }
  }

  private func draw(_ mode: any ScreenMode, on screen: any Screen, with painter: inout ScreenPainter) {
    let size = screen.size
    var appearance = appearance
    (appearance.width, appearance.rows) = (size.columns, size.rows)
    let change = painter.paint(
      mode.lines(appearance, rows: size.rows).map(vocabulary.painted), on: size, appearance)
    if !change.isEmpty { screen.write(change) }
  }
}
