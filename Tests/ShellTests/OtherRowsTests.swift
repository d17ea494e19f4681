import Foundation
import Heartbeats
import Shell
import Tables
import TerminalGraphics
import Testing
import Views
import Workbench

/// Rows that are not beats: series of other lengths, and tables.
@Suite struct OtherRowsTests {
  /// Series of so many points, class 1 normal.
  static func series(_ points: Int, classes: Int = 2, rows: Int = 60, offset: Double = 0) -> String {
    (0..<rows).map { row in
      let label = row % classes + 1
      let values = (0..<points).map { point in
        offset + sin(Double(point * label) / Double(points) * 6) + Double((row * 7 + point * 3) % 11) / 60
      }
      return "\(label)\t" + values.map { "\(Float($0))" }.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  static let table =
    "id,bytes,proto,gap,always,state\n"
    + (0..<120).map { row in
      let isBad = row % 6 == 0
      let gap = row % 9 == 0 ? "" : "\(row % 7)"
      return
        "\(row),\(isBad ? 5000 + row : 100 + row),\(row % 2 == 0 ? "tcp" : "\"u,dp\""),\(gap),7,\(isBad ? "bad" : "ok")"
    }.joined(separator: "\n")

  private func shell(_ use: String, glyphs: Glyphs = .unicode) throws -> TestShell {
    let shell = try TestShell(glyphs: glyphs)
    try shell.write(Self.series(96), to: "two.tsv")
    try shell.write(Self.series(24, classes: 3, offset: 100), to: "short.tsv")
    try shell.write(Self.table, to: "flows.csv")
    let plain = (0..<60).map { "\($0 * 7 % 13),\($0 % 2 == 0 ? "a" : "b")" }.joined(separator: "\n")
    try shell.write("size,kind\n" + plain, to: "plain.csv")
    shell.run("data use \(use)")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    return shell
  }

  static let uses = ["two.tsv --normal 1", "short.tsv --normal 1,2", "flows.csv --label state --normal ok --drop id"]

  /// Words of hearts stand nowhere, in whatever is asked.
  @Test(arguments: uses) func nothingSaysBeat(_ use: String) throws {
    let shell = try shell(use)
    let commands = [
      "data", "layers", "show", "train 2", "evaluate", "threshold", "score 1", "score normal 2", "sweep", "compare",
      "plot loss", "plot errors", "plot roc", "plot pr", "plot confusion", "plot latent", "plot weights",
      "plot weights 1 1", "plot beats", "plot beats abnormal", "plot reconstruction 1", "plot activations 1",
      "plot history", "repeat 2", "row 1", "runs", "help evaluate", "help compare", "detector pca", "train", "score 2",
      "set contamination 50%", "train", "score 100000",
    ]
    for command in commands {
      let text = shell.run(command) + shell.errors
      // What a network did to the baseline is a verb.
      let line = text.lowercased().replacing("\n", with: " ")
      let named = line.replacing("never beat", with: "").replacing("it beat", with: "")
      let words = named.split { !$0.isLetter }
      let isOfHearts = words.contains { $0 == "beat" || $0 == "beats" || $0.hasPrefix("heartbeat") }
      #expect(!isOfHearts, "\(command): \(text)")
    }
  }

  @Test func parametersAreCountedForTheWidth() throws {
    let shell = try shell("two.tsv --normal 1")
    #expect(shell.run("layers").contains("3,260 parameters"))
    #expect(shell.run("show").contains("96-15-7-2-7-15-96"))
  }

  @Test func aDrawingHasThePointsOfTheData() throws {
    let shell = try shell("short.tsv --normal 1,2")
    #expect(shell.run("train 2; draw from row 1").contains("all 24 points are drawn"))
    #expect(shell.run("draw values 1 2 3").contains("resampled to 24 points"))
    shell.run("draw points 0:100 25:101")
    #expect(shell.errors.contains("positions run from 0 to 24"))
    shell.run("draw from series 1; draw save mine.txt; score drawn; score mine.txt")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    shell.run("draw edit qrs * 2")
    #expect(shell.errors.contains("from 1 to 24), or all"))
    // On other data the drawing has too few points, and says so.
    let other = shell.run("data use simulated; train 1; score drawn")
    #expect(other.contains("trained") && shell.errors.contains("there are 24 values, and a beat of these data has 140"))
    #expect(shell.run("data use short.tsv --normal 1,2; save s.heartline; load s.heartline; draw show").contains("24"))
  }

  @Test func whatDoesNotApplySaysWhatDoes() throws {
    let table = try shell("flows.csv --label state --normal ok")
    for command in ["draw", "draw from row 1", "draw simulate pvc", "plot drawings"] {
      table.run(command)
      #expect(table.errors.contains("is for curves, and a row of flows.csv is a list of columns"), "\(table.errors)")
    }
    let series = try shell("two.tsv --normal 1")
    series.run("draw simulate normal")
    #expect(series.errors.contains("\"draw simulate\" is for heartbeats"))
    series.run("edit bytes=4")
    #expect(series.errors.contains("changes a column of a table, and a series of two.tsv is a curve"))
  }

  @Test func aRowIsEditedScoredAndTakenBack() throws {
    let shell = try shell("flows.csv --label state --normal ok --drop id")
    shell.run("edit bytes=4")
    #expect(shell.errors.contains("no row is worked on yet; \"edit from row 17\" takes one"))
    shell.run("train 3; edit from normal 1")
    let before = shell.run("score edited")
    #expect(shell.run("edit bytes=9000 proto=\"u,dp\"").contains("9000"))
    #expect(shell.run("score edited").contains("ABNORMAL") && shell.errors.isEmpty)
    #expect(shell.run("undo").contains("undid \"edit bytes=9000"))
    #expect(shell.run("score edited") == before)
    #expect(shell.run("redo; edit").contains("9000"))
    #expect(shell.run("recipe").contains("edit from row "))
    shell.run("save s.heartline; data use two.tsv --normal 1; load s.heartline")
    #expect(shell.run("edit").contains("9000"), "\(shell.errors)")
    for (command, error) in [
      ("edit byte=3", "did you mean \"bytes\"?"), ("edit proto=icmp", "is not among the words"),
      ("edit bytes=x", "is not a number"), ("edit bytes", "is not a change"),
    ] {
      shell.run(command)
      #expect(shell.errors.contains(error), "\(shell.errors)")
    }
  }

  @Test func optionsOfATable() throws {
    let shell = try shell("flows.csv --label state --normal ok --drop id,gap --categorical bytes")
    let data = shell.run("data")
    #expect(data.contains("always 7") && data.contains("dropped") && data.contains("u,dp"))
    #expect(!data.contains("ucr"))
    shell.run("data use flows.csv --label state --normal ok --missing refuse")
    #expect(shell.errors.contains("gap"))
    #expect(shell.run("data use flows.csv --label state --normal ok --missing omit").contains("left out"))
    #expect(shell.run("data use plain.csv; train 2; score 3").contains("row 3") && shell.errors.isEmpty)
    shell.run("evaluate")
    #expect(shell.errors.contains("rows"))
    try shell.write("1;2;a\n2;3;b\n3;5;a\n4;6;b\n5;8;a\n6;9;b\n7;1;a\n8;2;b\n", to: "bare.csv")
    let bare = shell.run("data use bare.csv --no-header --delimiter semicolon").replacing("\n", with: " ")
    #expect(bare.contains("8 rows"), "\(shell.errors)")
  }

  @Test func picturesAreOfColumns() throws {
    let shell = try shell("flows.csv --label state --normal ok --drop id", glyphs: .ascii)
    shell.run("train 2")
    for command in ["row 1", "plot rows", "plot rows 1 2", "plot reconstruction 1", "plot weights 1 1"] {
      let text = shell.run(command)
      #expect(text.contains("bytes") && text.contains("proto"), "\(text)")
      let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(text)")
    }
  }
}
