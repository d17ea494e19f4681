import Foundation
import Heartbeats
import Shell
import Testing
import Views
import Workbench

/// Drawing by commands: what they answer, what they refuse, and that a drawing outlives the session.
@Suite struct DrawTests {
  private func drawn(_ shell: TestShell) throws -> Drawing { try shell.session.bench.drawing() }

  @Test func aPictureSaysWhatWasDrawnAndWhatWasFilledIn() throws {
    let shell = try TestShell(width: 200)
    let output = shell.run("draw <<END\n      **\n        *   *\nEND")
    #expect(output.contains("a picture of 2 rows and 13 columns, on the usual scale, -6 to 4"))
    #expect(
      output.contains(
        "drawn: 65–99, 135–140 · filled in: 1–64, 100–134 (straight between drawn points and held at the ends)"))
    #expect(try drawn(shell).values[0] == 4)
    let little = shell.run("draw <<END\n               *                        \n.\nEND; ")
    #expect(little.isEmpty)
    #expect(shell.run("draw points 3:1").contains("! only 1 of 140 points is drawn"))
  }

  @Test(arguments: [
    ("draw points 0:-0.4 4:-4 20:0", "straight lines through 3 points"),
    ("draw points 0:-0.4 4:-4 20:0 --smooth", "a monotone cubic through 3 points"),
    ("draw points --smooth 0:-0.4 4:-4 20:0", "a monotone cubic through 3 points"),
    ("draw values 0 -2 -4 1e-1 50%", "5 values, resampled to 140 points"),
    ("draw from beat 17", "test beat 17: class"), ("draw from beat abnormal 2", ": class"),
    ("draw from beat 2 1", "class 2, R-on-T"), ("draw simulate", "a simulated beat of class 1, normal"),
    (
      "draw simulate pvc --t-wave 0.2 --st 0.5 --rate 110",
      "class 3, premature ventricular contraction, st × 0.5, t-wave × 0.2, at"
    ),
    ("draw simulate normal --p-wave -1 --qrs 2 --next-r 0 --seed -4", "p-wave × -1, qrs × 2, next-r × 0"),
    ("draw from beat 17; draw edit 96..110 * 0.2", "points 96–110 * 0.2"),
    ("draw from beat 17; draw edit t-wave = -0.5", "points 28–48 = -0.5"),
    ("draw from beat 17; draw edit 30..50 + 0.5", "points 30–50 + 0.5"),
    ("draw from beat 17; draw edit 12 - 1", "points 12 - 1"),
    ("draw from beat 17; draw edit all / 2", "points 1–140 / 2"),
    ("draw from beat 17; draw shift 4", "shifted by 4 points to the right"),
    ("draw from beat 17; draw shift -1", "shifted by 1 point to the left"),
    ("draw from beat 17; draw noise 0.1", "added noise"), ("draw from beat 17; draw smooth", "smoothed"),
    ("draw from beat 17; draw flip", "upside down"), ("draw from beat 17; draw mine; draw show mine", "mine"),
    ("draw from beat 17; draw mine", "kept as mine"),
    ("draw from beat 17; draw Mine; draw flip; draw mine", "kept as mine, in place of what was there"),
    ("draw from beat 17; draw mine; draw flip; draw from mine", "taken up from mine"),
    ("draw mine <<END\n*\n *\nEND", "on the usual scale, -6 to 4; kept as mine"),
    ("draw from beat 17; draw save b.txt", "wrote 140 values to b.txt"),
    ("draw points 3:1; draw save b.txt", "139 points of them filled in, which the file does not tell"),
  ]) func answer(_ script: String, _ expected: String) throws {
    let shell = try TestShell(width: 200)
    let output = shell.run(script)
    #expect(shell.errors.isEmpty)
    #expect(output.contains(expected), "\(output)")
  }

  @Test(arguments: [
    ("draw", "there is no terminal to draw on here; \"draw <<END\" takes a picture"),
    ("draw show", "nothing is drawn yet; \"draw\" opens the canvas"), ("draw flip", "nothing is drawn yet"),
    ("draw save x", "nothing is drawn yet"), ("draw mine", "nothing is drawn yet"),
    ("score drawn", "nothing is trained yet"),
    ("draw show mine", "there is no drawing \"mine\"; nothing is drawn yet"),
    ("draw from beat", "\"draw from beat\" needs a beat after it"),
    ("draw from 17", "a test beat is \"draw from beat 17\""),
    ("draw from beat 17 3", "there is no class \"17\""),
    ("draw points 1", "\"1\" is not a point; write position:value, as in 4:-4"),
    ("draw points 1:x", "\"1:x\" is not a point"),
    ("draw points 150:1", "\"150\" is not a place on the beat; positions run from 0 to 140"),
    ("draw points 4:1 4:2", "position 4 has two values"), ("draw points 4:1e6", "\"1000000\" is too large"),
    ("draw values 1 zwei", "\"zwei\" is not a number; a point to be filled in is -"),
    ("draw values 1", "one value makes no beat"),
    ("draw values - -", "no value is drawn"), ("draw values nan nan", "\"nan\" is not a number"),
    ("draw <<END\nabc\nEND", "the picture holds no mark"), ("draw 17", "\"17\" is not a name for a drawing"),
    ("draw from beat 17; draw normal", "\"normal\" means something else already; take another name, as in my-normal"),
    ("draw from beat 17; draw edit 0..5 * 2", "\"0..5\" names no points"),
    ("draw from beat 17; draw edit 5..141 * 2", "\"5..141\" names no points"),
    ("draw from beat 17; draw edit 5.. * 2", "\"5..\" names no points"),
    ("draw from beat 17; draw edit 5..9 ^ 2", "\"^\" is not known here"),
    ("draw from beat 17; draw edit 5..9 / 0", "\"0\" divides nothing"),
    (
      "draw points 50:1; draw edit 5..9 * 2",
      "points 5 to 9 are not drawn, so there is nothing to change; \"=\" draws them"
    ),
    ("draw from beat 17; draw shift 140", "\"140\" is out of range"),
    ("draw simulate --rate 20", "rate takes a number from 30 to 220"),
    ("draw simulate weird", "\"weird\" is not known here"), ("draw attack", "nothing is trained yet"),
    ("draw attack --budget 0", "budget takes a number above 0"), ("draw poinst 1:2", "did you mean \"points\"?"),
    ("train 1; score drawn", "nothing is drawn yet; \"draw\" opens the canvas"),
    ("train 1; draw from beat 1; score drawn 2", "\"2\" is one word too many"),
    ("train 1; score drwan", "did you mean \"drawn\"?"),
  ]) func refusal(_ script: String, _ expected: String) throws {
    let shell = try TestShell()
    shell.run(script)
    #expect(shell.errors.contains("error: ") && shell.errors.contains(expected), "\(shell.errors)")
  }

  @Test func theRecipeBringsDrawingsBackToTheLastDigit() throws {
    let shell = try TestShell()
    shell.run(
      "draw simulate --t-wave 0.1; draw edit 30..60 * 0.123; draw mine; draw points 3:1 90:2; draw sketch; draw flip")
    let recipe = shell.run("recipe")
    let again = try TestShell()
    again.run(recipe)
    #expect(again.errors.isEmpty)
    #expect(again.session.bench.drawings == shell.session.bench.drawings)
    #expect(again.run("recipe") == recipe)
  }

  @Test func sessionFilesKeepDrawings() throws {
    let shell = try TestShell()
    shell.run(
      "draw simulate; draw mine; draw points 3:1 90:2; save a.heartline; draw flip; draw other; load a.heartline")
    #expect(shell.errors.isEmpty)
    #expect(shell.session.bench.drawings.keys.sorted() == ["drawn", "mine"])
    #expect(try drawn(shell).drawnStretches == [2...89])
    shell.run("train 1; save b.heartline; draw flip; load b.heartline")
    #expect(try drawn(shell)[2] == 1)
  }

  @Test func aSavedDrawingIsABeatToScore() throws {
    let shell = try TestShell()
    let saved = shell.run("train 2; draw from beat 3; draw noise 0.2; score drawn; draw save mine.txt")
    let error = try #require(saved.firstMatch(of: /error [0-9.]+/)).output
    #expect(shell.run("score mine.txt").contains(error))
  }

  @Test func scoringADrawingSaysAllOfIt() throws {
    let shell = try TestShell(width: 200)
    let output = shell.run("train 5; draw from beat 17; draw noise 0.1; score drawn")
    for part in [
      "drawn and its reconstruction", "× the threshold of", "error ▕", "normal simulated training beats",
      "most of the error: points",
      "nearest mean beat: class", "nearest beat: ", "the baselines say: ", "(mean, ", "(pca, ",
    ] { #expect(output.contains(part), "\(part) is missing in\n\(output)") }
    let sketch = shell.run("bottleneck 3; draw points 3:1 9:2; score drawn")
    let lines = sketch.split(separator: "\n").drop { !$0.hasPrefix("! stale") }
    #expect(lines.dropFirst().first?.hasPrefix("! only 7 of 140 points are drawn") == true)
    #expect(sketch.contains("drawn: 3–9 · filled in: 1–2, 10–140 (held at the ends)"))
  }

  /// The nearest beat of a copy of a beat is that beat, and of a test beat itself another one.
  @Test func theNearestBeatIsFound() throws {
    let shell = try TestShell(width: 200)
    let output = shell.run("train 1; draw from beat 17; draw edit 40 + 0.1; score drawn")
    #expect(output.contains("nearest beat: beat 17, class 1 (0.01)") || output.contains("nearest beat: beat 17, class"))
    #expect(!shell.run("score 17").contains("nearest beat: beat 17,"))
  }

  @Test func figuresOfDrawingsAreInTheJSON() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let script = "draw points 3:1 9:2\ntrain 5\nscore drawn\ndraw from beat 2\ndraw attack --budget 10\ndraw show"
    let objects = try shell.run(script).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(
      objects.map { $0["command"] as? String } == [
        "draw points", "train", "score", "draw from", "draw attack", "draw show",
      ])
    #expect((objects[0]["beat"] as? [Double])?.count == 140)
    #expect(objects[0]["drawn"] as? Int == 7 && objects[0]["filledIn"] as? Int == 133)
    let score = objects[2]
    for field in [
      "error", "threshold", "verdict", "percentile", "reconstruction", "beat", "nearestClass", "nearestBeat",
      "detectors",
    ] {
      #expect(score[field] != nil, "score lacks \(field)")
    }
    #expect(score["name"] as? String == "drawn" && score["mostlyFilledIn"] as? Bool == true)
    #expect((score["detectors"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["mean", "pca"])
    let attack = objects[4]
    for field in [
      "succeeded", "budget", "largestChange", "errorBefore", "errorAfter", "verdictBefore", "before", "after",
    ] {
      #expect(attack[field] != nil, "draw attack lacks \(field)")
    }
  }

  /// Whatever the attack says it reached, the score of the drawing it leaves says too.
  @Test(arguments: ["normal 1", "abnormal 1", "abnormal 3"]) func anAttackFlipsTheVerdict(_ beat: String) throws {
    let shell = try TestShell()
    shell.run("train 20; draw from beat \(beat)")
    let bench = shell.session.bench
    let before = try bench.score(bench.drawing().values)
    let output = shell.run("draw attack --budget 3")
    let changed = try shell.session.bench.drawing().values
    let after = try bench.score(changed)
    #expect(shell.errors.isEmpty)
    #expect(after.isAbnormal != before.isAbnormal, "\(output)")
    for (old, new) in zip(before.beat, changed) { #expect(abs(old - new) <= 3.0001) }
    shell.run("draw from beat \(beat)")
    let small = shell.run("draw attack --budget 0.0001")
    #expect(small.contains("no change of at most"))
    #expect(try shell.session.bench.drawing().values == before.beat)
    // The budget it names is enough.
    let needed = try #require(small.split(separator: "--budget ").last?.prefix { $0.isNumber || $0 == "." })
    #expect(shell.run("draw attack --budget \(needed)").contains("the smallest change found"))
  }

  /// Whatever is drawn and however it is scaled: figures that are numbers, and JSON that can be read.
  @Test(arguments: ["feature", "global", "none"]) func noDrawingScoresWhatIsNoNumber(_ scaling: String) throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("set scaling \(scaling); train 2")
    for picture in ["-1000 1000", "1000 - 1000 -1000", "0 0", "1e-30 -1e-30", "- 1000", "999.999 -4 -4 - - - 2"] {
      for edit in ["draw flip", "draw noise 100", "draw shift 100", "draw edit qrs = -1000", "draw smooth"] {
        shell.run("draw values \(picture); \(edit)")
        let score = try shell.session.bench.score(shell.session.bench.drawing().values)
        #expect(score.error.isFinite && score.reconstruction.allSatisfy { $0.isFinite })
        #expect((0...100).contains(score.percentile))
        for line in shell.run("score drawn; draw attack --budget 10").split(separator: "\n") {
          #expect(!line.contains("nan") && !line.contains("infinity"))
        }
        #expect(shell.errors.isEmpty)
      }
    }
  }

  @Test func flagsAreOfferedAndStandAlone() throws {
    let shell = try TestShell()
    #expect(shell.session.completions(of: "score dr") == ["drawn"])
    #expect(shell.session.completions(of: "draw points 1:2 --") == ["--smooth", "--json"])
    #expect(shell.session.completions(of: "draw points --smooth 1:2 --") == ["--json"])
    #expect(shell.session.hint(for: "draw points ") == "POSITION:VALUE … [--smooth]")
    #expect(shell.type("draw poi 1:2 9:1 --smooth").contains("a monotone cubic"))
  }
}
