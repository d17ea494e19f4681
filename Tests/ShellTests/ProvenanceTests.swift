import Foundation
import Heartbeats
import Shell
import Testing
import Workbench

/// Where figures come from is said wherever they are shown.
@Suite struct ProvenanceTests {
  private func records(_ script: String) throws -> [[String: Any]] {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    return try shell.run(script).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func everyRecordNamesSourceSplitAndSeed() throws {
    let script = """
      set seed 4; train 2; evaluate; score 1; compare; repeat 2; sweep; study depth --seeds 1; show; layers; data; recipe
      threshold; plot roc; plot latent; plot beats; plot reconstruction 3; runs; help; explain auc; lessons; undo
      """
    for record in try records(script) {
      let command = record["command"] as? String ?? ""
      #expect(!(record["error"] is [String: Any]), "\(command)")
      #expect(record["data"] as? String == "simulated", "\(command)")
      #expect(record["split"] as? String == "ucr-swapped", "\(command)")
      #expect(record["seed"] as? Int == (command == "undo" ? 1 : 4), "\(command)")
    }
  }

  /// A file's beats, scored by what was trained on others.
  @Test func afterOtherDataBothAreNamed() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let rows = (0..<80).map { row in
      "\(row % 2 + 1) " + (0..<140).map { "\(Float(($0 * (row % 2 + 1) * 7 + row) % 23) / 7)" }.joined(separator: " ")
    }
    try shell.write(rows.joined(separator: "\n"), to: "mine.txt")
    shell.run("train 1; data use mine.txt")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    func record(_ command: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(shell.run(command).utf8)) as? [String: Any])
    }
    let score = try record("score 1")
    #expect(score["data"] as? String == "mine.txt" && score["trainedOn"] as? String == "simulated")
    // Figures are of the rows that are judged now, by what was trained on others; validation rows are of its own data.
    for command in ["evaluate", "compare", "sweep", "plot roc", "plot confusion", "plot latent"] {
      let figures = try record(command)
      #expect(figures["data"] as? String == "mine.txt" && figures["trainedOn"] as? String == "simulated", "\(command)")
    }
    for command in ["evaluate --on validation", "plot loss", "plot history"] {
      #expect(try record(command)["data"] as? String == "simulated", "\(command)")
    }
    #expect(try record("layers")["trainedOn"] == nil)
  }

  @Test(arguments: ["train 2", "evaluate", "score 1", "compare", "repeat 2", "sweep", "study depth --seeds 1"])
  func everyLineNamesSimulatedBeats(_ command: String) throws {
    let shell = try TestShell()
    shell.run("train 2")
    let text = shell.run(command).replacing("\n", with: " ")
    #expect(text.contains("simulated"), "\(text)")
  }

  @Test func aScriptIsToldOnce() throws {
    var options = SessionOptions()
    options.notesSimulatedBeats = true
    let shell = try TestShell(options: options)
    shell.run("layers 9")
    #expect(shell.errors.isEmpty)
    shell.run("train 1; train 1; repeat 2")
    #expect(
      shell.errors == "heartline: note: these are simulated beats, not ECG5000; \"data fetch\" brings the real ones\n")
    shell.run("train 1")
    #expect(shell.errors.isEmpty)
    let prompt = try TestShell(options: options)
    prompt.type("train 1")
    #expect(prompt.errors.isEmpty)
  }

  /// One sentence for each cause, wherever a detector is used that is not of this recipe or these data.
  @Test(arguments: ["score 1", "evaluate", "compare", "sweep", "plot roc", "plot reconstruction 1", "draw attack"])
  func whatChangedIsNamed(_ command: String) throws {
    let shell = try TestShell(width: 200)
    shell.run("train 4; data use simulated")
    let data = shell.run(command)
    #expect(shell.errors.isEmpty || command == "draw attack", "\(shell.errors)")
    #expect(!data.contains("the network or the settings changed"))
    let changed = try TestShell(width: 200)
    changed.run("train 4; draw from beat 1; bottleneck 3")
    let text = changed.run(command)
    #expect(changed.errors.isEmpty, "\(changed.errors)")
    #expect(text.contains("stale: since this detector was trained you changed bottleneck 2 → 3"), "\(text)")
    #expect(!text.contains("the data changed"))
  }
}
