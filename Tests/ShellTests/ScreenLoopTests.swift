import LineEditing
import Screens
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// The one loop of all screens: what is sent, when, and what ends it.
@Suite struct ScreenLoopTests {
  /// Counts what happens to it, and moves while it is told to.
  private struct Counter: ScreenMode {
    var count = 0
    var elapsed: [Double] = []
    var size: TerminalSize?
    var isMoving = false
    var pulse: Double? { isMoving ? 0.1 : nil }

    mutating func handle(_ event: InputEvent) -> ScreenStep {
      switch event {
      case .resize(let size): self.size = size
      case .key(.character("m")): isMoving.toggle()
      case .key(.character("n")): return .wait
      case .key(.enter): return .keep
      case .key(.escape): return .leave
      default: count += 1
      }
      return .draw
    }

    mutating func tick(_ elapsed: Double) -> ScreenStep {
      self.elapsed.append(elapsed)
      count += 1
      return .draw
    }

    func lines(_ appearance: Appearance, rows: Int) -> [StyledText] {
      [StyledText("head", .strong), StyledText("count \(count) of many, \(appearance.width) × \(rows)")]
    }

    func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome { SilentOutcome() }
  }

  private func run(_ screen: PlayedScreen, clock: @escaping () -> Double = { 0 }) throws -> (Counter, Bool) {
    var mode: any ScreenMode = Counter()
    let isKept = try ScreenRunner(open: { screen }, appearance: Appearance(), clock: clock).run(&mode)
    return (try #require(mode as? Counter), isKept)
  }

  @Test func onlyWhatChangedIsSent() throws {
    let screen = PlayedScreen([.up, .up, .enter], columns: 40, rows: 10)
    let (mode, isKept) = try run(screen)
    #expect(isKept && mode.count == 2 && screen.isEnded)
    #expect(screen.pictures.map { $0[1] } == (0...2).map { "count \($0) of many, 40 × 10" })
    #expect(screen.writes[1] == "\u{1B}[2;7H1")
    #expect(screen.writes[2] == "\u{1B}[2;7H2")
  }

  @Test func resizeAndControlLDrawAllOfIt() throws {
    let larger = TerminalSize(columns: 60, rows: 12)
    let screen = PlayedScreen(
      events: [.resize(larger), .key(.control("l")), .key(.character("n")), .key(.escape)], columns: 40, rows: 10)
    let (mode, isKept) = try run(screen)
    #expect(!isKept && mode.size == larger)
    #expect(screen.pictures.map { $0[1] }.last == "count 1 of many, 60 × 12")
    #expect(screen.writes.count == 3)
    #expect(screen.writes.allSatisfy { $0.hasPrefix("\u{1B}[1;1H") && $0.hasSuffix("\u{1B}[J") })
  }

  @Test func timePassesInTicksAndOnlyWhileSomethingMoves() throws {
    let plays: [PlayedScreen.Play] = [
      .event(.key(.character("m"))), .pause(12), .event(.key(.character("m"))), .event(.key(.enter)),
    ]
    let screen = PlayedScreen(plays, columns: 40, rows: 10)
    screen.isMoving = true
    let (mode, _) = try run(screen)
    #expect(mode.elapsed.count >= 3)
    #expect(mode.elapsed.allSatisfy { abs($0 - 0.1) < 0.01 })
  }

  @Test func afterAStopNothingHasMovedOn() throws {
    var now = 0.0
    let screen = PlayedScreen([.event(.key(.character("m"))), .pause(4), .event(.interrupt)], columns: 40, rows: 10)
    screen.isMoving = true
    let (mode, isKept) = try run(
      screen,
      clock: {
        now += 100
        return now
      })
    #expect(!isKept)
    #expect(!mode.elapsed.isEmpty && mode.elapsed.allSatisfy { $0 == ScreenRunner.longestTick })
  }

  @Test func aBurstOfKeysIsNotABurstOfPictures() throws {
    let keys = Array(repeating: InputEvent.key(.up), count: 500)
    let screen = PlayedScreen(events: keys + [.key(.enter)], columns: 40, rows: 10)
    screen.isMoving = true
    var now = 0.0
    let (mode, _) = try run(
      screen,
      clock: {
        now += 0.001
        return now
      })
    #expect(mode.count == 500)
    // Every look at the clock takes a millisecond, and each round looks once or twice.
    #expect((10...60).contains(screen.writes.count))
  }

  /// A terminal at the end of a slow line: each picture takes half a second, while a key comes every millisecond.
  private final class SlowScreen: Screen {
    let size = TerminalSize(columns: 40, rows: 10)
    var keys: Int
    var now = 0.0
    var pictures = 0

    init(keys: Int) { self.keys = keys }

    func write(_ text: String) { (pictures, now) = (pictures + 1, now + 0.5) }

    func nextEvent(timeout: Int?) -> InputEvent? {
      (keys, now) = (keys - 1, now + 0.001)
      return .key(keys < 0 ? .enter : .up)
    }

    func end() {}
  }

  @Test func aSlowTerminalGetsFewerPicturesAndNotLaterOnes() throws {
    let screen = SlowScreen(keys: 300)
    var mode: any ScreenMode = Counter()
    let runner = ScreenRunner(open: { screen }, appearance: Appearance(), clock: { screen.now })
    #expect(try runner.run(&mode))
    #expect((mode as? Counter)?.count == 300)
    // One picture for all the keys of a frame, however long the one before took.
    #expect((8...11).contains(screen.pictures))
  }

  @Test func theEndOfTheTerminalEndsIt() throws {
    #expect(try run(PlayedScreen(events: [.endOfInput], columns: 40, rows: 10)).1 == false)
  }

  @Test func noControlSequenceWithoutColor() {
    var painter = ScreenPainter()
    let size = TerminalSize(columns: 20, rows: 3)
    let styled: [StyledText] = [StyledText("warm", .bad) + StyledText(" cold", .good, bold: true)]
    #expect(!painter.paint(styled, on: size, Appearance(width: 20)).contains("m" + "\u{1B}"))
    #expect(painter.paint(styled, on: size, Appearance(width: 20)).isEmpty)
    let ascii = painter.paint(["→ 3 × 4 ▓"], on: size, Appearance(width: 20, glyphs: .ascii))
    #expect(ascii.utf8.allSatisfy { $0 < 128 })
  }

  /// Whatever came before, a screen that got only the changes shows what one shows that got the whole picture.
  @Test func changesLeadToThePicture() {
    let pieces = ["a", " ", "mm", "日本", "e\u{301}", "▓", "    ", "0123456789"]
    let size = TerminalSize(columns: 24, rows: 4)
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var painter = ScreenPainter()
    let screen = WideScreen(size)
    for _ in 0..<400 {
      let lines = (0..<random(5)).map { _ in
        (0..<random(14)).reduce(into: StyledText("")) { line, _ in
          line.append(pieces[random(pieces.count)], [.plain, .bad][random(2)])
        }
      }
      screen.write(painter.paint(lines, on: size, Appearance(width: 24, color: .ansi16)))
      let expected = (0..<size.rows).map { row in
        row < lines.count ? WideScreen.cells(lines[row].trimmed.truncated(to: 24), 24) : WideScreen.cells("", 24)
      }
      #expect(screen.cells == expected)
    }
  }
}

/// A terminal with colours and wide characters.
private final class WideScreen {
  private(set) var cells: [[String]]

