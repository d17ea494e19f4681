import Judging
import LineEditing
import TerminalGraphics
import Views
import Workbench

/// The threshold as a lever on a full screen: keys move it, and every figure moves with it.
package struct ThresholdLever: ScreenMode {
  /// Labelled beats that can be looked at while choosing.
  struct Board {
    let scores: LabelledScores
    let histogram: ErrorHistogram
    let curves: DetectionCurves
    /// Distinct errors, smallest first: the places where a verdict changes.
    let places: [Float]

    init(_ scores: LabelledScores, threshold: Float) {
      self.scores = scores
      histogram = ErrorHistogram(scores, including: Double(threshold))
      curves = DetectionCurves(scores)
      places = Set(scores.scores.filter(\.isFinite)).sorted()
    }
  }

  /// What can be looked at: the validation beats first, where there are labelled ones.
  private let boards: [Board]
  private let training: [Float]
  /// The threshold as it was.
  let original: AppliedThreshold
  private var shown = 0
  private(set) var value: Float
  /// The policy that led to the value; a value set by hand has none.
  private var policy: ThresholdPolicy?
  private var number = TypedNumber("0123456789.eE-+%", most: 16)
  /// What the last key could not do.
  private(set) var message: String?
  /// In a window too narrow for both curves: which one is shown.
  private(set) var prefersPrecisionRecall = false
  /// The window, without which a place of the mouse means nothing.
  private var window: TerminalSize?
  private var hold = MouseHold()
  /// Prices of a false alarm and a miss for the key `c`.
  private let prices: (falsePositive: Double, falseNegative: Double)

  /// `nil` without labelled beats of both kinds to look at.
  package init?(_ detector: TrainedDetector) {
    let value = detector.threshold.value
    boards = ThresholdChoice.Basis.allCases.compactMap { basis in
      (try? detector.labelledScores(on: basis)).map { Board($0, threshold: value) }
    }
    guard !boards.isEmpty else { return nil }
    training = detector.scores.training
    original = detector.threshold
    self.value = value
    if case .value = original.choice.policy { policy = nil } else { policy = original.choice.policy }
    if case .cost(let alarm, let miss) = original.choice.policy { prices = (alarm, miss) } else { prices = (1, 20) }
  }

  var typed: String { number.text }
  var board: Board { boards[shown] }
  var canSwitch: Bool { boards.count > 1 }
  var confusion: Confusion { board.scores.confusion(value) }
  var costText: String { "\(plain(prices.falsePositive)):\(plain(prices.falseNegative))" }

  /// The choice as it would be kept.
  var choice: ThresholdChoice {
    if value == original.value, policy == original.choice.policy { return original.choice }
    guard let policy else {
      // The shortest decimal that reads back as the same Float, so that a recipe says 0.0072.
      return ThresholdChoice(.value(Double(value.description) ?? Double(value)), on: board.scores.basis)
    }
    return ThresholdChoice(policy, on: policy.needsLabels ? board.scores.basis : .validation)
  }

  /// One press of an arrow: a round number, so that the threshold stays one.
  var step: Double {
    let range = board.histogram.range
    return roundStep((range.upperBound - range.lowerBound) / 150)
  }

  /// As low as the threshold goes: 0, or below all scores where some are negative.
  private var lowest: Double {
    min(board.histogram.range.lowerBound, board.places.first.map { Double($0.nextDown) } ?? 0, 0)
  }

  // MARK: Keys

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    switch event {
    case .key(let key): return take(key)
    case .mouse(let mouse): return take(mouse)
    case .resize(let size):
      window = size
      return .draw
    case .interrupt, .endOfInput: return .wait
    }
  }

  /// A press in the histogram takes the threshold there, and as long as the button is down it follows.
  private mutating func take(_ mouse: MouseEvent) -> ScreenStep {
    guard let window else { return .wait }
    let picture = LeverPicture(self, Appearance(width: window.columns), rows: window.rows)
    switch hold.take(mouse, in: picture.histogramRows) {
    case .wheel(let up): return take(up ? Key.right : Key.left)
    case .nothing: return .wait
    case .column(let column):
      message = nil
      number.clear()
      set(Float(max(lowest, (picture.threshold(atColumn: column) / step).rounded() * step)))
      return .draw
    }
  }

  private mutating func take(_ key: Key) -> ScreenStep {
    message = nil
    if !number.isEmpty { return continueNumber(key) }
    switch key {
    case .left: move(-1)
    case .right: move(1)
    case .shiftLeft, .pageDown: move(-10)
    case .shiftRight, .pageUp: move(10)
    case .up: toNextBeat(up: true)
    case .down: toNextBeat(up: false)
    case .home: set(Float(lowest))
    case .end: set(Float(board.histogram.range.upperBound))
    case .tab, .backTab: switchBoard()
    case .enter: return .keep
    case .escape: return .leave
    case .character(let character): return take(character)
    default: return .wait
    }
    return .draw
  }

  private mutating func take(_ character: Character) -> ScreenStep {
    switch character {
    case "a": choose(.best(.accuracy))
    case "f": choose(.best(.f1))
    case "2": choose(.best(.f2))
    case "p": choose(.percentile(95))
    case "s": choose(.sigma(3))
    case "c": choose(.cost(falsePositive: prices.falsePositive, falseNegative: prices.falseNegative))
    case "r": prefersPrecisionRecall.toggle()
    case "b": switchBoard()
    case "q": return .leave
    case ".", "0"..."9": number.begin(character)
    default: return .wait
    }
    return .draw
  }

  private mutating func continueNumber(_ key: Key) -> ScreenStep {
    switch number.take(key) {
    case .changed: break
    case .ignored: return .wait
    case .entered(let text):
      if let number = decimal(text), number >= 0, Float(number).isFinite {
        set(Float(number))
      } else {
        message = "\"\(text)\" is not a threshold; a number from 0 is one"
      }
    }
    return .draw
  }

  private mutating func set(_ new: Float) {
    value = new
    policy = nil
  }

  /// By so many steps, to whole multiples of a step, from the lowest to the end of the picture.
  private mutating func move(_ steps: Int) {
    let place = Double(value) / step
    // Half a millionth, because 0.0072 as a Float is not quite 36 times 0.0002.
    let whole = steps > 0 ? (place + 1e-5).rounded(.down) : (place - 1e-5).rounded(.up)
    let limit = max(board.histogram.range.upperBound, Double(value))
    set(Float(min(max(lowest, (whole + Double(steps)) * step), limit)))
  }

  /// To where just one more verdict changes (more, if beats have the very same error).
  private mutating func toNextBeat(up: Bool) {
    let places = board.places
    if up {
      if let next = places.first(where: { $0 > value }) { set(next) }
    } else if let place = places.last(where: { $0 <= value }) {
      set(places.last { $0 < place } ?? place.nextDown)
    }
    if Double(value) < lowest { set(Float(lowest)) }
  }

  private mutating func switchBoard() {
    guard canSwitch else {
      message = "there are only the \(board.scores.basis.rawValue) beats to look at"
      return
    }
    shown = (shown + 1) % boards.count
    // A policy that chose on other beats is not this value's any more.
    if policy?.needsLabels == true, value != original.value { policy = nil }
  }

  private mutating func choose(_ policy: ThresholdPolicy) {
    guard let threshold = board.scores.threshold(policy, training: training) else {
      message = "\"\(policy)\" finds no threshold on these beats"
      return
    }
    value = threshold
    self.policy = policy
  }

  // MARK: The end

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    guard isKept, value != original.value || choice != original.choice else {
      return MessageOutcome(
        message: "left as it was: threshold \(errorFigure(Double(original.value))), \(original.choice.text)")
    }
    try bench.choose(choice)
    // A transcript must say what was chosen, not that a lever was moved.
    return try ThresholdOutcome(bench, equivalent: choice.command)
  }

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    LeverPicture(self, appearance, rows: rows).lines
  }
}

/// The nearest of 1, 2 and 5 times a power of ten at or below a value.
func roundStep(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 0.001 }
  var power = 1.0
  while power > value, power > 1e-30 { power /= 10 }
  while power * 10 <= value, power < 1e30 { power *= 10 }
  return value >= power * 5 ? power * 5 : value >= power * 2 ? power * 2 : power
}
