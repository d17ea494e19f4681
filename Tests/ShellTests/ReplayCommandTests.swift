import Foundation
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// `replay` where there is no terminal, `replay keep`, and what `train` says of patience.
@Suite struct ReplayCommandTests {
  @Test func withoutATerminalItTellsTheMoments() throws {
    let shell = try TestShell()
    shell.run("set batch-size 32; train 12")
    let output = shell.run("replay")
    #expect(shell.errors.isEmpty)
    let replay = try Replay(shell.session.bench.trained())
    #expect(output.hasPrefix("the last training, 12 epochs; "))
    for moment in replay.mainMoments { #expect(output.contains(moment.name), "\(moment.name)") }
    for epoch in ["epoch 1 ·", "epoch 12 ·", "normal 1", "AUC"] { #expect(output.contains(epoch), "\(epoch)") }
    #expect(shell.run("replay") == output)
    let single = shell.run("replay 3")
    for word in ["epoch 3 ·", "bottleneck", ", threshold", "training", "dead"] {
      #expect(single.contains(word), "\(word)")
    }
  }

  @Test(arguments: [30, 60, 80, 120]) func itKeepsToTheWidth(_ width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      shell.run("set batch-size 32; train 6")
      for line in (shell.run("replay") + shell.run("replay 2")).split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
        if glyphs == .ascii { #expect(line.unicodeScalars.allSatisfy { $0.isASCII }, "\(line)") }
      }
    }
  }

  @Test func jsonIsARecordAnEpoch() throws {
    let shell = try TestShell()
    shell.run("set batch-size 32; train 6; replay keep 4")
    shell.session.options.json = true
    let lines = shell.run("replay").split(separator: "\n")
    let records = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(records.map { $0["epoch"] as? Int } == [1, 2, 3, 4, 5, 6])
    #expect(records.map { $0["current"] as? Bool } == [false, false, false, true, false, false])
    let replay = try Replay(shell.session.bench.trained())
    for (record, figures) in zip(records, replay.epochs) {
      #expect(record["command"] as? String == "replay")
      // Reading a number back may cost its last digit.
      for (name, figure) in [
        ("auc", figures.auc), ("validationLoss", figures.validationLoss), ("spread", figures.spread),
      ] {
        #expect(abs((record[name] as? Double ?? .nan) - (figure ?? 0)) < 1e-12, "\(name)")
      }
      #expect((record["deadUnits"] as? [[String: Any]])?.count == 5)
      #expect(record["seed"] as? Int == 1)
    }
    #expect(shell.run("replay 3").split(separator: "\n").count == 1)
  }

  @Test func keepingAnEpochSaysWhatComesOfIt() throws {
    let shell = try TestShell()
    shell.run("set batch-size 32; train 8")
    let output = shell.run("replay keep 3")
    for words in [
      "the detector is the network of epoch 3 now", "\"train more\" continues as if training had ended there",
      "forgets epochs 4 to 8", "\"replay keep 8\" takes it back",
    ] { #expect(output.replacing("\n", with: " ").contains(words), "\(words)") }
    #expect(shell.run("replay keep 3").contains("is the network of epoch 3 already"))
    #expect(shell.run("replay").contains("the detector is the network of epoch 3\n"))
    shell.run("train more 1")
    #expect(try shell.session.bench.trained().training?.epochsDone == 4)
  }

  @Test(arguments: [
    ("replay", "nothing is trained yet; type \"train\" first"),
    ("replay keep 3", "nothing is trained yet"),
    ("train 4; replay 9", "there is no epoch 9; 4 were trained"),
    ("train 4; replay keep 9", "there is no epoch 9; 4 were trained"),
    ("train 4; replay keep", "no epoch is marked"),
    ("train 0; replay", "nothing was trained yet"),
    ("train 4; replay 0", "there is no epoch 0; 4 were trained"),
    ("set detector knn; train; replay", "\"replay\" needs autoencoder"),
    ("set detector knn; train; replay keep 2", "\"replay keep\" needs autoencoder"),
    ("set validation 0%; set patience 5; train", "patience watches the validation loss"),
    ("step --explain 9:1", "there is no layer \"9\"; there are layers 1 to 6"),
    ("step --explain 1:99", "there is no unit \"99\" in layer 1; it has 15 units"),
    ("step --explain hidden", "\"hidden\" does not name a unit"),
    ("step --explain 1:2:3", "does not name a unit"),
    ("step 2", "a unit is named for \"--explain\" only"),
    ("set detector knn; step --explain", "knn"),
  ]) func badWordsGetALine(_ commands: String, _ expected: String) throws {
    let shell = try TestShell()
    shell.run(commands)
    #expect(shell.errors.contains(expected), "\(shell.errors)")
  }

  @Test func trainSaysThatPatienceHasRunOut() throws {
    let shell = try TestShell()
    let output = shell.run("layers 30; bottleneck 10; train-size 20; batch-size 4; epochs 150; patience 10; train")
    let detector = try shell.session.bench.trained()
    let training = try #require(detector.training)
    let last = try #require(detector.snapshots?.reports.last?.epoch)
    #expect(last > training.epochsDone)
    #expect(
      output.replacing("\n", with: " ").contains(
        "stopped after epoch \(last): the validation loss was lowest in epoch \(training.epochsDone)"))
    #expect(shell.run("recipe").contains("set patience 10"))
    shell.session.options.json = true
    #expect(shell.run("train").contains("\"lastEpoch\":\(last)"))
  }
}
