import Foundation
import Judging
import LineEditing
import Screens
import Shell
import Tables
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

/// The race as a screen and as what a script prints.
@Suite struct RaceTests {
  /// Forty rows with scores that follow from their numbers: nothing is trained.
  private static func entry(lanes: Int = 3, twoLabels: Bool = true) -> RaceEntry {
    let rows = 0..<40
    let abnormal = rows.map { $0 % 4 == 3 }
    let names = rows.map { $0 % 4 != 3 ? "normal" : $0 % 8 == 3 ? "smurf" : "mailbomb" }
    var labels = [RaceField.Labels(word: "true", abnormal: abnormal)]
    if twoLabels { labels.append(RaceField.Labels(word: "report", abnormal: rows.map { $0 % 8 == 3 })) }
    let field = RaceField(
      labels: labels, names: names,
      groups: [
        .init(word: "known", rows: rows.filter { $0 % 8 == 3 }), .init(word: "new", rows: rows.filter { $0 % 8 == 7 }),
      ])
    let all = ["pca", "one-class-svm", "autoencoder", "vae", "seq2seq", "bigan"].enumerated().map {
      index, name -> RaceLane in
      let scores = rows.map { (row: Int) -> Double in
        Double(row * (7 + 4 * index) % 40) / 40 + (row % 8 == 3 ? 0.4 : 0)
      }
      let neighbors: @Sendable (Int) -> [RaceNeighbor] = { [RaceNeighbor(row: $0 + 1, distance: 0.5)] }
      return RaceLane(
        name: name, scores: scores, threshold: 0.85, neighbors: index == 1 ? neighbors : nil)
    }
    return RaceEntry(
      race: Race(field: field, lanes: Array(all.prefix(lanes))), title: "forty rows", noun: .row,
      rows: RaceRows(
        title: { padded("number twice", $0) }, glimpse: { row, _, _ in StyledText("\(row * 2)") },
        name: { "row \($0 + 1)" },
        detail: { row, _, lines in Array([StyledText("all of row \(row + 1)")].prefix(lines)) }),
      subject: .other(data: "rows", split: "none", trainedOn: nil))
  }

  private func lines(
    _ screen: RaceScreen, columns: Int = 80, rows: Int = 24, glyphs: Glyphs = .unicode, color: ColorDepth = .none
  ) -> [String] {
    screen.lines(Appearance(width: columns, color: color, glyphs: glyphs), rows: rows).map(\.plain)
  }

  private func after(_ ticks: Int, _ keys: [Key] = [], lanes: Int = 3, speed: Double = 10) -> RaceScreen {
    var screen = RaceScreen(Self.entry(lanes: lanes), speed: speed)
    for _ in 0..<ticks { _ = screen.tick(0.1) }
    for key in keys { _ = screen.handle(.key(key)) }
    return screen
  }

  @Test func pictures() {
    let texts = [
      ("80×24, three lanes, 21 rows", lines(after(21))), ("80×24, six lanes, all rows", lines(after(40, lanes: 6))),
      ("160×50, six lanes", lines(after(33, lanes: 6), columns: 160, rows: 50)),
      ("truth at the end", lines(after(21, [.character("t")]))),
      ("a row looked at", lines(after(21, [.character("l"), .enter]))),
      ("ASCII", lines(after(21), glyphs: .ascii)),
    ].map { "── \($0)\n" + $1.joined(separator: "\n") + "\n" }
    GoldenFile(name: "race", of: "ShellTests").expect(texts.joined(separator: "\n"))
  }

