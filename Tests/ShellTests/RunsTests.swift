import Foundation
import Shell
import TestSupport
import Testing
import Views

/// Trainings that are kept.
@Suite struct RunsTests {
  private let file: String

  init() throws {
    let folder = NSTemporaryDirectory() + "heartline-runs-\(UUID().uuidString)"
    file = folder + "/deep/runs.jsonl"
  }

  private func shell(_ session: String = "a", showsTimes: Bool = false, json: Bool = false) throws -> TestShell {
    var options = SessionOptions()
    options.showsTimes = showsTimes
    options.json = json
    return try TestShell(options: options, runs: RunKeeper(file: file, session: session, clock: { 1_700_000_000 }))
  }

  private func lines() throws -> [String] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func aTrainingIsOneLine() throws {
    let shell = try shell()
    shell.run("bottleneck 3; train 2; train more 1; step; train 0; evaluate")
    let kept = try lines()
    #expect(kept.count == 2)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(kept[1].utf8)) as? [String: Any])
    #expect(object["epochs"] as? Int == 3)
    #expect(object["time"] as? Double == 1_700_000_000)
    #expect(object["session"] as? String == "a")
    #expect((object["settings"] as? [String: String])?["bottleneck"] == "3")
    #expect(object["auc"] is Double)
  }

  @Test func aFailedTrainingIsNotKept() throws {
    let shell = try shell()
    shell.run("train more")
    shell.run("data use nowhere")
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func laterSessionsKnowEarlierOnes() throws {
    try shell("a").run("train 1")
    let later = try shell("b")
    later.run("set learning-rate 0.003; train 2")
    let text = later.run("runs")
    #expect(text.contains("  1  15-7-2 "))
    #expect(text.contains("  2  15-7-2, learning-rate 0.003"))
    #expect(later.run("runs show 2").contains("data use simulated\nset learning-rate 0.003\ntrain 2\n"))
  }

  @Test func theCommandsOfARunTrainItAgain() throws {
    let shell = try shell(json: true)
    shell.run("layers 9 4; set contamination 10%; set seed 7; train 3")
    func figures(_ number: Int) throws -> [String: Any] {
      let data = Data(shell.run("runs show \(number)").utf8)
      return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    let first = try figures(1)
    let commands = try #require(first["commands"] as? [String])
    shell.run("reset\n" + commands.dropFirst().joined(separator: "\n"))
    let again = try figures(2)
    for name in ["loss", "auc", "f1"] { #expect(first[name] as? Double == again[name] as? Double) }
  }

  @Test func aScriptKnowsOnlyItsOwn() throws {
    try shell().run("train 1; train 1")
    let script = try TestShell()
    script.run("train 1")
    #expect(!script.run("runs").contains("  2  "))
    #expect(try TestShell().run("runs") == "no training has been kept yet\n→ \"train\"\n")
  }

  @Test func scriptsAreByteIdentical() throws {
    let script = "train 2; runs; runs show 1; set seed 2; train 2; runs --sort auc; runs compare 1 2"
    func output(_ time: Double, json: Bool) throws -> String {
      var options = SessionOptions()
      options.json = json
      return try TestShell(options: options, runs: RunKeeper(session: "\(time)", clock: { time })).run(script)
    }
    #expect(try output(1, json: false) == output(2, json: false))
    #expect(try output(1, json: true) == output(2, json: true))
  }

  @Test func timesAreShownWhereTheyAreWanted() throws {
    let shell = try shell(showsTimes: true)
    shell.run("train 1")
    // Somewhere on earth it was the 14th or the 15th.
    #expect(shell.run("runs").contains("  11-1"))
    #expect(shell.run("runs show 1").contains(" 2023-11-1"))
  }

  // MARK: The file

  @Test func aTornLastLineIsToleratedWhereverItIsTorn() throws {
    let shell = try shell()
    shell.run("train 1; train 2")
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    let lineLength = try #require(try lines().last).utf8.count + 1
    for cut in stride(from: 1, through: lineLength, by: 37) {
      try whole.dropLast(cut).write(to: URL(fileURLWithPath: file))
      let later = try self.shell("b")
      #expect(later.run("runs").contains("  1  15-7-2 "))
      later.run("set seed 5; train 1")
      let kept = later.run("runs")
      #expect(kept.contains("15-7-2, seed 5"), "cut \(cut)")
      #expect(later.errors.isEmpty)
    }
  }

  @Test func foreignLinesAreLeftOutAndSaid() throws {
    let shell = try shell()
    shell.run("train 1")
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("not json\n{}\n\u{0}\u{1}\n[1,2]\n".utf8))
    try handle.close()
    shell.run("train 2")
    let text = shell.run("runs")
    #expect(text.contains("  2  "))
    #expect(text.contains("4 lines of the file could not be read"))
  }

  @Test func aFieldFromALaterVersionDoesNoHarm() throws {
    let shell = try shell()
    shell.run("train 1")
    let line = try #require(try lines().first)
    let later =
      "{\"colour\":\"red\"," + line.dropFirst().replacing("\"seed\":", with: "\"warp\":\"9\",\"seed\":") + "\n"
    try later.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(shell.run("runs").contains("15-7-2, warp 9"))
  }

  @Test func manyAtOnceLoseNothing() async throws {
    let file = file
    let shells = try (0..<6).map { try TestShell(runs: RunKeeper(file: file, session: "\($0)")) }
    // A session belongs to one thread; each of these stays on one.
    nonisolated(unsafe) let sessions = shells
    DispatchQueue.concurrentPerform(iterations: 6) { index in
      for _ in 0..<5 { sessions[index].run("train 1") }
    }
    #expect(try lines().count == 30)
    #expect(try shell("z").run("runs --last 99").contains(" 30  "))
  }

  @Test func aFileThatCannotBeWrittenIsSaidOnceAndNothingFails() throws {
    let shell = try TestShell(runs: RunKeeper(file: "/dev/null/runs.jsonl", session: "a"))
    shell.run("train 1")
    #expect(shell.errors.contains("the run could not be kept in \"/dev/null/runs.jsonl\""))
    #expect(!shell.session.hasFailed)
    shell.run("train 1")
    #expect(shell.errors.isEmpty)
  }

  // MARK: Sorting and comparing

  @Test func sortsByAFigureTheBestFirst() throws {
    let shell = try shell(json: true)
    shell.run("train 1; train 9; set optimizer sgd; train 1")
    for (figure, key, isRising) in [("auc", "auc", false), ("loss", "loss", true), ("epochs", "epochs", true)] {
      let object =
        try JSONSerialization.jsonObject(with: Data(shell.run("runs --sort \(figure)").utf8)) as? [String: Any]
      let runs = try #require(object?["runs"] as? [[String: Any]])
      let values = runs.compactMap { $0[key] as? Double }
      #expect(values.count == 3)
      #expect(values == (isRising ? values.sorted(by: <) : values.sorted(by: >)))
    }
  }

  @Test func comparesSideBySide() throws {
    let shell = try shell()
    shell.run("train 1; bottleneck 5; set optimizer sgd; train 2")
    let text = shell.run("runs compare 1 2")
    #expect(text.contains("run 1"))
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["bottleneck", "2", "5"]))
    #expect(rows.contains(["optimizer", "adam", "sgd"]))
    #expect(rows.contains(["epochs", "1", "2"]))
    #expect(!rows.contains { $0.first == "scaling" })
  }

