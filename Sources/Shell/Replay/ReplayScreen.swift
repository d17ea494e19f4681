import LineEditing
import TerminalGraphics
import Workbench

/// The last training under the arrow keys: every epoch is a picture.
package struct ReplayScreen: ScreenMode {
  package let replay: Replay
  /// The place of the shown epoch among those that were kept.
  private(set) var place: Int
  /// What is to be seen of it.
  package private(set) var frame: ReplayFrame
  /// Which beats are shown in full.
  private(set) var pair = 0
  package private(set) var isPlaying = false
  package private(set) var speed: Int
  /// A number being typed.
  package private(set) var typed = ""
  /// What the last key did, or could not do.
  package private(set) var message: String?
  package private(set) var marked: Int?
  private var window: TerminalSize?
  private var isHeld = false
  /// Epochs that are due and not whole yet.
  private var due = 0.0
  /// Seconds for which the picture rests on a moment.
  private var rest = 0.0

  /// Epochs a second.
  static let speeds = [1, 2, 4, 8, 16, 32, 64, 128]
  /// How long a whole training is to take at first, in seconds, without the rests.
  private static let length = 6
  /// How long playing rests on what happens at once, in seconds.
  private static let restLength = 1.2

  /// At an epoch, or at the first one.
  package init(_ replay: Replay, at epoch: Int? = nil) {
    self.replay = replay
    place = epoch.map(replay.place) ?? 0
    frame = replay.frame(at: place, pair: 0)
    marked = replay.marked
    let wanted = replay.epochs.count / Self.length
    speed = Self.speeds.first { $0 >= wanted } ?? 128
  }

  var figures: EpochFigures { replay.epochs[place] }
  package var epoch: Int { figures.epoch }

  // MARK: Time

  package var pulse: Double? { isPlaying ? max(1.0 / 30, 1 / Double(speed)) : nil }

  package mutating func tick(_ elapsed: Double) -> ScreenStep {
    guard isPlaying else { return .wait }
    if rest > 0 {
      rest -= elapsed
      return .wait
    }
    due += elapsed * Double(speed)
    let steps = Int(due)
    guard steps > 0 else { return .wait }
    due -= Double(steps)
    // No moment is jumped over, however fast it plays.
    for _ in 0..<steps where place < replay.epochs.count - 1 {
      place += 1
      if restsHere {
        (rest, due) = (Self.restLength, 0)
        break
      }
    }
    if place == replay.epochs.count - 1 { isPlaying = false }
    look()
    return .draw
  }

  /// Whether something happens at the shown epoch that a person should have time to read.
  private var restsHere: Bool {
    let before = place > 0 ? replay.epochs[place - 1].epoch : 0
    return replay.mainMoments.contains { $0.epoch > before && $0.epoch <= epoch }
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

  private mutating func take(_ key: Key) -> ScreenStep {
    message = nil
    if !typed.isEmpty { return continueNumber(key) }
    switch key {
    case .left: move(-1)
    case .right: move(1)
    case .shiftLeft, .pageUp, .down: move(-10)
    case .shiftRight, .pageDown, .up: move(10)
    case .home: show(0)
    case .end: show(replay.epochs.count - 1)
    case .tab: turn(1)
    case .backTab: turn(-1)
    case .enter, .escape: return .leave
    case .character(let character): return take(character)
    default: return .wait
    }
    return .draw
  }

  private mutating func take(_ character: Character) -> ScreenStep {
    switch character {
    case " ": play()
    case "+", "=": change(speed: 1)
    case "-", "_": change(speed: -1)
    case "n": toMoment(momentEpochs.first { $0 > epoch })
    case "p", "N": toMoment(momentEpochs.last { $0 < epoch })
    case "b": toMoment(replay.moments.first { $0.kind == .best }?.epoch)
    case "e": mark()
    case "k": return .keep
    case "q": return .leave
    case "0"..."9": typed = String(character)
    default: return .wait
    }
    return .draw
  }

  private mutating func continueNumber(_ key: Key) -> ScreenStep {
    switch key {
    case .character(let character) where typed.count < 9 && character.isASCII && character.isNumber:
      typed.append(character)
    case .backspace: typed.removeLast()
    case .escape: typed = ""
    case .enter:
      jump(to: Int(typed) ?? 0)
      typed = ""
    default: return .wait
    }
    return .draw
  }

  /// A press on the losses shows the epoch there, and as long as the button is down it follows.
  private mutating func take(_ mouse: MouseEvent) -> ScreenStep {
    guard let window else { return .wait }
    let picture = ReplayPicture(self, Appearance(width: window.columns), rows: window.rows)
    switch mouse.kind {
    case .press where mouse.button == .left: isHeld = picture.lossRows.contains(mouse.row)
    case .drag: break
    case .scrollUp: return take(Key.left)
    case .scrollDown: return take(Key.right)
    case .press, .release:
      isHeld = false
      return .wait
    }
    guard isHeld else { return .wait }
    (message, typed) = (nil, "")
    show(replay.place(of: Int(picture.epoch(atColumn: mouse.column).rounded())))
    return .draw
  }

  // MARK: What they do

  private mutating func look() { frame = replay.frame(at: place, pair: pair) }

  private mutating func show(_ place: Int) {
    (isPlaying, due, rest) = (false, 0, 0)
    self.place = min(max(0, place), replay.epochs.count - 1)
    look()
  }

  private mutating func move(_ steps: Int) { show(place + steps) }

  private mutating func jump(to wanted: Int) {
    let last = replay.reports.last?.epoch ?? 0
    guard (1...max(1, last)).contains(wanted) else {
      message = "there is no epoch \(wanted); there are 1 to \(last)"
      return
    }
    show(replay.place(of: wanted))
    if epoch != wanted { message = "epoch \(wanted) was not kept; this is the nearest that was" }
  }

  private mutating func play() {
    if !isPlaying, place == replay.epochs.count - 1 { show(0) }
    isPlaying.toggle()
    (due, rest) = (0, 0)
  }

  private mutating func change(speed steps: Int) {
    let now = Self.speeds.firstIndex(of: speed) ?? 0
    speed = Self.speeds[min(max(0, now + steps), Self.speeds.count - 1)]
    message = "\(counted(speed, "epoch")) a second"
  }

  /// The epochs at which something happens, or begins.
  private var momentEpochs: [Int] { Set(replay.mainMoments.map(\.epoch)).sorted() }

  /// To where something happens.
  private mutating func toMoment(_ epoch: Int?) {
    guard let epoch else {
      message =
        replay.moments.isEmpty ? "nothing that has a name happens in this training" : "nothing more in this direction"
      return
    }
    show(replay.place(of: epoch))
  }

  private mutating func turn(_ steps: Int) {
    guard replay.pairs.count > 1 else {
      message = "there are no other beats to show"
      return
    }
    pair = (pair + steps + replay.pairs.count) % replay.pairs.count
    look()
  }

  private mutating func mark() {
    if marked == epoch {
      marked = nil
      message = "no epoch is marked"
    } else {
      marked = epoch
      message = "epoch \(epoch) is marked; \"k\" keeps it now, \"replay keep\" later"
    }
  }

  // MARK: The end

  package func finish(isKept: Bool, context: inout CommandContext) throws -> any Outcome {
    context.bench.mark(marked)
    guard isKept else {
      let hint = marked.map { "epoch \($0) is marked: \"replay keep\" makes its network the detector" }
      return MessageOutcome(message: hint ?? "the detector is as it was, the network of epoch \(replay.currentEpoch)")
    }
    let kept = try context.bench.keep(epoch)
    return try KeptEpochOutcome(kept, context.bench, equivalent: "replay keep \(epoch)")
  }

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    ReplayPicture(self, appearance, rows: rows).lines
  }
}
