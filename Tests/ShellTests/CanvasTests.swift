import Foundation
import Heartbeats
import LineEditing
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// The canvas fed with events: what is drawn, what is seen, what is kept.
@Suite struct CanvasTests {
  private struct Played {
    let bench: Workbench
    let player: PlayedScreen
    let output: String
    var drawing: Drawing? { bench.drawings["drawn"] }
  }

  /// Plays events on the canvas of a session that ran `script` before.
  private func play(
    _ events: [InputEvent], after script: String = "", columns: Int = 80, rows: Int = 24, glyphs: Glyphs = .unicode
  ) throws -> Played {
    let ground = try TestShell()
    ground.run(script)
    #expect(ground.errors.isEmpty)
    let player = PlayedScreen(events: events, columns: columns, rows: rows)
    var output = ""
    let session = Session(
      bench: ground.session.bench, services: ground.session.services,
      console: Console(
        write: { output += $0 }, writeError: { output += $0 },
        appearance: { Appearance(width: columns, color: .none, glyphs: glyphs) }, openScreen: { player }))
    session.enter("draw")
    return Played(bench: session.bench, player: player, output: output)
  }

  private func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }

  private func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int) -> InputEvent {
    mouse(kind, .left, column, row)
  }

  private func mouse(_ kind: MouseEvent.Kind, _ button: MouseEvent.Button, _ column: Int, _ row: Int) -> InputEvent {
    .mouse(MouseEvent(kind, button: button, column: column, row: row))
  }

  @Test func theMouseDrawsWhatItPassesOver() throws {
    let played = try play([
      mouse(.press, 3, 1), mouse(.drag, 23, 17), mouse(.drag, 13, 17), mouse(.release, 13, 17), .key(.enter),
    ])
    let drawing = try #require(played.drawing)
    // Columns 0 to 20 of 70, two points each.
    #expect(drawing.drawnStretches == [0...41])
    #expect(drawing[0] == drawing[1] && abs((drawing[0] ?? 0) - 3.76) < 0.01)
    // The way back replaced the second half of the way there.
    #expect(drawing[20] == drawing[41] && abs((drawing[41] ?? 0) + 5.76) < 0.01)
    #expect(played.output.contains("drawn on the canvas"))
  }

  @Test func theRightButtonErasesAndOneStrokeIsOneStepBack() throws {
    let stroke = [mouse(.press, 3, 5), mouse(.drag, 72, 5), mouse(.release, 72, 5)]
    let erased = stroke + [mouse(.press, .right, 13, 9), mouse(.drag, .right, 23, 9), mouse(.release, .right, 23, 9)]
    #expect(try play(erased + [.key(.enter)]).drawing?.filledStretches == [20...41])
    #expect(try play(erased + keys("u") + [.key(.enter)]).drawing?.drawnCount == 140)
    #expect(try play(erased + keys("uu") + [.key(.enter)]).output.contains("the canvas is empty"))
    #expect(try play(erased + keys("uu") + [.key(.control("r")), .key(.enter)]).drawing?.drawnCount == 140)
    #expect(try play(erased + keys("uuu")).player.last.contains("nothing to undo"))
  }

  @Test func aDragFromOutsideDrawsOnlyInside() throws {
    let played = try play([
      mouse(.press, 0, 0), mouse(.drag, 1, 0), mouse(.drag, 5, 3), mouse(.drag, 200, 60), mouse(.release, 200, 60),
      .key(.enter),
    ])
    #expect(played.drawing?.drawnStretches == [4...139])
  }

  @Test func thePenDrawsWithKeys() throws {
    let moves: [InputEvent] = [.key(.right), .key(.right), .key(.up), .key(.right)]
    let played = try play(keys("10g ") + moves + keys(" ") + [.key(.right)] + keys("x") + [.key(.enter)])
    let drawing = try #require(played.drawing)
    #expect(drawing.drawnStretches == [9...11])
    #expect(drawing[9] == 0 && drawing[10] == 0)
    #expect(abs((drawing[11] ?? 0) - 10.0 / 63) < 1e-5)
    #expect(played.player.pictures.contains { $0.first?.contains("10_") == true })
  }

  @Test func keysChangeTheDrawing() throws {
    func kept(_ text: String) throws -> Drawing { try #require(try play(keys(text) + [.key(.enter)]).drawing) }
    let beat = try kept("17l")
    #expect(beat.drawnCount == 140)
    #expect(try kept("17l>").drawnStretches == [1...139])
    #expect(try kept("17l5<").drawnStretches == [0...134])
    #expect(try kept("17lf")[20] == beat[20].map { -$0 })
    #expect(try kept("17l+")[20] == beat[20].map { $0 * 1.1 })
    #expect(try kept("17l3>i").drawnCount == 140)
    #expect(try kept("17ls") != beat)
    #expect(try kept("17ln") != beat)
    #expect(try kept("17lcu") == beat)
    #expect(try kept("17l-u") == beat)
    #expect(try kept("l") != kept("ll"))
    #expect(try play(keys("9999l")).player.last.contains("there are beats 1 to"))
    #expect(try play(keys("141g")).player.last.contains("there are points 1 to 140"))
  }

  @Test(arguments: [
    [InputEvent.key(.escape)], [.interrupt], [.endOfInput], [.key(.character("4")), .key(.escape), .key(.escape)],
  ])
  func leavingChangesNothing(_ way: [InputEvent]) throws {
    let played = try play(keys("17l") + way, after: "draw points 1:1 140:2")
    #expect(played.drawing?[0] == 1)
    #expect(played.output == "left the canvas; \"redo\" brings back what was drawn\n")
  }

  @Test func theScoreFollowsEveryChange() throws {
    let played = try play(keys("17lfu"), after: "train 20")
    let lines = played.player.pictures.map { $0.first { $0.hasPrefix("NORMAL") || $0.hasPrefix("ABNORMAL") } }
    #expect(lines[0] == nil)
    let (loaded, flipped, undone) = (lines[3], lines[4], lines[5])
    #expect(loaded?.contains("percentile") == true)
    #expect(flipped?.hasPrefix("ABNORMAL") == true)
    #expect(undone == loaded)
    #expect(played.player.last.contains("error ▕"))
    #expect(try play(keys("l")).player.last.contains("nothing is trained, so there is no score"))
    #expect(try play(keys("l"), after: "train 1; bottleneck 3").player.last.contains("stale"))
    let sketch = try play([mouse(.press, 10, 5), mouse(.release, 10, 5)], after: "train 1")
    #expect(sketch.player.last.contains("mostly filled in"))
    #expect(sketch.player.last.contains("2 of 140 points drawn"))
  }

  @Test(arguments: [(60, 20), (72, 24), (73, 24), (80, 24), (139, 30), (140, 30), (143, 40), (160, 50), (400, 100)])
  func everySizeFits(_ columns: Int, _ rows: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let played = try play(keys("17lb?x"), after: "train 1", columns: columns, rows: rows, glyphs: glyphs)
      for picture in played.player.pictures {
        #expect(picture.count <= rows)
        for line in picture { #expect(line.count <= columns, "\(line)") }
        if glyphs == .ascii { #expect(picture.joined().filter { !$0.isASCII } == "") }
      }
      for part in ["QRS", "ST", "T", "P", "next R", "140", "Enter keep"] { #expect(played.player.last.contains(part)) }
    }
  }

  /// Every point can be reached with the mouse, and lies in one column only.
  @Test(arguments: [60, 66, 73, 80, 140, 200]) func everyPointHasAColumn(_ columns: Int) throws {
    let gutter = min(3, columns >= 140 ? columns - 140 : columns - min(70, columns - 3))
    var events: [InputEvent] = []
    for column in gutter..<columns { events += [mouse(.press, column, 5), mouse(.release, column, 5)] }
    let played = try play(events + [.key(.enter)], columns: columns, rows: 24)
    #expect(played.drawing?.drawnCount == 140)
    #expect(Set(played.drawing?.points ?? []).count == 1)
  }

  @Test func aSmallWindowSaysWhatItNeeds() throws {
    let played = try play(
      keys("17l") + [
        .resize(TerminalSize(columns: 40, rows: 10)), mouse(.press, 10, 5),
        .resize(TerminalSize(columns: 80, rows: 24)),
      ])
    #expect(played.player.pictures.contains { $0.first == "the canvas needs a window of 60 × 20" })
    #expect(played.player.last.contains("all 140 points drawn"))
  }

  @Test func theTranscriptNotesWhatWasDrawnByHand() throws {
    let ground = try TestShell()
    let player = PlayedScreen(
      events: [mouse(.press, 10, 5), mouse(.release, 10, 5), .key(.enter)], columns: 80, rows: 24)
    let session = Session(
      bench: ground.session.bench, services: ground.session.services,
      console: Console(write: { _ in }, writeError: { _ in }, openScreen: { player }))
    for line in ["log a.log", "draw", "draw mine", "log off"] { session.enter(line) }
    let again = try TestShell()
    again.run(try ground.read("a.log"))
    #expect(again.errors.isEmpty)
    #expect(again.session.bench.drawings == session.bench.drawings)
    #expect(again.session.bench.drawings.count == 2)
  }

  /// However long the warnings: how to draw, keep and leave is always told.
  @Test(arguments: ["", "train", "recipe anomagram; train-size 100; epochs 2; train", "train 1; epochs 3"])
  func theFirstKeysAreNeverDropped(_ script: String) throws {
    for events in [[], [InputEvent.key(.character(" ")), .key(.right), .key(.right)]] {
      let line =
        try play(events, after: script, columns: 60, rows: 20).player.last
        .split(separator: "\n").last.map(String.init) ?? ""
      for key in ["Enter", "Esc", "arrows Space"] { #expect(line.contains(key), "\(line)") }
    }
  }

  @Test func theSmallestWindowHoldsAllKeys() throws {
    let screen = try play(keys("?"), columns: 60, rows: 20).player.last
    for text in ["keys of the canvas", "heat strip", "Enter, Esc", "any key goes back"] {
      #expect(screen.contains(text), "\(screen)")
    }
    #expect(!screen.contains("…"))
  }

  @Test func theHeadingIsCutBetweenWords() throws {
    let screen = try play(keys("17l"), after: "train 1", columns: 60, rows: 20).player.last
    #expect(screen.split(separator: "\n").first?.contains("…") == false, "\(screen)")
  }

  @Test func theCurvesHaveNames() throws {
    let screen = try play(keys("17l"), after: "train 5").player.last
    for name in ["── drawn", "╌╌ reconstruction", "░░ normal beats"] { #expect(screen.contains(name), "\(screen)") }
    #expect(try !play(keys("17l")).player.last.contains("reconstruction"))
    #expect(try !play(keys("17lb")).player.last.contains("normal beats"))
  }

  @Test func zNormalizes() throws {
    let played = try play(keys("17l+++z") + [.key(.enter)])
    let (mean, deviation) = Drawing.meanAndDeviation(of: try #require(played.drawing).values)
    #expect(abs(mean) < 1e-4 && abs(deviation - 1) < 1e-4)
    #expect(try play(keys("cz")).player.last.contains("a flat line cannot be normalized"))
  }
}