  @Test(arguments: [(40, 10), (60, 15), (80, 24), (120, 30), (160, 50), (39, 9), (80, 20), (300, 80)])
  func fitsTheWindow(_ columns: Int, _ rows: Int) {
    for lanes in 1...6 {
      for keys: [Key] in [[], [.character("t")], [.enter], [.character("s")], [.down, .down, .down, .down]] {
        let picture = RaceScreen(Self.entry(lanes: lanes), speed: 80)
        var screen = picture
        _ = screen.handle(.resize(TerminalSize(columns: columns, rows: rows)))
        _ = screen.tick(0.25)
        for key in keys { _ = screen.handle(.key(key)) }
        for glyphs in [Glyphs.unicode, .ascii] {
          let shown = screen.lines(Appearance(width: columns, glyphs: glyphs), rows: rows)
          #expect(shown.count <= rows && shown.allSatisfy { $0.width <= columns })
          if columns >= 60, rows >= 16 {
            #expect(shown.count == rows)
            #expect(
              shown.map(\.plain).joined().contains(keys == [.enter] ? "Esc back" : "q quit"), "\(columns)×\(rows)")
          }
        }
      }
    }
  }

  @Test func timeBringsRowsAtTheSpeedOfTheKeys() {
    var screen = RaceScreen(Self.entry(), speed: 10)
    #expect(screen.tick(0.04) == .wait)
    #expect(screen.tick(0.07) == .draw)
    #expect(screen.race.position == 1)
    for _ in 0..<9 { _ = screen.tick(0.1) }
    #expect(screen.race.position == 10)
    _ = screen.handle(.key(.character("+")))
    #expect(screen.speed == 20)
    _ = screen.handle(.key(.character(" ")))
    #expect(screen.pulse == nil)
    _ = screen.handle(.key(.character(".")))
    #expect(screen.race.position == 11)
    _ = screen.handle(.key(.character(" ")))
    #expect(screen.pulse != nil)
    _ = screen.handle(.key(.character("s")))
    #expect(screen.race.isFinished && screen.pulse == nil)
    _ = screen.handle(.key(.character(" ")))
    #expect(screen.race.position == 0 && screen.pulse != nil)
    #expect(screen.handle(.key(.character("q"))) == .keep)
    #expect(screen.handle(.key(.escape)) == .leave)
  }

  /// However the ticks fall, the same time brings the same rows, and every row is judged once.
  @Test func ticksOfAnyLengthLeadToTheSameCounts() {
    var (coarse, fine) = (RaceScreen(Self.entry(), speed: 20), RaceScreen(Self.entry(), speed: 20))
    for _ in 0..<6 { _ = coarse.tick(0.25) }
    for _ in 0..<150 { _ = fine.tick(0.01) }
    #expect(coarse.race.position == fine.race.position && coarse.race.position == 30)
    #expect(coarse.race.counts == fine.race.counts)
    #expect(lines(coarse) == lines(fine))
  }

  @Test func arrowsMoveTheThresholdOfTheChosenLane() {
    let screen = after(21, [.down, .shiftRight])
    #expect(screen.lane == 1)
    #expect(screen.race.thresholds[0] == 0.85 && screen.race.thresholds[1] > 0.85)
    #expect(after(21, [.down, .shiftRight, .character("0")]).race.thresholds[1] == 0.85)
    #expect(after(21, [.up]).lane == 2)
    #expect(screen.race.counts[1].alarms < after(21).race.counts[1].alarms)
  }

  /// The threshold that the arrows move is always to be seen, and so is that a lane is not.
  @Test(arguments: [(60, 16), (60, 24), (80, 24), (120, 30)]) func whatTheKeysMoveIsShown(columns: Int, rows: Int) {
    let screen = after(21, [.down], lanes: 6)
    let shown = lines(screen, columns: columns, rows: rows)
    #expect(shown.contains { $0.hasPrefix("▸") && $0.contains("above 0.8500") })
    #expect(shown.contains { $0.contains(" of 6, ↓ shows more") } == (rows < 24))
    #expect(shown.contains { $0.contains("● found  ○ missed  ▲ false alarm  · passed") } == (rows >= 22))
  }

  @Test func labelsSwitchWhereThereAreTwo() {
    #expect(after(21, [.character("l")]).race.labels.word == "report")
    #expect(after(21, [.character("l"), .character("l")]).race.labels.word == "true")
    var screen = RaceScreen(Self.entry(twoLabels: false), speed: 10)
    _ = screen.handle(.key(.character("l")))
    #expect(screen.message == "these rows have only their true labels")
  }

  /// Until the end nothing on the screen gives away which verdicts are right.
  @Test func truthWaitsForTheEnd() {
    let hidden = lines(after(21, [.character("t")])).joined(separator: "\n")
    #expect(!hidden.contains("smurf") && !hidden.contains("precision") && !hidden.contains("missed"))
    #expect(hidden.contains("flagged 4 of 21") || hidden.contains("flagged"))
    let done = lines(after(40, [.character("t")])).joined(separator: "\n")
    #expect(done.contains("precision") && done.contains("smurf"))
    let now = lines(after(7, [.character("t"), .character("t")]))
    // The row to come says what it is before anybody has judged it.
    #expect(now.contains { $0.hasPrefix("8 ") && $0.contains("mailbomb") })
    #expect(!lines(after(7)).contains { $0.hasPrefix("8 ") && $0.contains("mailbomb") })
  }

  @Test func enterShowsWhy() {
    let screen = after(24, [.enter])
    let text = lines(screen).joined(separator: "\n")
    #expect(
      text.contains("row 24") && text.contains("mailbomb (new): abnormal by the true labels, normal by the report's"))
    #expect(text.contains("nearest training rows 24 at 0.5"))
    #expect(text.contains("all of row 24"))
    #expect(screen.pulse == nil)
    var walked = screen
    _ = walked.handle(.key(.up))
    #expect(walked.inspected == 22)
    _ = walked.handle(.key(.down))
    _ = walked.handle(.key(.down))
    #expect(walked.inspected == 23)
    _ = walked.handle(.key(.home))
    #expect(walked.inspected == 0)
    _ = walked.handle(.key(.escape))
    #expect(walked.inspected == nil)
    var empty = RaceScreen(Self.entry(), speed: 10)
    _ = empty.handle(.key(.enter))
    #expect(empty.inspected == nil && empty.message == "no row has gone by yet")
  }

  @Test func theMouseChoosesRowsAndLanes() throws {
    var screen = after(21)
    _ = screen.handle(.resize(TerminalSize(columns: 80, rows: 24)))
    let shown = lines(screen)
    let lane = try #require(shown.firstIndex { $0.contains("autoencoder") })
    _ = screen.handle(.mouse(MouseEvent(.press, column: 3, row: lane)))
    #expect(screen.lane == 2)
    let before = screen.race.thresholds[2]
    _ = screen.handle(.mouse(MouseEvent(.scrollUp, column: 3, row: lane)))
    #expect(screen.race.thresholds[2] > before)
    let row = try #require(shown.firstIndex { $0.hasPrefix("20 ") })
    _ = screen.handle(.mouse(MouseEvent(.press, column: 3, row: row)))
    #expect(screen.inspected == 19)
  }

  @Test func everySignHasATwinWithoutColor() {
    for glyphs in [Glyphs.ascii, .unicode] {
      let signs = [true, false, nil].map { RaceHeaps.sign(right: $0, isASCII: glyphs == .ascii) }
      #expect(Set(signs).count == 3)
    }
    let ascii = lines(after(40, lanes: 6), glyphs: .ascii).joined()
    #expect(ascii.contains("#") && ascii.contains("x"))
  }

  // MARK: At the prompt

  @Test func aRaceOfTheSessionEndsWhereEvaluateDoes() throws {
    let shell = try TestShell()
    #expect(shell.run("race").isEmpty)
    #expect(shell.errors.contains("train"))
    shell.run("set batch-size 8; train 5")
    let text = shell.run("race")
    #expect(text.contains("by the true labels") && text.contains("autoencoder") && text.contains("mean"))
    #expect(shell.run("race") == text)
    #expect(shell.run("race mean knn").contains("knn"))
    #expect(shell.run("race knn knn mean knn") == shell.run("race knn mean"))
    shell.run("race vae")
    #expect(shell.errors.contains("has only published scores"))
    shell.run("race nobody")
    #expect(shell.errors.contains("\"nobody\""))
    shell.run("race --published")
    #expect(shell.errors.contains("\"data fetch report-scores\" downloads them"))
  }

  @Test func onAScreenItRunsAndLeavesATable() throws {
    let ground = try TestShell()
    ground.run("set batch-size 8; train 5")
    let plays: [PlayedScreen.Play] = [
      .pause(6), .event(.key(.character("s"))), .pause(3), .event(.key(.character("q"))),
    ]
    let screen = PlayedScreen(plays, columns: 80, rows: 24)
    screen.isMoving = true
    var output = ""
    let session = Session(
      bench: ground.session.bench, services: ground.session.services,
      console: Console(
        write: { output += $0 }, writeError: { output += $0 }, appearance: { Appearance(width: 80) },
        openScreen: { screen }))
    session.enter("race --speed 40")
    #expect(screen.isEnded)
    #expect(screen.pictures.contains { $0[0].contains("finished") })
    #expect(output == ground.run("race"))
  }

  @Test(.enabled(if: RealData.isExpected(RealData.sibling("kdd")))) func publishedEndsOnThePublishedCounts() throws {
    let folder = try #require(RealData.sibling("kdd"))
    let ground = try TestShell()
    let services = Services(library: DataLibrary(named: folder, downloadFolder: ground.folder + "/download"))
    var output = ""
    let session = Session(
      bench: ground.session.bench, services: services,
      console: Console(write: { output += $0 }, writeError: { output += $0 }))
    session.run("race --published --json", name: "test")
    let records = try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(records.map { $0["rows"] as? Int } == (1...20).map { $0 * 500 })
    #expect(records.allSatisfy { $0["data"] as? String == "kdd" && $0["command"] as? String == "race" })
    let results = try #require(records.last?["results"] as? [[String: Any]])
    let expected: [String: [String: [Int]]] = [
      "report": [
        "pca": [1398, 33, 602, 7967], "one-class-svm": [1660, 173, 340, 7827], "autoencoder": [1935, 298, 65, 7702],
        "bigan": [1946, 325, 54, 7675],
      ],
      "true": [
        "pca": [1421, 10, 2475, 6094], "one-class-svm": [1815, 18, 2081, 6086], "autoencoder": [2157, 76, 1739, 6028],
        "bigan": [2133, 138, 1763, 5966],
      ],
    ]
    for result in results {
      let lanes = try #require(result["lanes"] as? [[String: Any]])
      let labels = try #require(result["labels"] as? String)
      let counts = try #require(expected[labels])
      for lane in lanes {
        guard let wanted = counts[lane["name"] as? String ?? ""] else { continue }
        #expect(["tp", "fp", "fn", "tn"].map { lane[$0] as? Int } == wanted)
      }
    }
    let aucs = results.map { ($0["lanes"] as? [[String: Any]])?.last?["auc"] as? Double ?? 0 }
    #expect(aucs.map(ratio) == ["0.673", "0.972"])
    output = ""
    session.run("race bigan pca --published", name: "test")
    #expect(output.contains("replayed from the published scores"))
    #expect(output.contains("1,946  325   54  7,675"))
  }
}
