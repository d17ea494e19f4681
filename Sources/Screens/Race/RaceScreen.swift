import LineEditing
import TerminalGraphics
import Views
import Workbench

/// When the truth about a row is shown.
enum RaceTruth: String, CaseIterable, Sendable {
  /// With the row, before any verdict.
  case now
  /// With the verdict.
  case after
  /// When the race is over.
  case end

  var text: String {
    switch self {
    case .now: "at once"
    case .after: "after the verdict"
    case .end: "at the end"
    }
  }
}

/// The race on a full screen: rows go by, and each lane has a heap of what it calls abnormal and one of what it calls
/// normal.
package struct RaceScreen: ScreenMode {
  private(set) var entry: RaceEntry
  private(set) var isRunning = true
  /// Rows a second.
  package private(set) var speed: Double
  private(set) var truth = RaceTruth.after
  /// The lane whose threshold the arrows move.
  package private(set) var lane = 0
  /// The row that is looked at closely, as a place in the order; the race stands still meanwhile.
  package private(set) var inspected: Int?
  /// What the last key could not do.
  package private(set) var message: String?
  /// The part of a row that is due already.
  private var due = 0.0
  private var window = TerminalSize(columns: 80, rows: 24)

  /// Rows a second that the keys + and - choose from.
  static let speeds: [Double] = [1, 2, 5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_000, 10_000]

  package init(_ entry: RaceEntry, speed: Double) {
    self.entry = entry
    self.speed = speed
  }

  package var race: Race { entry.race }
  /// Whether right and wrong can be told by now.
  var showsTruth: Bool { truth != .end || race.isFinished }

  // MARK: Time

  package var pulse: Double? {
    isRunning && inspected == nil && !race.isFinished ? max(ScreenRunner.frame, 1 / speed) : nil
  }

  package mutating func tick(_ elapsed: Double) -> ScreenStep {
    // A hair more, because thirty thirtieths of a second are a little less than one.
    due += elapsed * speed + 1e-9
    let rows = Int(min(due, Double(race.field.count)))
    guard rows > 0 else { return .wait }
    due -= Double(rows)
    entry.race.advance(rows)
    return .draw
  }

  // MARK: Keys and mouse

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    switch event {
    case .key(let key):
      message = nil
      return inspected.map { takeWhileLooking(key, at: $0) } ?? take(key)
    case .mouse(let mouse): return take(mouse)
    case .resize(let size):
      window = size
      return .draw
    case .interrupt, .endOfInput: return .wait
    }
  }

  private mutating func take(_ key: Key) -> ScreenStep {
    switch key {
    case .up: lane = (lane + race.lanes.count - 1) % race.lanes.count
    case .down, .tab: lane = (lane + 1) % race.lanes.count
    case .left: entry.race.moveThreshold(of: lane, byThousandths: -5)
    case .right: entry.race.moveThreshold(of: lane, byThousandths: 5)
    case .shiftLeft, .pageDown: entry.race.moveThreshold(of: lane, byThousandths: -50)
    case .shiftRight, .pageUp: entry.race.moveThreshold(of: lane, byThousandths: 50)
    case .enter: return inspect(race.position - 1)
    case .escape: return .leave
    case .character(let character): return take(character)
    default: return .wait
    }
    return .draw
  }

  private mutating func take(_ character: Character) -> ScreenStep {
    switch character {
    case " ":
      if race.isFinished { restart() } else { isRunning.toggle() }
    case ".":
      isRunning = false
      entry.race.advance(1)
    case "+", "=": speed = Self.speeds.first { $0 > speed } ?? speed
    case "-", "_": speed = Self.speeds.last { $0 < speed } ?? speed
    case "t": truth = RaceTruth.allCases[((RaceTruth.allCases.firstIndex(of: truth) ?? 0) + 1) % 3]
    case "l":
      guard race.field.labels.count > 1 else {
        message = "these \(entry.noun.plural) have only their true labels"
        return .draw
      }
      entry.race.judge(by: (race.labelling + 1) % race.field.labels.count)
    case "0": entry.race.setThreshold(race.lanes[lane].threshold, of: lane)
    case "s": entry.race.finish()
    case "r": restart()
    case "q": return .keep
    default: return .wait
    }
    return .draw
  }

  private mutating func restart() {
    entry.race.restart()
    (due, isRunning) = (0, true)
  }

  private mutating func inspect(_ place: Int) -> ScreenStep {
    guard race.field.order.indices.contains(place), place < race.position else {
      message = "no \(entry.noun.singular) has gone by yet"
      return .draw
    }
    inspected = place
    return .draw
  }

  private mutating func takeWhileLooking(_ key: Key, at place: Int) -> ScreenStep {
    switch key {
    case .up, .left: inspected = max(0, place - 1)
    case .down, .right: inspected = min(race.position - 1, place + 1)
    case .pageUp: inspected = max(0, place - 100)
    case .pageDown: inspected = min(race.position - 1, place + 100)
    case .home: inspected = 0
    case .end: inspected = race.position - 1
    case .enter, .escape, .character("q"), .character(" "): inspected = nil
    case .character("n"), .character("p"):
      let isForward = key == .character("n")
      guard let next = nextDisputed(from: place, forward: isForward) else {
        message = "no \(isForward ? "later" : "earlier") \(entry.noun.singular) on which the lanes differ"
        return .draw
      }
      inspected = next
    case .character("l"): return take(key)
    default: return .wait
    }
    return .draw
  }

  /// The next row, or the one before, about which the lanes differ.
  private func nextDisputed(from place: Int, forward: Bool) -> Int? {
    let differ = { (place: Int) -> Bool in
      let row = race.field.order[place]
      return Set(race.lanes.indices.map { race.flags($0, row: row) }).count > 1
    }
    return forward
      ? (place + 1..<max(place + 1, race.position)).first(where: differ) : (0..<place).last(where: differ)
  }

  /// A click on a row that has gone by looks at it, one on a lane chooses it; the wheel moves its threshold.
  private mutating func take(_ mouse: MouseEvent) -> ScreenStep {
    message = nil
    guard inspected == nil else {
      if mouse.kind == .press { inspected = nil }
      return mouse.kind == .press ? .draw : .wait
    }
    let picture = RacePicture(self, Appearance(width: window.columns), rows: window.rows)
    switch mouse.kind {
    case .scrollUp: return take(Key.right)
    case .scrollDown: return take(Key.left)
    case .press:
      if let place = picture.place(atRow: mouse.row) { return inspect(place) }
      guard let index = picture.lane(atRow: mouse.row) else { return .wait }
      lane = index
      return .draw
    case .release, .drag: return .wait
    }
  }

  // MARK: The end

  package func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
    RacePicture(self, appearance, rows: rows).lines
  }

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    RaceOutcome(entry, isComplete: race.isFinished)
  }
}