  @Test(arguments: [
    ("runs show 1", "there is no run \"1\"; nothing was trained yet (\"runs\" lists them)"),
    ("train 1; runs show 2", "there is no run \"2\"; there are 1 to 1 (\"runs\" lists them)"),
    ("train 1; runs compare 1", "\"runs compare\" needs NUMBERS: runs compare NUMBERS …"),
    ("runs --sort beauty", "\"beauty\" is not known here"),
  ]) func refuses(_ script: String, _ message: String) throws {
    let shell = try shell()
    shell.run(script)
    #expect(shell.errors.contains(message), "\(shell.errors)")
  }

  @Test func somebodysNotesAreNoFileOfRuns() throws {
    let folder = try TemporaryFolder(["notes": "my notes\n"])
    let shell = try TestShell(runs: RunKeeper(file: folder.path + "/notes"))
    shell.run("layers 4; train 1")
    #expect(shell.errors.contains("it is not a file of runs"))
    #expect(try String(contentsOfFile: folder.path + "/notes", encoding: .utf8) == "my notes\n")
  }

  /// Detectors share a setting's name, and not its default.
  @Test func aRecipeNamesWhatIsNotTheDetectorsOwnDefault() throws {
    let shell = try TestShell()
    #expect(shell.run("detector lof; set neighbors 5; recipe").contains("set neighbors 5\n"))
    #expect(shell.run("show neighbors").contains("default 20"))
    #expect(shell.run("help neighbors").contains("default 5 (knn), 20"))
    #expect(!shell.run("set neighbors 20; recipe").contains("neighbors 20\ndata"))
  }

  /// What is fitted at once is a training, too: with its method's settings, and without what only networks have.
  @Test func everyDetectorIsKept() throws {
    let shell = try shell()
    shell.run("layers 4; train 2; detector lof; set neighbors 5; train; detector mean; train")
    let list = shell.run("runs").split(separator: "\n").map(String.init)
    #expect(list.contains { $0.contains("lof, neighbors 5") } && list.contains { $0.contains(" mean ") })
    let shown = shell.run("runs show 2")
    #expect(shown.contains("lof fitted on") && shown.contains("set detector lof\nset neighbors 5\ntrain"))
    #expect(!shown.contains("layers") && !shown.contains("epoch"))
    #expect(shell.run("runs compare 1 2").contains("detector") && shell.errors == "")
    #expect(shell.run("runs --sort parameters").contains("lof"))
  }
}
