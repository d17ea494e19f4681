import Foundation
import Shell
import Testing
import Views

/// The fields of `--json` that other programs rely on.
@Suite struct JSONTests {
  @Test func fieldsOfTheContract() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let lines = shell.run("train 3; evaluate; score 1; repeat 2; compare; show; recipe; layers; data")
    let objects = try lines.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let expected: [(String, [String])] = [
      (
        "train",
        ["epochs", "loss", "validationLoss", "seconds", "samplesPerSecond", "interrupted", "epochsDone", "collapsed"]
      ),
      (
        "evaluate",
        [
          "threshold", "auc", "averagePrecision", "accuracy", "precision", "recall", "f1", "f2", "tp", "fp", "tn", "fn",
          "classes",
        ]
      ),
      ("score", ["error", "threshold", "verdict", "percentile", "reconstruction", "beat"]),
      ("repeat", ["seeds", "auc", "collapsed"]), ("compare", ["detectors"]), ("show", ["layers", "settings"]),
      ("recipe", ["commands"]), ("layers", ["layers", "parameters"]), ("data", ["source", "classes"]),
    ]
    #expect(objects.count == expected.count)
    for (object, (command, fields)) in zip(objects, expected) {
      #expect(object["command"] as? String == command)
      for field in fields { #expect(object[field] != nil, "\(command) lacks \(field)") }
    }
    #expect((objects[2]["beat"] as? [Double])?.count == 140)
    let spread = try #require(objects[3]["auc"] as? [String: Any])
    #expect(Set(["median", "mean", "sd", "min", "max", "values"]).isSubset(of: spread.keys))
  }

  @Test func aFailingCommandIsAnObjectToo() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(shell.run("\nbottleneck 0").utf8)) as? [String: Any])
    let error = try #require(object["error"] as? [String: Any])
    #expect(error["line"] as? Int == 2)
    #expect(error["file"] as? String == "test")
    #expect((error["message"] as? String)?.hasPrefix("\"0\" is out of range") == true)
  }

  @Test func sameSeedSameBytes() throws {
    var options = SessionOptions()
    options.json = true
    let script = "set contamination 10%; train 5; evaluate; score abnormal 1; repeat 3; compare"
    #expect(try TestShell(options: options).run(script) == TestShell(options: options).run(script))
  }

  /// `--json` behind a command is what `heartline --json -c` prints for it.
  @Test(arguments: [
    "progress", "train 2", "layers", "score 1", "help train", "runs --sort auc", "set seed 3", "explain auc",
  ])
  func behindOneCommand(_ command: String) throws {
    var options = SessionOptions()
    options.json = true
    let all = try TestShell(options: options)
    let one = try TestShell()
    for shell in [all, one] { shell.run("train 1") }
    #expect(one.type("\(command) --json") == all.run(command))
    #expect(one.errors.isEmpty)
    #expect(!one.run("layers").hasPrefix("{"))
  }

  @Test func behindACommandThatFails() throws {
    let shell = try TestShell()
    #expect(shell.run("bottleneck 0 --json").hasPrefix("{\"command\":\"bottleneck\",\"error\":{"))
    #expect(shell.errors.contains("out of range"))
  }

  @Test func quotedItIsAWordLikeAnother() throws {
    let shell = try TestShell()
    shell.run("explain \"--json\"")
    #expect(shell.errors.contains("no explanation for"))
  }
}
