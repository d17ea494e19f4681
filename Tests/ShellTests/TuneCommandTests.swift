import Foundation
import Shell
import TerminalGraphics
import Testing
import Views

@Suite struct TuneCommandTests {
  private static var json: SessionOptions {
    var options = SessionOptions()
    options.json = true
    return options
  }

  private static let line = "tune bottleneck learning-rate 0.001 .. 0.1 log --trials 4"

  @Test(arguments: [60, 80, 160]) func itTellsHowItWentAndWhatItIsWorth(width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      shell.run("layers 6; set epochs 3")
      let text = shell.run(Self.line)
      #expect(shell.errors == "")
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in ["searched by AUC on the simulated validation beats", "winner", "on the test beats (6 new seeds"] {
        #expect(flat.contains(part), "\(width): \(part)")
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(width)")
      if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }) }
    }
  }

  /// The winner is the recipe, by one change; the printed commands make it, too.
  @Test func theWinnerBecomesTheRecipe() throws {
    let shell = try TestShell(options: Self.json)
    shell.run("layers 6; set epochs 2; set learning-rate 0.00001")
    let before = shell.run("recipe")
    let line = shell.run(Self.line)
    let record = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(record["command"] as? String == "tune" && record["ending"] as? String == "complete")
    for key in ["validation", "test", "before", "optimism", "winner", "rounds", "finalists", "verdict"] {
      #expect(record[key] != nil, "\(key)")
    }
    let commands = try #require(record["commands"] as? [String])
    #expect(!commands.isEmpty)
    let after = shell.run("recipe")
    shell.run("undo")
    #expect(shell.run("recipe") == before)
    #expect(shell.run(Self.line) == line)
    shell.run("undo")
    for command in commands { shell.run(command) }
    #expect(shell.errors == "" && shell.run("recipe") == after)
    // Trainings of the last round, judged on the validation beats, then those on the test beats.
    let runs = try #require(
      (try JSONSerialization.jsonObject(with: Data(shell.run("runs --last 100").utf8)) as? [String: Any])?["runs"]
        as? [[String: Any]])
    #expect(runs.count == 2 * (15 + 12))
    #expect(runs.prefix(15).allSatisfy { $0["on"] as? String == "validation" } && runs[15]["on"] == nil)
  }

  @Test(arguments: [
    ("tune botleneck", "there is no setting \"botleneck\"; did you mean \"bottleneck\"?"),
    ("tune contamination", "\"study contamination\" varies it"), ("tune seed", "so it is not searched"),
    ("tune bottleneck bottleneck", "\"bottleneck\" is there twice"), ("tune bottleneck 3", "leaves nothing to choose"),
    ("tune bottleneck 1 .. 4 9", "has only 4 different values"), ("tune bottleneck 1 .. 4 log activation x", "x"),
    ("tune neighbors", "needs knn or lof"), ("detector mean; tune", "mean has no settings of its own"),
    ("tune bottleneck --trials 1", "\"1\" is out of range"), ("tune --budget never", "\"never\" is not a time"),
    ("set validation 0%; tune", "validation beats"),
  ]) func refuses(_ line: String, _ message: String) throws {
    let shell = try TestShell()
    shell.run(line)
    #expect(shell.errors.contains(message), "\(shell.errors)")
  }

  @Test func wordsAreCompleted() throws {
    let shell = try TestShell()
    func candidates(_ line: String) -> [String] { shell.session.completionAnswer(to: line).candidates.map(\.text) }
    #expect(candidates("tune ").contains("layers") && candidates("tune optimizer ").contains("adam"))
    #expect(candidates("tune optimizer adam sgd bottl") == ["bottleneck"])
  }
}
