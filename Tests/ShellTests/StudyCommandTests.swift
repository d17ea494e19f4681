import Foundation
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

@Suite struct StudyCommandTests {
  private static let small = "layers 6; set epochs 12"

  private static var json: SessionOptions {
    var options = SessionOptions()
    options.json = true
    return options
  }

  /// Table, charts, claim and verdict in every width and in plain characters; no line is wider than the terminal.
  @Test(arguments: [60, 80, 110, 160]) func everythingIsThere(width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      shell.run(Self.small)
      for kind in StudyKind.allCases {
        let text = shell.run("study \(kind.rawValue) --seeds 2")
        #expect(shell.errors == "")
        for part in ["AUC: lowest, median, highest", "claim: ", "simulated beats, 2 seeds"] {
          #expect(text.contains(part), "\(kind) at \(width): \(part)")
        }
        // Two seeds prove nothing.
        #expect(text.contains("\nundecided: "), "\(kind)")
        #expect(text.replacing("\n", with: " ").contains("too few seeds to tell"), "\(kind)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(kind) at \(width)")
        if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }) }
      }
    }
  }

  /// The same each time, and the session stays as it was.
  @Test func aStudyChangesNothing() throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    let before = shell.run("show; recipe")
    let first = shell.run("study batch-size --seeds 2")
    #expect(first == shell.run("study batch-size --seeds 2"))
    #expect(before == shell.run("show; recipe"))
    #expect(shell.run("evaluate").contains("nothing is trained yet"))
  }

  @Test func whatJSONHolds() throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    let line = shell.run("study contamination --seeds 2")
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["command"] as? String == "study")
    #expect(object["study"] as? String == "contamination")
    #expect(object["interrupted"] as? Bool == false)
    let levels = try #require(object["levels"] as? [[String: Any]])
    #expect(levels.map { $0["name"] as? String } == ["0%", "5%", "10%", "20%", "30%", "40%", "50%"])
    for level in levels {
      #expect((level["auc"] as? [String: Any])?["values"] as? [Double] != nil)
      #expect(level["runs"] as? Int == 2 && level["collapsed"] is Int && level["epochsToTarget"] is [String: Any])
      // Durations would differ from run to run.
      #expect(level["seconds"] == nil)
    }
    let finding = try #require(object["finding"] as? [String: Any])
    #expect((finding["tests"] as? [[String: Any]])?.count == 2)
    #expect(finding["verdict"] as? String == "undecided" && finding["undecided"] as? String == "too few seeds to tell")
    #expect(finding["seeds"] as? Int == 2 && finding["neededSeeds"] as? Int == 5)
    #expect(object["data"] as? String == "simulated" && object["seed"] as? Int == 1)
  }

  @Test func stoppingAtOnceChangesNothing() throws {
    let shell = try TestShell()
    shell.run("study frequency")
    #expect(shell.errors.contains("\"frequency\" is not known here"))
    shell.run("study depth --seeds 0")
    #expect(shell.errors.contains("\"0\" is out of range"))
    shell.run("study")
    #expect(shell.errors.contains("\"study\" needs WHAT"))
  }

  /// Every word that a study prints can be explained.
  @Test(arguments: [
    "study", "level", "spread", "target", "epochs to target", "steps", "claim", "reproduced", "refuted", "conditional",
    "undecided", "collapsed", "overfitting", "safetensors", "onnx", "tensorflow.js",
  ]) func wordsAreExplained(word: String) throws {
    let shell = try TestShell()
    #expect(shell.run("explain \"\(word)\"").count > 40, "\(word): \(shell.errors)")
  }
}
