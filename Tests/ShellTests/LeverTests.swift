import Foundation
import Judging
import LineEditing
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// A trained session in which `threshold` opens a played screen.
private final class LeverShell {
  let shell: TestShell
  let session: Session
  private let screens: Screens
  private var output: Output

  final class Output { var text = "" }
  final class Screens { var next: PlayedScreen? }

  init(glyphs: Glyphs = .unicode, setup: String = "set batch-size 8; train 20") throws {
    shell = try TestShell()
    shell.run(setup)
    let output = Output()
    let screens = Screens()
    let console = Console(
      write: { output.text += $0 }, writeError: { output.text += $0 },
      appearance: { Appearance(width: 80, glyphs: glyphs) },
      openScreen: {
        guard let screen = screens.next else { throw CommandError("no screen") }
        return screen
      })
    session = Session(bench: shell.session.bench, services: shell.session.services, console: console)
    (self.output, self.screens) = (output, screens)
  }

  /// Opens the lever, plays the keys, and returns the screen.
  func play(_ keys: Key..., columns: Int = 80, rows: Int = 24) -> PlayedScreen {
    play(PlayedScreen(keys, columns: columns, rows: rows))
  }

  @discardableResult
  func play(_ screen: PlayedScreen) -> PlayedScreen {
    screens.next = screen
    output.text = ""
    session.enter("threshold")
    return screen
  }

  var printed: String { output.text }

  var threshold: AppliedThreshold {
    get throws { try session.bench.trained().threshold }
  }
}

@Suite struct LeverTests {
  @Test func arrowsMoveItAndEnterKeeps() throws {
    let lever = try LeverShell()
    let before = try lever.threshold.value
    let screen = lever.play(.right, .right, .enter)
    let after = try lever.threshold
    #expect(after.value > before)
    #expect(after.choice.text == "set by hand")
    #expect(screen.isEnded)
    #expect(screen.pictures.count == 3)
    #expect(screen.pictures[2][0].contains("threshold \(NumberText.fixed(Double(after.value), decimals: 5))"))
    #expect(lever.printed.contains("set by hand"))
    _ = lever.play(.left, .left, .enter)
    #expect(try lever.threshold.value < after.value)
  }

  @Test func escapeLeavesItAsItWas() throws {
    let lever = try LeverShell()
    let before = try lever.threshold
    let screen = lever.play(.pageUp, .end, .escape)
    #expect(try lever.threshold == before)
    #expect(screen.isEnded)
    #expect(lever.printed.contains("left as it was"))
    _ = lever.play(.right)
    #expect(try lever.threshold == before)
    _ = lever.play(.enter)
    #expect(try lever.threshold == before)
  }

  @Test func everyPictureTellsTheFiguresOfItsThreshold() throws {
    let lever = try LeverShell()
    let detector = try lever.session.bench.trained()
    let scores = try detector.labelledScores(on: .validation)
    let places = Set(scores.scores).sorted()
    let screen = lever.play(.up, .up, .down, .enter)
    let start = detector.threshold.value
    let first = try #require(places.first { $0 > start })
    #expect(try lever.threshold.value == first)
    let confusion = scores.confusion(first)
    let last = screen.pictures[3].joined(separator: "\n")
    for figure in [confusion.accuracy, confusion.precision, confusion.recall, confusion.f1, confusion.f2] {
      #expect(last.contains(NumberText.fixed(figure, decimals: 3)))
    }
    #expect(last.contains("costs \(confusion.fp) false alarm"))
  }

  @Test(arguments: [
    ("a", "best accuracy on the validation beats"), ("f", "best f1 on the validation beats"),
    ("2", "best f2 on the validation beats"), ("p", "95th percentile of the training errors"),
    ("s", "mean + 3 standard deviations of the training errors"), ("c", "least cost at 1:20 on the validation beats"),
  ]) func lettersJumpToPolicies(_ key: Character, _ choice: String) throws {
    let lever = try LeverShell()
    _ = lever.play(.right, .character(key), .enter)
    #expect(try lever.threshold.choice.text == choice)
    let kept = try lever.threshold.value
    lever.shell.run(try lever.threshold.choice.command)
    #expect(try lever.shell.session.bench.trained().threshold.value == kept)
  }

