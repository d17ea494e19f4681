import Heartbeats
import LineEditing
import TerminalGraphics
import Views
import Workbench

/// The canvas with a beat that is to be bent: as little as possible, until the detector is fooled.
package struct AttackDuelScreen: ScreenMode {
  private var canvas: DrawingCanvas
  private let makeOutcome: @Sendable (inout Workbench, Drawing) throws -> any Outcome

  package init(
    _ target: AttackTarget, _ bench: Workbench,
    makeOutcome: @escaping @Sendable (inout Workbench, Drawing) throws -> any Outcome
  ) {
    var bench = bench
    bench.draw(Drawing(row: target.beat.values))
    canvas = DrawingCanvas(bench)
    canvas.reference = target.beat.values
    canvas.showsBand = false
    self.makeOutcome = makeOutcome
  }

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    // Any key closes the list of keys.
    guard !canvas.showsHelp else { return canvas.handle(event) }
    switch event {
    // The machine's own answer is not to be looked at first.
    case .key(.character("a")): canvas.notice = "yours first, then the machine's"
    case .key(.character(",")), .key(.character(".")), .key(.character("l")):
      canvas.notice = "this is the beat to bend"
      canvas.number = nil
    default: return canvas.handle(event)
    }
    return .draw
  }

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    let lines = canvas.lines(appearance, rows: rows)
    guard canvas.showsHelp else { return lines }
    // The list names no key that does nothing here.
    return lines.filter { line in
      !Self.unused.contains { line.plain.drop { $0 == " " }.hasPrefix($0 + "  ") }
    }
  }

  private static let unused = [", .", "a", "17 l"]

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    guard isKept else { return MessageOutcome(message: "left the duel: nothing is kept, and the drawing is as it was") }
    return try makeOutcome(&bench, canvas.drawing)
  }
}
