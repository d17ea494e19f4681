import LineEditing
import TerminalGraphics
import Views
import Workbench

/// The last fit of a method that learns step by step, under the arrow keys: every step is a picture.
package struct FitReplayScreen: ScreenMode {
  package let replay: FitReplay
  private(set) var walk: StepWalk
  private(set) var frame: FitFrame
  private var pair = 0

  /// At a step, or at the first one.
  package init(_ replay: FitReplay, at step: Int? = nil) {
    self.replay = replay
    walk = StepWalk(
      replay.steps.map(\.step), last: replay.steps.last?.step ?? 0, noun: replay.stepName,
      moments: replay.moments.map(\.step), place: step.map(replay.place) ?? 0)
    frame = replay.frame(at: walk.place, pair: 0)
  }

  /// The number of the shown step.
  package var step: Int { walk.number }

  package var pulse: Double? { walk.pulse }

  package mutating func tick(_ elapsed: Double) -> ScreenStep {
    guard walk.tick(elapsed) else { return .wait }
    look()
    return .draw
  }

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    switch event {
    case .key(let key): return take(key)
    case .mouse(let mouse) where mouse.kind == .scrollUp: return take(.left)
    case .mouse(let mouse) where mouse.kind == .scrollDown: return take(.right)
    case .resize: return .draw
    case .mouse, .interrupt, .endOfInput: return .wait
    }
  }

  private mutating func take(_ key: Key) -> ScreenStep {
    walk.message = nil
    let (before, isTyping) = (walk.place, !walk.typed.isEmpty)
    if walk.take(key) {
      if walk.place != before { look() }
      return .draw
    }
    guard !isTyping else { return .wait }
    switch key {
    case .tab: turn(1)
    case .backTab: turn(-1)
    case .enter, .escape, .character("q"): return .leave
    default: return .wait
    }
    return .draw
  }

  private mutating func look() { frame = replay.frame(at: walk.place, pair: pair) }

  private mutating func turn(_ steps: Int) {
    guard replay.pairs.count > 1 else {
      walk.message = "there are no other \(replay.domain.noun.plural) to show"
      return
    }
    pair = (pair + steps + replay.pairs.count) % replay.pairs.count
    look()
  }

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    MessageOutcome(message: "the detector is as it was, \(replay.method) after its last \(replay.stepName)")
  }

  // MARK: Picture

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    let width = appearance.width
    let panels = FitPanels(replay: replay, frame: frame, figures: replay.steps[walk.place], appearance: appearance)
    var head = [headline(panels, appearance), caption]
    let foot = [StyledText(panels.note, .muted), keys(width)]
    func cut(_ lines: [StyledText]) -> [StyledText] {
      lines.map { $0.truncated(to: width, ellipsis: appearance.glyphs.ellipsis) }
    }
    let room = rows - head.count - foot.count
    guard room > 4 else { return Array(cut(head + foot).prefix(rows)) }
    let layout = EpochLayout(panels: panels, width: width, rows: room)
    // Where nothing happens, the row says which curve is which.
    if head[1].width == 0, layout.showsTitlesShort { head[1] = panels.legend }
    return cut(head) + layout.picture.lines + cut(foot)
  }

  private func headline(_ panels: FitPanels, _ appearance: Appearance) -> StyledText {
    let last = replay.steps.last?.step ?? step
    if !walk.typed.isEmpty {
      return StyledText("\(replay.stepName) \(walk.typed.text)_", .accent, bold: true)
        + StyledText("  Enter jumps there", .muted)
    }
    var line = StyledText("\(replay.method) \(replay.stepName) \(step)/\(last)", .strong, bold: true)
    if walk.isPlaying {
      line += StyledText(appearance.glyphs == .ascii ? " > \(walk.speed)/s" : " ▶ \(walk.speed)/s", .accent)
    }
    // What does not fit is left out as a whole.
    let room = appearance.width - line.width - 2
    return line + StyledText("  " + (panels.texts.first { $0.count <= room } ?? ""))
  }

  /// What happens at this step, or what happens next.
  private var caption: StyledText {
    if let message = walk.message { return StyledText(message, .accent) }
    let texts = replay.moments.map { FitMomentText(moment: $0, replay: replay) }
    if let here = texts.last(where: { $0.moment.step == step }) { return here.text }
    guard let next = texts.first(where: { $0.moment.step > step }) else { return "" }
    return StyledText("next: \(next.moment.name) at \(replay.stepName) \(next.moment.step)", .muted)
  }

  private func keys(_ width: Int) -> StyledText {
    var parts = ["q leave", "←→ \(replay.stepName)", "space \(walk.isPlaying ? "stop" : "play")", "n moment"]
    if replay.pairs.count > 1 { parts.append("Tab \(replay.domain.noun.plural)") }
    return keyLine(parts + ["+- speed", "p back", "number and Enter jump"], width)
  }
}
