import Foundation
import LineEditing
import Shell
import TerminalGraphics
import Views

/// What a session printed, and the screen it played on.
final class PlayedOutput {
  var text = ""
  let screen: PlayedScreen

  init(_ screen: PlayedScreen) { self.screen = screen }
}

extension TestShell {
  /// A session that goes on from this one's state, with a full screen that plays events.
  func onScreen(
    _ events: [InputEvent], glyphs: Glyphs = .unicode, columns: Int = 80, rows: Int = 24
  ) -> (Session, PlayedOutput) {
    let output = PlayedOutput(PlayedScreen(events: events, columns: columns, rows: rows))
    let console = Console(
      write: { output.text += $0 }, writeError: { output.text += $0 },
      appearance: { Appearance(width: 80, color: .none, glyphs: glyphs) }, openScreen: { output.screen })
    return (Session(bench: session.bench, services: session.services, console: console), output)
  }
}