  /// The line of the threshold stands where the mouse is, within a column.
  @Test(arguments: [(60, 20), (80, 24), (160, 50), (40, 18)])
  func theMouseTakesIt(_ columns: Int, _ rows: Int) throws {
    let lever = try LeverShell()
    let row = 5
    let places = [columns / 3, columns / 2, columns * 3 / 4]
    let events: [InputEvent] =
      [.mouse(MouseEvent(.press, column: places[0], row: row))]
      + places.dropFirst().map { .mouse(MouseEvent(.drag, column: $0, row: rows - 1)) }
    let end: [InputEvent] = [
      .mouse(MouseEvent(.release, column: 0, row: row)), .mouse(MouseEvent(.drag, column: 9, row: row)), .key(.enter),
    ]
    let screen = lever.play(PlayedScreen(events: events + end, columns: columns, rows: rows))
    #expect(screen.pictures.count == 1 + places.count)
    for (picture, place) in zip(screen.pictures.dropFirst(), places) {
      let line = Array(picture[row])
      let columns = line.indices.filter { ["⠅", "⠨"].contains(line[$0]) }
      #expect(columns.contains { abs($0 - place) <= 1 }, "\(place): \(picture[row])")
    }
    let kept = try lever.threshold
    #expect(kept.choice.text == "set by hand")
    // A round number, as the arrows give.
    #expect("\(kept.value)".count <= 7)
    let outside = PlayedScreen(
      events: [.mouse(MouseEvent(.press, column: 30, row: 0)), .mouse(MouseEvent(.drag, column: 40, row: row))],
      columns: columns, rows: rows)
    #expect(lever.play(outside).pictures.count == 1)
    #expect(try lever.threshold == kept)
  }

  @Test func aNumberCanBeTyped() throws {
    let lever = try LeverShell()
    _ = lever.play(
      .character("0"), .character("."), .character("0"), .character("3"), .backspace, .character("2"), .enter, .enter)
    #expect(try lever.threshold.value == 0.02)
    #expect(try lever.threshold.choice.command == "threshold 0.02")
    let screen = lever.play(.character("1"), .character("e"), .enter, .escape)
    #expect(screen.pictures[3].joined().contains("\"1e\" is not a threshold"))
    #expect(try lever.threshold.value == 0.02)
    _ = lever.play(.character("9"), .escape, .enter)
    #expect(try lever.threshold.value == 0.02)
  }

  @Test func choosingOnTheTestBeatsIsCalledPeeking() throws {
    let lever = try LeverShell()
    let screen = lever.play(.tab, .right, .enter)
    #expect(screen.pictures[0][1].contains("validation beats: choosing here is honest"))
    #expect(screen.pictures[1][1].contains("test beats: choosing here is peeking"))
    #expect(try lever.threshold.choice.isOptimistic)
    #expect(lever.printed.contains("optimistic"))
    #expect(try lever.session.bench.evaluate().optimistic)
    #expect(try lever.threshold.choice.command.hasSuffix(" --on test"))
  }

  @Test func withoutValidationBeatsThereAreOnlyTheTestBeats() throws {
    let lever = try LeverShell(setup: "set validation 0%; train 5")
    let screen = lever.play(.tab, .escape)
    #expect(screen.pictures[0][1].contains("peeking"))
    #expect(screen.pictures[1].joined().contains("there are only the test beats"))
  }

  @Test(arguments: [(60, 20), (80, 24), (160, 50), (40, 12), (30, 8), (62, 30), (100, 18), (200, 10)])
  func fitsTheWindow(_ columns: Int, _ rows: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let lever = try LeverShell(glyphs: glyphs)
      let screen = lever.play(.right, .end, .tab, .escape, columns: columns, rows: rows)
      for picture in screen.pictures {
        #expect(picture.count == rows)
        let lines = picture.map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(picture.allSatisfy { $0.unicodeScalars.count <= columns })
        #expect(lines[0].hasPrefix("threshold"))
        #expect(lines.joined().contains("Esc leaves"), "\(columns)×\(rows)")
        if rows > 8 { #expect(lines.joined().contains("precision") && lines.joined().contains("F2")) }
      }
      if rows >= 20 {
        #expect(screen.pictures[0].joined().contains("ROC"))
        // Nothing jumps: every line that names a figure stays in its place.
        let places = screen.pictures.prefix(2).map { $0.firstIndex { $0.contains("called:") } }
        #expect(places[0] == places[1])
      }
    }
  }

  @Test func redrawsWithinThirtyMilliseconds() throws {
    let lever = try LeverShell()
    let keys = Array(repeating: Key.right, count: 50)
    let screen = PlayedScreen(keys, columns: 160, rows: 50)
    let clock = ContinuousClock()
    let time = try lever.time(screen, clock)
    print("a redraw of the lever at 160×50 took \(time / 50)")
    // Thirty on a machine of its own; this one may be shared.
    #expect(time / 50 < .milliseconds(60))
  }
}

extension LeverShell {
  fileprivate func time(_ screen: PlayedScreen, _ clock: ContinuousClock) throws -> Duration {
    screens.next = screen
    return clock.measure { session.enter("threshold") }
  }
}
