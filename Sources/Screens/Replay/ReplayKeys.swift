import TerminalGraphics
import Views
import Workbench

/// What the keys of a replay do, and what the letters under the losses stand for.
struct ReplayKeys {
  private let replay: Replay

  init(_ replay: Replay) { self.replay = replay }

  private var keys: [(key: String, does: String)] {
    var keys = [
      ("←→", "one epoch"), ("↑↓", "ten epochs, as Shift and ←→ or PageUp and PageDown"),
      ("Home End", "first and last epoch"),
      ("number, Enter", "jumps to that epoch"), ("space", "plays and stops"), ("+ -", "faster and slower"),
      ("n p", "next and previous moment"), ("b", "the epoch with the lowest validation loss"),
      ("e", "marks the epoch, for \"replay keep\""), ("k", "makes its network the detector, and leaves"),
    ]
    if replay.pairs.count > 1 { keys.append(("Tab", "other \(replay.domain.noun.plural)")) }
    return keys + [("q", "leaves")]
  }

  private var letters: [String] {
    [
      "P plateau", "E escape", "C collapse", "D dying unit", "O overfitting", "L lowest validation loss",
      "A highest AUC",
      "M above the mean \(replay.domain.noun.singular)", "e marked",
    ]
  }

  func lines(_ appearance: Appearance) -> [StyledText] {
    let width = (keys.map(\.key.count).max() ?? 0) + 2
    let list = keys.flatMap {
      (StyledText($0.key, .strong).padded(to: width) + StyledText($0.does)).wrapped(to: appearance.width, indent: width)
    }
    // A letter stays beside what it stands for.
    let letters = letters.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: ", ")
    let legend = RowPanel.legend(replay.domain, "rebuilt", appearance)
    return [StyledText("keys", .heading, bold: true)] + list + [StyledText("under the losses", .heading, bold: true)]
      + StyledText(letters).wrapped(to: appearance.width) + [legend, StyledText("any key goes back", .muted)]
  }
}
