import Shell
import Testing
import Views

/// `score highest`: the most unusual rows, with labels and without.
@Suite struct HighestScoresTests {
  /// 60 rows of two columns, a word among them; the row on line 31 lies far out.
  private static let table =
    "a,b,color\n"
    + (2...61).map {
      $0 == 31 ? "9,0.5,red" : "\(Double($0 % 7) / 7),\(Double($0 % 5) / 5),\($0 % 3 == 0 ? "red" : "blue")"
    }
    .joined(separator: "\n")

  @Test func withoutLabelsTheyAreFound() throws {
    let shell = try TestShell()
    // Two files, so that all rows of the second are judged.
    try shell.write(Self.table, to: "log_TRAIN.csv")
    try shell.write(Self.table, to: "log_TEST.csv")
    shell.run("data use log_TRAIN.csv; detector mean; train")
    let text = shell.run("score highest 3")
    #expect(shell.errors == "")
    let lines = text.split(separator: "\n")
    #expect(lines.count > 5 && !text.contains("label"))
    #expect(lines[2].contains(" 30 ") && lines[2].contains(" 31 ") && lines[2].contains(" a "), "\(text)")
    #expect(shell.run("score 30").hasPrefix("row 30 (line 31 of the file)"))
    #expect(shell.run("evaluate").isEmpty && shell.errors.contains("\"score highest\" lists the most unusual rows"))
  }

  @Test func beatsHaveTheirLabels() throws {
    let shell = try TestShell()
    shell.run("detector knn; train")
    let text = shell.run("score highest")
    #expect(text.contains("label") && text.contains("points "))
    let order = shell.run("score highest 100 --json")
    #expect(order.contains("\"highest\":[{") && order.contains("\"flagged\":"))
    #expect(shell.run("score highest 0") == "" && shell.errors.contains("whole number") || shell.errors.contains("0"))
    shell.run("score highest 101")
    #expect(shell.errors.contains("\"101\" is too many; \"score highest\" takes 1 to 100"))
    shell.run("draw from beat 1; draw keep highest")
    #expect(shell.errors.contains("highest"))
  }
}