  init(_ size: TerminalSize) {
    cells = Array(repeating: Array(repeating: " ", count: size.columns), count: size.rows)
  }

  /// Each column with its character and the code of its colour; the right half of a wide one is empty.
  static func cells(_ text: StyledText, _ columns: Int) -> [String] {
    var cells: [String] = []
    for run in text.runs {
      for character in run.text {
        cells.append(character == " " ? " " : "\(character)" + (run.ink == .bad ? "31" : ""))
        if character.unicodeScalars.contains(where: { (0x4e00...0x9fff).contains($0.value) }) { cells.append("") }
      }
    }
    return cells + Array(repeating: " ", count: columns - cells.count)
  }

  func write(_ text: String) {
    var (row, column, color) = (0, 0, "")
    for piece in text.split(separator: "\u{1B}[") {
      guard let end = piece.firstIndex(where: \.isLetter) else { continue }
      let numbers = piece[..<end].split(separator: ";").compactMap { Int($0) }
      switch piece[end] {
      case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
      case "m": color = numbers[0] == 0 ? "" : "\(numbers[0])"
      case "K": for place in column..<cells[row].count { cells[row][place] = " " }
      case "J":
        for place in column..<cells[row].count { cells[row][place] = " " }
        for below in cells.indices where below > row { cells[below] = cells[below].map { _ in " " } }
      default: break
      }
      for character in piece[piece.index(after: end)...] {
        cells[row][column] = character == " " ? " " : "\(character)\(color)"
        column += 1
        if character.unicodeScalars.contains(where: { (0x4e00...0x9fff).contains($0.value) }) {
          cells[row][column] = ""
          column += 1
        }
      }
    }
  }
}
