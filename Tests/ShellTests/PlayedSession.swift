import Foundation
import LineEditing
import Shell
import TerminalGraphics

/// A screen that plays events and keeps every picture.
final class ScreenOfEvents: Screen {
  let size: TerminalSize
  private var events: [InputEvent]
  private(set) var pictures: [[String]] = []
  /// The picture as it stands: only what has changed may be written.
  private var shown: [Int: String] = [:]

  init(_ events: [InputEvent], columns: Int, rows: Int) {
    self.events = events
    size = TerminalSize(columns: columns, rows: rows)
  }

  /// Takes the lines of a picture in, each placed with `ESC [ row ; 1 H`.
  func write(_ text: String) {
    for piece in text.components(separatedBy: "\u{1B}[") {
      guard let end = piece.range(of: ";1H"), let row = Int(piece[..<end.lowerBound]) else { continue }
      shown[row] = String(piece[end.upperBound...])
    }
    let last = shown.keys.max() ?? 0
    pictures.append(last > 0 ? (1...last).map { shown[$0] ?? "" } : [])
  }

  /// A picture after every event: none waits when more are asked for.
  func nextEvent(timeout: Int?) -> InputEvent? {
    guard timeout == nil || !events.isEmpty else { return nil }
    guard timeout != 0 else { return nil }
    return events.isEmpty ? .endOfInput : events.removeFirst()
  }

  func end() {}
}

/// What a session printed, and the screen it played on.
final class PlayedOutput {
  var text = ""
  let screen: ScreenOfEvents

  init(_ screen: ScreenOfEvents) { self.screen = screen }
}

extension TestShell {
  /// A session that goes on from this one's state, with a full screen that plays events.
  func onScreen(
    _ events: [InputEvent], glyphs: Glyphs = .unicode, columns: Int = 80, rows: Int = 24
  ) -> (Session, PlayedOutput) {
    let output = PlayedOutput(ScreenOfEvents(events, columns: columns, rows: rows))
    let console = Console(
      write: { output.text += $0 }, writeError: { output.text += $0 },
      appearance: { Appearance(width: 80, color: .none, glyphs: glyphs) }, openScreen: { output.screen })
    return (Session(bench: session.bench, services: session.services, console: console), output)
  }
}
