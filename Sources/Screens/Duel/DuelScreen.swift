import Judging
import LineEditing
import TerminalGraphics
import Views
import Words
import Workbench

/// The duel on a full screen: ten normal beats to leaf through, then twenty to judge, one key each.
package struct DuelScreen: ScreenMode {
  private let deck: DuelDeck
  private let makeOutcome: @Sendable (inout Workbench, [Bool]) throws -> any Outcome
  private(set) var phase = Phase.learning(0)
  /// Answers so far: true for abnormal.
  private(set) var answers: [Bool] = []
  /// Whether the ten normal beats stand behind the one that is judged.
  private(set) var showsExamples = false
  /// Whether the next key to leave does so, although all answers are there.
  private var isWarned = false
  private var window: TerminalSize?

  enum Phase: Equatable {
    /// The normal beat that is looked at, counted from 0.
    case learning(Int)
    case judging
  }

  package init(
    _ deck: DuelDeck, makeOutcome: @escaping @Sendable (inout Workbench, [Bool]) throws -> any Outcome
  ) {
    self.deck = deck
    self.makeOutcome = makeOutcome
  }

  /// Whether every beat is judged.
  var isComplete: Bool { answers.count == deck.questions.count }

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    switch event {
    case .resize(let size):
      window = size
      return .draw
    case .key(.escape), .key(.character("q")):
      // Twenty answers are work: they are not thrown away by a key that only ends a look elsewhere.
      guard phase == .judging, isComplete, !isWarned else { return .leave }
      isWarned = true
      return .draw
    case .key(.tab):
      showsExamples.toggle()
      return .draw
    case .key(let key):
      isWarned = false
      switch phase {
      case .learning(let shown): return learn(key, shown)
      case .judging: return judge(key)
      }
    case .mouse(let mouse): return take(mouse)
    case .interrupt, .endOfInput: return .leave
    }
  }

  private mutating func learn(_ key: Key, _ shown: Int) -> ScreenStep {
    let last = deck.examples.count - 1
    switch key {
    case .right, .character(" "), .down: phase = .learning(min(last, shown + 1))
    case .left, .up, .backspace: phase = .learning(max(0, shown - 1))
    case .home: phase = .learning(0)
    case .end: phase = .learning(last)
    case .enter:
      phase = .judging
      showsExamples = false
    default: return .wait
    }
    return .draw
  }

  private mutating func judge(_ key: Key) -> ScreenStep {
    switch key {
    case .left, .character("n"), .character("N"): return answer(false)
    case .right, .character("a"), .character("A"): return answer(true)
    case .character("u"), .backspace:
      guard answers.popLast() != nil else {
        phase = .learning(deck.examples.count - 1)
        return .draw
      }
      return .draw
    case .enter where isComplete: return .keep
    default: return .wait
    }
  }

  private mutating func answer(_ isAbnormal: Bool) -> ScreenStep {
    guard !isComplete else { return .wait }
    answers.append(isAbnormal)
    return .draw
  }

  private mutating func take(_ mouse: MouseEvent) -> ScreenStep {
    if case .learning(let shown) = phase {
      switch mouse.kind {
      case .scrollDown: return learn(.right, shown)
      case .scrollUp: return learn(.left, shown)
      case .press where mouse.button == .left: return shown + 1 < deck.examples.count ? learn(.right, shown) : .wait
      default: return .wait
      }
    }
    guard case .press = mouse.kind, mouse.button == .left, let window, mouse.row >= window.rows - 3 else {
      return .wait
    }
    return isComplete ? .wait : answer(mouse.column >= window.columns / 2)
  }

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    guard isKept, isComplete else {
      let judged = answers.isEmpty ? "" : " after \(counted(answers.count, "beat"))"
      return MessageOutcome(message: "left the duel\(judged): nothing is kept, and nothing is told")
    }
    return try makeOutcome(&bench, answers)
  }

  // MARK: The picture

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    guard rows >= 12, appearance.width >= 40 else {
      return [
        StyledText("the duel needs a window of 40 × 12", .warning), StyledText("make it larger, or leave with Esc"),
      ]
    }
    var lines = [heading]
    let below = 3
    // Title line none; axis, tick labels and a legend line are the chart's own.
    let height = max(4, rows - lines.count - below - (showsExamples ? 3 : 2))
    lines += chart(height, appearance).picture(appearance).lines.prefix(max(0, rows - lines.count - below))
    lines += [StyledText](repeating: StyledText(""), count: max(0, rows - below - lines.count))
    return lines + foot(appearance)
  }

  private var heading: StyledText {
    let title = StyledText("duel", .heading, bold: true)
    switch phase {
    case .learning(let shown):
      return title + StyledText("  normal beat \(shown + 1) of \(deck.examples.count)", .good)
        + StyledText("  what do they have in common?", .muted)
    case .judging where isComplete: return title + StyledText("  all \(deck.questions.count) beats are judged")
    case .judging:
      return title + StyledText("  beat \(answers.count + 1) of \(deck.questions.count)", .strong, bold: true)
        + StyledText("  normal or abnormal?", .muted)
    }
  }

  private func chart(_ height: Int, _ appearance: Appearance) -> LineChart {
    var chart = deck.chart("")
    chart.height = height
    let name = showsExamples ? "this beat" : ""
    switch phase {
    case .learning(let shown): chart.add(deck.examples[shown], name, .good)
    // The last one stays when all are judged.
    case .judging: chart.add(deck.questions[min(answers.count, deck.questions.count - 1)].values, name, .series(0))
    }
    var shown = chart.chart
    shown.title = nil
    if showsExamples {
      let room = (chart.scale.upperBound - chart.scale.lowerBound) / Double(height)
      shown.series.insert(examples(around: shown.series.first?.ys ?? [], room, appearance), at: 0)
    }
    return shown
  }

  /// The normal beats as dots that keep off the curve in front of them, which is lost among ten others otherwise: a cell
  /// has one colour, and a letter hides the line under it.
  private func examples(around front: [Double], _ room: Double, _ appearance: Appearance) -> Series {
    let points = deck.examples.flatMap { example in
      example.enumerated().compactMap { point, value -> (x: Double, y: Double)? in
        let (x, y) = (Double(point + 1), Double(value))
        guard front.indices.contains(point) else { return (x, y) }
        let near = front[max(0, point - 2)...min(front.count - 1, point + 2)]
        return y < (near.min() ?? 0) - room || y > (near.max() ?? 0) + room ? (x, y) : nil
      }
    }
    var dots = Series(
      name: "ten normal beats", points: points, ink: .muted, style: .scatter)
    if appearance.glyphs == .ascii {
      dots.marker = "."
    } else if appearance.color == .none {
      dots.marker = "·"
    }
    return dots
  }

  /// Answers so far, what can be chosen, and the keys.
  private func foot(_ appearance: Appearance) -> [StyledText] {
    [progress(appearance), choices(appearance), keys(appearance)]
  }

  private func progress(_ appearance: Appearance) -> StyledText {
    guard phase == .judging else { return StyledText("") }
    let open = appearance.glyphs == .ascii ? "." : "·"
    return answers.reduce(into: StyledText("so far ", .muted)) { line, isAbnormal in
      line += StyledText(isAbnormal ? "a" : "n", isAbnormal ? .bad : .good, bold: true)
    } + StyledText(String(repeating: open, count: deck.questions.count - answers.count), .muted)
      + StyledText("  \(answers.count { $0 }) abnormal", .muted)
  }

  private func choices(_ appearance: Appearance) -> StyledText {
    guard phase == .judging else { return StyledText("") }
    guard !isComplete else {
      return isWarned
        ? StyledText("\(answers.count) answers are not scored: Enter scores them, q again leaves", .warning)
        : StyledText("")
    }
    let half = appearance.width / 2
    let arrows = appearance.glyphs == .ascii ? ("<", ">") : ("◀", "▶")
    let left = StyledText(" \(arrows.0) n  normal", .good, bold: true).padded(to: half)
    return left + StyledText("a  abnormal \(arrows.1) ", .bad, bold: true).padded(to: half, alignment: .right)
  }

  private func keys(_ appearance: Appearance) -> StyledText {
    let keys: [(String, String)] =
      switch phase {
      case .learning:
        [("Esc", "leave"), ("Enter", "begin to judge"), ("←→", "next, back"), ("Tab", "all ten")]
      case .judging where isComplete: [("Enter", "who was right?"), ("Esc", "leave"), ("u", "take the last back")]
      case .judging: [("Esc", "leave"), ("n a", "judge"), ("u", "undo"), ("Tab", "the ten normal beats")]
      }
    return keys.reduce(into: StyledText("")) { line, key in
      let entry =
        StyledText(line.isEmpty ? "" : "  ") + StyledText(key.0, .strong, bold: true) + StyledText(" \(key.1)", .muted)
      if line.width + entry.width <= appearance.width { line += entry }
    }
  }
}
