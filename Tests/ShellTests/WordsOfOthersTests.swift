import Shell
import Testing
import Views

/// What hands that know other programs type, and what it means here.
@Suite struct WordsOfOthersTests {
  @Test(arguments: ["exit", "\\q", ":q", ".quit", "q", "Exit", "quit()", ":q!"]) func leaving(_ word: String) throws {
    let shell = try TestShell()
    shell.run("\(word)\nset seed 9")
    #expect(shell.errors.isEmpty && shell.session.wantsToQuit && shell.session.bench.recipe.seed == 1)
  }

  @Test(arguments: [
    ("?", "help"), ("\\?", "help"), (".help", "help"), ("? train", "help train"), ("?train", "help train"),
    ("train --help", "help train"), ("layer add --help", "help layer add"), ("help exit", "help quit"),
  ])
  func helping(_ line: String, _ same: String) throws {
    let shell = try TestShell()
    let expected = shell.run(same)
    #expect(shell.run(line) == expected && !expected.isEmpty)
    #expect(shell.errors.isEmpty)
  }

  /// What stands in the prompt or in a picture of the network builds that network.
  @Test(arguments: [
    ("15-7-2", [15, 7], 2), ("20-3", [20], 3), ("140 15 7 2 7 15 140", [15, 7], 2),
    ("140-15-7-3-7-15-140", [15, 7], 3),
    ("140-2-140", [], 2), ("140 2 140", [], 2), ("9–5–4", [9, 5], 4), ("140 15 7 2", [140, 15, 7, 2], 2),
    ("15 7 2 7 15", [15, 7, 2, 7, 15], 2),
  ])
  func layers(_ words: String, _ hidden: [Int], _ bottleneck: Int) throws {
    let shell = try TestShell()
    shell.run("layers \(words)")
    #expect(shell.errors.isEmpty)
    #expect(shell.session.bench.recipe.hidden == hidden && shell.session.bench.recipe.bottleneck == bottleneck)
    shell.run("undo")
    #expect(shell.session.bench.recipe.hidden == [15, 7] && shell.session.bench.recipe.bottleneck == 2)
  }

  @Test(arguments: [("30", 0.3), ("30%", 0.3), ("0.3", 0.3), ("1", 0.01), ("70", 0.7), ("0.5", 0.5)])
  func percent(_ word: String, _ share: Double) throws {
    let shell = try TestShell()
    shell.run("contamination \(word)")
    #expect(shell.errors.isEmpty && shell.session.bench.recipe.contamination == share)
  }

  @Test func anOptionWithoutItsDashes() throws {
    let shell = try TestShell()
    shell.run("train 2; threshold best f1 on test; evaluate on validation")
    #expect(shell.errors.isEmpty)
    #expect(shell.session.bench.thresholdChoice.basis == .test)
  }

  @Test func aByteOrderMarkIsNoCommand() throws {
    let shell = try TestShell()
    try shell.write("\u{FEFF}set seed 9\n", to: "bom.hl")
    shell.run("source bom.hl")
    #expect(shell.errors.isEmpty && shell.session.bench.recipe.seed == 9)
  }

  @Test(arguments: [("draw from ", ["beat", "drawn", "mine"]), ("ex", ["explain", "exit"]), ("score m", ["mine"])])
  func tab(_ line: String, _ expected: [String]) throws {
    let shell = try TestShell()
    shell.run("draw points 1:1 9:2; draw mine")
    #expect(shell.session.completions(of: line).sorted() == expected.sorted())
  }

  @Test(arguments: [
    ("train --slow ", "[EPOCHS]"), ("train 5 --slow ", nil), ("threshold best f1 --on ", "validation or test"),
    ("threshold best f1 --on test", nil), ("layers 9 ", "[UNITS …]"),
  ])
  func hintsLeaveOutWhatIsThere(_ line: String, _ expected: String?) throws {
    #expect(try TestShell().session.hint(for: line) == expected)
  }

  @Test func helpOfASettingHasAnExampleThatRuns() throws {
    for setting in CommandTable.settingNames {
      let shell = try TestShell()
      let lines = shell.run("help \(setting)").split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
      let example = lines.drop { $0 != "example" }.dropFirst()
      #expect(example.count == 2, "\(setting)")
      shell.run(example.joined(separator: "\n"))
      #expect(shell.errors.isEmpty, "\(setting): \(shell.errors)")
    }
  }
}
