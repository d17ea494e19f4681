import Lessons
import TerminalGraphics

/// A guess and the truth on one scale.
package struct GuessScale {
  let record: GuessRecord
  private let target: GuessTarget?

  init(_ record: GuessRecord) {
    self.record = record
    target = GuessTarget.named(record.name)
  }

  /// A number with the digits of its kind.
  package static func figure(_ value: Double, _ target: GuessTarget?) -> String {
    guard let target else { return NumberText.short(value) }
    if target.isCount, let whole = Int(exactly: value) { return grouped(whole) }
    return target.isShare || target.name == "gain" ? ratio(value) : errorFigure(value)
  }

  private func figure(_ value: Double) -> String { Self.figure(value, target) }

  var heading: StyledText {
    let guessed =
      record.isPoint ? figure(record.low) : "\(figure(record.low)) to \(figure(record.high))"
    let line =
      StyledText(target?.phrase ?? record.name, .strong, bold: true)
      + StyledText("  you guessed \(guessed)", .series(1))
      + StyledText("  it is \(figure(record.truth))", .accent)
    return line + StyledText("  \(verdict)", record.isHit ? .good : .muted)
  }

  private var verdict: String {
    if !record.isPoint { return record.isHit ? "inside" : record.truth > record.high ? "above" : "below" }
    if figure(record.low) == figure(record.truth) { return "exactly" }
    return "\(figure(abs(record.low - record.truth))) too \(record.low > record.truth ? "high" : "low")"
  }

  /// The scale: `0.90 ├────○━━━●───┤ 1.00`
  func line(_ appearance: Appearance) -> StyledText {
    let isASCII = appearance.glyphs == .ascii
    let (low, high) = ends
    let (left, right) = (figure(low) + " ", " " + figure(high))
    let room = max(10, min(appearance.width, 88) - left.count - right.count - 4)
    func cell(_ value: Double) -> Int {
      min(max(Int(((value - low) / (high - low) * Double(room - 1)).rounded()), 0), room - 1)
    }
    var cells = [(String, Ink)](repeating: (isASCII ? "-" : "─", .muted), count: room)
    let marks = [cell(record.low), cell(record.high), cell(record.truth)]
    let (first, last) = record.isPoint ? (min(marks[0], marks[2]), max(marks[0], marks[2])) : (marks[0], marks[1])
    for place in first...last { cells[place] = (isASCII ? "=" : "━", record.isPoint ? .warning : .series(1)) }
    if record.isPoint {
      cells[marks[0]] = (isASCII ? "o" : "○", .series(1))
    } else {
      cells[marks[0]] = (isASCII ? "[" : "┣", .series(1))
      cells[marks[1]] = (isASCII ? "]" : "┫", .series(1))
    }
    cells[marks[2]] = (isASCII ? "*" : "●", .accent)
    let edges = isASCII ? ("|", "|") : ("├", "┤")
    let bar = cells.reduce(into: StyledText(edges.0, .muted)) { $0.append($1.0, $1.1) } + StyledText(edges.1, .muted)
    return StyledText("  \(left)", .muted) + bar + StyledText(right, .muted)
  }

  /// Where the scale ends: half as much again on either side, within what the number can be.
  private var ends: (Double, Double) {
    let (low, high) = (min(record.low, record.truth), max(record.high, record.truth))
    let pad = max((high - low) * 0.5, abs(high) * 0.02, 1e-9)
    let isShare = target?.isShare == true
    let start = isShare || low >= 0 ? max(0, low - pad) : low - pad
    guard isShare else { return (start, high + pad) }
    return ((start * 100).rounded(.down) / 100, min(1, ((high + pad) * 100).rounded(.up) / 100))
  }
}

/// A guess was written down.
package struct GuessNotedOutcome: Outcome {
  private let guess: Guess

  package init(_ guess: Guess) { self.guess = guess }

  package func render(on page: inout Page) {
    let target = guess.target
    let range = guess.range
    let text =
      range.isPoint
      ? GuessScale.figure(range.low, target)
      : "\(GuessScale.figure(range.low, target)) to \(GuessScale.figure(range.high, target))"
    page.line(StyledText("written down: \(target.phrase), \(text)"))
  }

  private enum Key: String, CodingKey { case name, low, high }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(guess.target.name, forKey: .name)
    try container.encode(guess.range.low, forKey: .low)
    try container.encode(guess.range.high, forKey: .high)
  }
}

/// Guesses have met their truth.
package struct GuessMetOutcome: Outcome {
  let met: [GuessRecord]

  package init(_ met: [GuessRecord]) { self.met = met }

  package func render(on page: inout Page) {
    for record in met {
      let scale = GuessScale(record)
      // The page before was the command's own; a line apart they read as two.
      if page.lines.isEmpty { page.verbatim("") } else { page.blank() }
      page.line(scale.heading)
      page.append(scale.line(page.appearance))
    }
  }

  private enum Key: String, CodingKey { case met }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(met.map(Figures.init), forKey: .met)
  }

  /// A guess with what became of it.
  struct Figures: Encodable {
    let name: String
    let low, high, truth: Double
    let hit: Bool
    /// The truth less the nearest end of the guess; 0 inside a range.
    let off: Double

    init(_ record: GuessRecord) {
      (name, low, high, truth, hit) = (record.name, record.low, record.high, record.truth, record.isHit)
      off = record.truth > record.high ? record.truth - record.high : min(0, record.truth - record.low)
    }
  }
}

/// The guesses that wait, and how well calibrated all of them were so far.
package struct GuessListOutcome: Outcome {
  private let open: [Guess]
  private let met: [GuessRecord]
  private let calibration: Calibration?
  private let isKept: Bool

  package init(_ book: GuessBook, _ keeper: ScoreKeeper) {
    open = book.open
    met = book.met
    isKept = keeper.isKept
    calibration = Calibration(keeper.isKept ? keeper.guesses() : book.met)
  }

  package func render(on page: inout Page) {
    for guess in open {
      let ends = [guess.range.low, guess.range.high].map { GuessScale.figure($0, guess.target) }
      page.line(
        StyledText("\(guess.target.phrase)", .strong, bold: true)
          + StyledText("  \(guess.range.isPoint ? ends[0] : "\(ends[0]) to \(ends[1])")  not shown yet"))
    }
    for record in met.suffix(8) {
      let scale = GuessScale(record)
      page.line(scale.heading)
      page.append(scale.line(page.appearance))
    }
    guard let calibration else {
      if open.isEmpty { page.line("no guess yet; \"guess auc 0.97\", then \"evaluate\"") }
      return
    }
    page.line(StyledText("\(isKept ? "so far" : "in this session"): \(calibration.text)"))
  }

  private enum Key: String, CodingKey { case open, met, calibration }

  private struct Open: Encodable {
    let name: String
    let low, high: Double
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(
      open.map { Open(name: $0.target.name, low: $0.range.low, high: $0.range.high) }, forKey: .open)
    try container.encode(met.map(GuessMetOutcome.Figures.init), forKey: .met)
    try container.encodeIfPresent(calibration, forKey: .calibration)
  }
}
