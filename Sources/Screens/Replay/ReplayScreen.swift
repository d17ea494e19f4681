import LineEditing
import TerminalGraphics
import Views
import Workbench

/// The last training under the arrow keys: every epoch is a picture.
package struct ReplayScreen: ScreenMode {
  package let replay: Replay
  /// The way through the epochs that were kept.
  private(set) var walk: StepWalk
  /// What is to be seen of the shown epoch.
  package private(set) var frame: ReplayFrame
  /// Which beats are shown in full.
  private(set) var pair = 0
  package private(set) var marked: Int?
  private var window: TerminalSize?
  private var mouse = MouseHold()
  /// Whether the keys and letters are listed instead of the epoch.
  package private(set) var showsKeys = false

  /// At an epoch, or at the first one.
  package init(_ replay: Replay, at epoch: Int? = nil) {
    self.replay = replay
    walk = StepWalk(
      replay.epochs.map(\.epoch), last: replay.reports.last?.epoch ?? 0, noun: "epoch",
      moments: replay.mainMoments.map(\.epoch), place: epoch.map(replay.place) ?? 0)
    frame = replay.frame(at: walk.place, pair: 0)
    marked = replay.marked
  }

  var figures: EpochFigures { replay.epochs[walk.place] }
  package var epoch: Int { figures.epoch }
  package var isPlaying: Bool { walk.isPlaying }
  package var speed: Int { walk.speed }
  /// A number being typed.
  package var typed: String { walk.typed.text }
  /// What the last key did, or could not do.
  package var message: String? { walk.message }

  // MARK: Time

  package var pulse: Double? { walk.pulse }

  package mutating func tick(_ elapsed: Double) -> ScreenStep {
    guard walk.tick(elapsed) else { return .wait }
    look()
    return .draw
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
    walk.message = nil
    if showsKeys {
      showsKeys = false
      return .draw
    }
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
    case .character("k"): return .keep
    case .character("b"):
      walk.toMoment(replay.moments.first { $0.kind == .best }?.epoch)
      look()
    case .character("e"): mark()
    case .character("?"):
      walk.stop()
      showsKeys = true
    default: return .wait
    }
    return .draw
  }

  /// A press on the losses shows the epoch there, and as long as the button is down it follows.
  private mutating func take(_ event: MouseEvent) -> ScreenStep {
    guard let window, !showsKeys else { return .wait }
    let picture = ReplayPicture(self, Appearance(width: window.columns), rows: window.rows)
    switch mouse.take(event, in: picture.lossRows) {
    case .wheel(let up): return take(up ? Key.left : Key.right)
    case .nothing: return .wait
    case .column(let column):
      walk.message = nil
      walk.show(replay.place(of: Int(picture.epoch(atColumn: column).rounded())))
      look()
      return .draw
    }
  }

  // MARK: What they do

  private mutating func look() { frame = replay.frame(at: walk.place, pair: pair) }

  private mutating func turn(_ steps: Int) {
    guard replay.pairs.count > 1 else {
      walk.message = "there are no other \(replay.domain.noun.plural) to show"
      return
    }
    pair = (pair + steps + replay.pairs.count) % replay.pairs.count
    look()
  }

  private mutating func mark() {
    if marked == epoch {
      marked = nil
      walk.message = "no epoch is marked"
    } else {
      marked = epoch
      walk.message =
        epoch == replay.currentEpoch
        ? "epoch \(epoch) is marked; its network is the detector already"
        : "epoch \(epoch) is marked; \"k\" keeps it now, \"replay keep\" later"
    }
  }

  // MARK: The end

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    bench.mark(marked)
    guard isKept else {
      let other = marked.flatMap { $0 == replay.currentEpoch ? nil : $0 }
      let hint = other.map { "epoch \($0) is marked: \"replay keep\" makes its network the detector" }
      return MessageOutcome(message: hint ?? "the detector is as it was, the network of epoch \(replay.currentEpoch)")
    }
    let kept = try bench.keep(epoch)
    return try KeptEpochOutcome(kept, bench, equivalent: "replay keep \(epoch)")
  }

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    ReplayPicture(self, appearance, rows: rows).lines
  }
}
