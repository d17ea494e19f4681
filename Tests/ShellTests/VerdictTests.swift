import Foundation
import Shell
import Testing
import Views

/// Sentences about causes: each only where it is true.
@Suite struct VerdictTests {
  private func text(_ script: String, _ command: String) throws -> String {
    let shell = try TestShell(data: TestShell.simulatedData(), width: 300)
    shell.run(script)
    let text = shell.run(command)
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    return text
  }

  /// A network that was hardly trained gives back one curve, but not the mean beat.
  @Test func collapsedIsNotTheMeanBeat() throws {
    let slow = "set optimizer sgd; train 5"
    #expect(try text(slow, "evaluate").contains("has not even learned the mean beat"))
    let compared = try text(slow, "compare")
    #expect(compared.contains("has collapsed and has not even learned the mean beat"))
    #expect(!compared.contains("mean detector in disguise"))
    let repeated = try text("set optimizer sgd; set epochs 5", "repeat 2")
    #expect(repeated.contains("2 of 2 networks collapsed, and have not even learned the mean beat"), "\(repeated)")
    #expect(!repeated.contains("collapsed to the mean beat"))
  }

  @Test func collapsedToTheMeanBeatIsSaidToBe() throws {
    let held = "set regularizer l2; set regularization-rate 1; set epochs 30"
    #expect(try text(held + "; train", "compare").contains("it is the mean detector in disguise"))
    #expect(try text(held, "repeat 2").contains("2 of 2 networks collapsed to the mean beat"))
  }

  @Test func theReportSaysTheSame() throws {
    let shell = try TestShell()
    shell.run("set optimizer sgd; train 3; report r.html --seeds 2")
    let page = try shell.read("r.html")
    #expect(page.contains("has collapsed and has not even learned the mean beat"))
    #expect(!page.contains("it gives back the mean beat") && !page.contains("networks collapsed to the mean beat"))
  }

  /// Only principal components are a linear model.
  @Test func whoeverWinsIsCalledWhatItIs() throws {
    let poisoned = try text("set contamination 30%; train", "compare")
    #expect(poisoned.contains("by its AUC mean is ahead of the network"), "\(poisoned)")
    #expect(!poisoned.contains("linear model"))
  }

  @Test func whatTheseBeatsCannotShowIsNotClaimed() throws {
    let shell = try TestShell(width: 300)
    // 50 test beats tell little.
    let text = shell.run("train 20; compare")
    #expect(text.contains("95 % interval"), "\(text)")
    var options = SessionOptions()
    options.json = true
    let json = try TestShell(options: options)
    json.run("train 20")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.run("compare").utf8)) as? [String: Any])
    let detectors = try #require(object["detectors"] as? [[String: Any]])
    #expect(detectors[0]["difference"] == nil)
    let best = try #require(detectors.dropFirst().max { ($0["auc"] as? Double ?? 0) < ($1["auc"] as? Double ?? 0) })
    let difference = try #require(best["difference"] as? [String: Double])
    let (low, high) = (try #require(difference["low"]), try #require(difference["high"]))
    #expect(text.contains("no difference between the network and") == (low <= 0 && high >= 0))
  }

  @Test(arguments: [
    ("compare", "--on test", true), ("compare", "", false), ("repeat 2", "--on test", true), ("repeat 2", "", false),
    ("evaluate", "--on test", true), ("show", "--on test", true), ("sweep", "--on test", true), ("sweep", "", false),
    ("plot confusion", "--on test", true), ("runs", "--on test", true), ("compare --on validation", "", true),
    ("repeat 2 --on validation", "", true),
  ]) func flatteredFiguresAreCalledOptimistic(_ command: String, _ basis: String, _ isOptimistic: Bool) throws {
    let script = "train 3; threshold best f1 \(basis); train 3"
    #expect(try text(script, command).contains("optimistic") == isOptimistic)
    guard ["compare", "repeat", "sweep", "evaluate", "show"].contains(command.split(separator: " ")[0]) else { return }
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run(script)
    #expect(shell.run(command).contains("\"optimistic\":\(isOptimistic)"))
  }

  @Test func baselinesHaveTheirSpreadToo() throws {
    let text = try text("set epochs 2", "repeat 3")
    for row in ["AUC of mean", "AUC of pca"] { #expect(text.contains(row), "\(text)") }
    #expect(text.contains("of 3 seeds"))
    #expect(text.contains("sd is divided by n − 1"))
  }

  @Test func onValidationTheTestBeatsStayUntouched() throws {
    for command in ["compare --on validation", "repeat 2 --on validation", "study depth --seeds 1 --on validation"] {
      let text = try text("set epochs 2; train", command).replacing("\n", with: " ")
      #expect(text.contains("validation beats"), "\(text)")
      #expect(!text.contains("test beats"), "\(text)")
    }
  }
}
