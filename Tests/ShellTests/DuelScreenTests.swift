import Foundation
import LineEditing
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

@Suite struct DuelScreenTests {
  /// Plays keys on a full screen and returns what was printed afterwards, with the last picture.
  private func play(
    _ line: String, _ keys: [Key], glyphs: Glyphs = .unicode, scores: ScoreKeeper = ScoreKeeper(), columns: Int = 80,
    rows: Int = 24
  ) throws -> (printed: String, pictures: [[String]], session: Session) {
    let shell = try TestShell(scores: scores)
    shell.run("set validation 30%; train 20")
    let (session, output) = shell.onScreen(keys.map { .key($0) }, glyphs: glyphs, columns: columns, rows: rows)
    session.enter(line)
    return (output.text, output.screen.pictures, session)
  }

  private let answers = Array("nanannnnaaaannnnnaan").map { Key.character($0) }

  @Test func twentyKeysAreJudgedAsTheSameAnswersInALine() throws {
    let played = try play("duel", [.right, .right, .enter] + answers + [.enter])
    let shell = try TestShell()
    let typed = shell.run("set validation 30%; train 20; duel nanannnnaaaannnnnaan")
    #expect(played.printed.contains("You against the machine: round 1"))
    #expect(typed.hasSuffix(played.printed))
    #expect(played.pictures.first?.first?.contains("normal beat 1 of 10") == true)
    #expect(
      played.pictures.contains { $0.joined().contains("beat 1 of 20") }, "\(played.pictures.map { $0.first ?? "" })")
  }

  @Test func undoTakesAnAnswerBack() throws {
    let wrong = [Key.character("a"), .character("u")]
    let played = try play("duel", [.enter] + wrong + answers + [.enter])
    let straight = try play("duel", [.enter] + answers + [.enter])
    #expect(played.printed == straight.printed)
  }

  @Test func whoLeavesKeepsNothing() throws {
    let played = try play("duel", [.enter] + answers.prefix(7) + [.escape])
    #expect(played.printed.contains("left the duel after 7 beats: nothing is kept"))
    // Enter before the last answer judges nothing.
    let early = try play("duel", [.enter] + answers.prefix(7) + [.enter, .escape])
    #expect(early.printed == played.printed)
    // All twenty are not thrown away by one key.
    let all = try play("duel", [.enter] + answers + [.character("q"), .character("q")])
    #expect(all.pictures.last?.joined().contains("20 answers are not scored") == true)
    #expect(all.printed.contains("left the duel after 20 beats"))
    let scored = try play("duel", [.enter] + answers + [.escape, .enter])
    #expect(scored.printed.contains("round 1 of"))
  }

  @Test(arguments: [(40, 12), (80, 24), (160, 50), (20, 6)]) func everyPictureFits(columns: Int, rows: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let played = try play(
        "duel", [.tab, .enter, .tab] + answers + [.enter], glyphs: glyphs, columns: columns, rows: rows)
      #expect(played.pictures.allSatisfy { $0.count <= rows })
      if glyphs == .ascii { #expect(played.pictures.joined().allSatisfy { $0.allSatisfy(\.isASCII) }) }
    }
  }

  @Test func sixtyColumnsHoldEveryKey() throws {
    let pictures = try play("duel", [.right, .enter] + answers.prefix(3), columns: 60, rows: 20).pictures
    #expect(pictures.allSatisfy { !$0.joined().contains("…") && $0.joined().contains("Tab") }, "\(pictures)")
  }

  @Test func scoresAreKeptOnceARoundAndOnlyWhereThereIsAFolder() throws {
    let folder = NSTemporaryDirectory() + "duel-scores-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try TestShell(scores: ScoreKeeper(folder: folder, clock: { 7 }))
    first.run("set validation 30%; train 5; duel nanannnnaaaannnnnaan")
    let again = first.run("duel nnnnnnnnnnnnnnnnnnnn --round 1")
    #expect(again.contains("so it does not count again"))
    let kept = try String(contentsOfFile: folder + "/duels", encoding: .utf8)
    #expect(kept.split(separator: "\n").count == 1)
    #expect(kept.contains("\"time\":7"))
    try (kept + "{\"kind\":\"verdicts\",\"tp\":99999999999999}\nbroken\n").write(
      toFile: folder + "/duels", atomically: true, encoding: .utf8)
    let second = try TestShell(scores: ScoreKeeper(folder: folder))
    #expect(second.run("duel scores").contains("this round: recall"))
    let script = try TestShell()
    #expect(script.run("duel scores").contains("no duel has been fought yet"))
  }

  @Test func wrongAnswersAreNamed() throws {
    let shell = try TestShell()
    shell.run("duel n")
    #expect(shell.errors.contains("nothing is trained yet"))
    shell.run("set validation 30%; train 2")
    for (line, message) in [
      ("duel n a x", "\"x\" is not an answer"), ("duel n a", "20 beats need 20 answers, and \"n a\" has 2"),
      ("duel --round 99", "there is no round \"99\""), ("duel attack nosuch", "there is no drawing \"nosuch\""),
    ] {
      shell.run(line)
      #expect(shell.errors.contains(message), "\(line): \(shell.errors)")
    }
  }

  @Test func aBentBeatIsMeasured() throws {
    let shell = try TestShell()
    shell.run("set validation 30%; train 20; duel attack; draw edit 30..50 + 0.5")
    let printed = shell.run("duel attack drawn")
    #expect(printed.contains("0.500"))
    // On the canvas the change stands in the heading, and a does not show the machine's.
    let played = try play("duel attack", [.character("+"), .character("a"), .enter])
    #expect(played.pictures.contains { $0[0].contains("largest change") })
    #expect(played.printed.contains("fool it with test beat"))
    #expect(played.pictures.contains { $0[0].contains("yours first, then the machine's") })
    // What is to be bent is not another beat, and the keys that do not work are not offered.
    let other = try play("duel attack", [.character("."), .enter])
    #expect(other.pictures.contains { $0[0].contains("largest change 0.000") && $0[0].contains("the beat to bend") })
    let numbered = try play("duel attack", Array("17l").map { .character($0) } + [.enter])
    #expect(numbered.pictures.contains { $0[0].contains("largest change 0.000") && $0[0].contains("the beat to bend") })
    #expect(!other.pictures.contains { $0.joined().contains("a attack") || $0.joined().contains(", . beats") })
  }
}
