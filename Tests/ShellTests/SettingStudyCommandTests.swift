import Foundation
import Shell
import TerminalGraphics
import Testing
import Views

/// `study` of a setting, or of two.
@Suite struct SettingStudyCommandTests {
  private static let small = "layers 6; set epochs 2"

  private static var json: SessionOptions {
    var options = SessionOptions()
    options.json = true
    return options
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test(arguments: [60, 80, 160]) func oneSettingIsATableAndIntervals(width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      shell.run(Self.small)
      let text = shell.run("study bottleneck 1 2 4 --seeds 2")
      #expect(shell.errors == "")
      for part in ["bottleneck", "AUC: lowest, median, highest", "6 trainings", "2 seeds cannot show"] {
        #expect(text.replacing("\n", with: " ").contains(part), "\(width): \(part)")
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(width)")
      if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }) }
    }
  }

  @Test(arguments: [60, 80, 160]) func twoSettingsAreMaps(width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      shell.run(Self.small)
      let text = shell.run("study layers none 6-3 by contamination 0% .. 20% 3 --seeds 1 --metric ap")
      #expect(shell.errors == "")
      for part in ["median average precision", "spread", "contamination 10%: layers", "every one learns from"] {
        #expect(text.replacing("\n", with: " ").contains(part), "\(width): \(part)")
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(width)")
      if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }) }
    }
  }

  /// Names of studies win over those of settings, values make the difference; old lines mean what they did.
  @Test(arguments: [
    ("study contamination --seeds 1", "study"), ("study batch --seeds 1", "study"), ("study opt --seeds 1", "study"),
    ("study contamination 0% 10% --seeds 1", "settings"), ("study learning-rate 0.01 0.1 --seeds 1", "settings"),
    ("study optimizer --seeds 1", "settings"), ("study bott 1 2 --seeds 1", "settings"),
    ("study bottleneck 1 2 seeds 1 on validation", "settings"), ("study \"layers\" none '6 3' --seeds 1", "settings"),
  ]) func namesWinOverSettings(_ line: String, _ key: String) throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    let record = try object(shell.type(line))
    #expect(record[key] != nil, "\(line): \(shell.errors)")
    #expect(record["command"] as? String == "study")
  }

  @Test func whatJSONHolds() throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    let line = shell.run("study bottleneck 1 2 by contamination 0% 10% --seeds 2 --on validation")
    let record = try object(line)
    #expect(record["settings"] as? [String] == ["bottleneck", "contamination"])
    #expect(record["on"] as? String == "validation" && record["verdict"] is String)
    let cells = try #require(record["cells"] as? [[String: Any]])
    #expect(cells.count == 4)
    #expect((cells[3]["values"] as? [String: Double]) == ["bottleneck": 2, "contamination": 0.1])
    for cell in cells {
      #expect(((cell["auc"] as? [String: Any])?["values"] as? [Double])?.count == 2)
      #expect(cell["seeds"] as? Int == 2 && cell["collapsed"] is Int && cell["seconds"] == nil)
    }
    #expect(line == shell.run("study bottleneck 1 2 by contamination 0% 10% --seeds 2 --on validation"))
  }

  /// Every training is a run, on the beats it was judged on, in the order of the plan.
  @Test func trainingsAreRuns() throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    shell.run("study bottleneck 1 2 --seeds 2; study bottleneck 1 2 --seeds 1 --on validation")
    let runs = try #require(try object(shell.run("runs"))["runs"] as? [[String: Any]])
    let settings = runs.compactMap { $0["settings"] as? [String: String] }
    #expect(settings.map { $0["bottleneck"] } == ["1", "2", "1", "2", "1", "2"])
    #expect(settings.map { $0["seed"] } == ["1", "1", "2", "2", "1", "1"])
    #expect(runs.map { $0["on"] as? String } == [nil, nil, nil, nil, "validation", "validation"])
  }

  @Test func aStudyGoesOnAndIsWritten() throws {
    let shell = try TestShell(options: Self.json)
    shell.run(Self.small)
    shell.run("study bottleneck 1 2 --seeds 2")
    let more = try object(shell.run("study --resume --seeds 3"))
    #expect(more["reused"] as? Int == 4 && more["finished"] as? Int == 6)
    shell.run("study bottleneck 1 2 4 --seeds 3 --resume --save s.csv")
    #expect(shell.errors == "")
    let lines = try shell.read("s.csv").split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines[0] == "bottleneck,seed,auc,averagePrecision,accuracy,precision,recall,f1,f2,collapsed,diverged")
    shell.run("study bottleneck 1 2 --seeds 1 --save s.svg")
    #expect(try shell.read("s.svg").hasPrefix("<svg"))
  }

  @Test(arguments: [
    ("study", "\"study\" needs WHAT"),
    ("study botleneck 1 2", "did you mean \"bottleneck\"?"), ("study lr 1 2", "did you mean \"learning-rate\"?"),
    ("study depth 1 2", "\"depth\" is a study with values of its own; \"study layers VALUE"),
    ("study seed 1 2", "\"--seeds 20\""), ("study bottleneck 3", "one value of bottleneck leaves nothing to compare"),
    ("study bottleneck 1 x", "\"x\" is not a whole number"), ("study bottleneck 1 1", "\"1\" is there twice"),
    ("study bottleneck 1 .. 100", "holds 100 values"), ("study bottleneck 1 ..", "needs its other end"),
    ("study bottleneck .. 3", "needs a number before it"), ("study bottleneck 1 .. 4 99", "that goes from 2 to 50"),
    ("study layers 15-x none", "\"15-x\" is not a list of hidden layers"),
    ("study optimizer adam by", "\"by\" needs a setting after it"),
    ("study bottleneck 1 2 by layers by optimizer", "\"optimizer\" is a third setting"),
    ("study bottleneck 1 2 by bottleneck 3 4", "\"bottleneck\" is there twice"),
    ("study bottleneck 1 .. 50 by layers", "2,000 are the most"), ("study train-size", "say which values"),
    ("study train-size 10 99999", "train-size 99999 cannot be had"),
    ("study bottleneck 1 2 --budget soon", "\"soon\" is not a time"), ("study --resume", "there is no study to go on"),
    ("study depth --metric f1", "has no \"--metric\""), ("study neighbors 1 2", "needs knn or lof"),
    ("study neighbors 1 2 by detector knn pca", "pca has no neighbors"),
  ]) func refuses(_ line: String, _ message: String) throws {
    let shell = try TestShell()
    let before = shell.run("recipe")
    shell.run(line.hasPrefix("study optimizer adam by") ? "study optimizer adam sgd by" : line)
    #expect(shell.errors.contains(message), "\(shell.errors)")
    #expect(shell.run("recipe; runs").hasPrefix(before))
  }

  @Test func wordsAreCompletedAndHinted() throws {
    let shell = try TestShell()
    func candidates(_ line: String) -> [String] { shell.session.completionAnswer(to: line).candidates.map(\.text) }
    #expect(candidates("study ").contains("depth") && candidates("study ").contains("bottleneck"))
    #expect(candidates("study optimizer ").contains("adam") && candidates("study optimizer ").contains("by"))
    #expect(!candidates("study optimizer adam ").contains("adam"))
    #expect(candidates("study optimizer adam by ").contains("layers"))
    #expect(candidates("study bottleneck 1 2 by optimizer a") == ["adam", "adamax", "adadelta"])
    #expect(candidates("study bottleneck 1 2 --metric ").contains("f1"))
  }

  /// What took long is not lost to a slip in a name.
  @Test func aStudyOutlivesItsFile() throws {
    let shell = try TestShell()
    shell.run("layers 4; set epochs 2")
    shell.run("study bottleneck 1 2 --seeds 2 --save nowhere/x.csv")
    #expect(shell.errors.contains("there is no folder"))
    shell.run("study bottleneck 1 2 --seeds 2 --save x.txt")
    #expect(shell.errors.contains("must end in .svg"))
    #expect(shell.run("study --resume") == "" && shell.errors.contains("there is no study"))
    try shell.write("mine", to: "mine.csv")
    let text = shell.run("study bottleneck 1 2 --seeds 2 --save mine.csv")
    #expect(text.contains("not saved: \"mine.csv\" is there already") && text.contains("4 trainings"))
    #expect(try shell.read("mine.csv") == "mine")
    #expect(shell.run("study --resume --save other.csv").contains("saved other.csv"))
  }
}
