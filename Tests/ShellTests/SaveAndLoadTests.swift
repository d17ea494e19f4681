import Foundation
import Shell
import Testing
import Views
import Workbench

@Suite struct SaveAndLoadTests {
  /// Every setting is another than usual.
  private static let changed = """
    data use simulated; layers 6 5; bottleneck 3; set activation elu; set optimizer adamax; set learning-rate 0.0123456; \
    set batch-size 17; set epochs 3; set regularizer l1l2; set regularization-rate 1.5e-5; set regularized-layers relu; \
    set contamination 12.34567%; set train-size 200; set test-size 99; set validation 31%; set split ucr; \
    set scaling global; set seed -7; set beta1 0.8; set beta2 0.99; set momentum 0.5; set rho 0.9
    """

  /// Saved and loaded, a session says the same, byte for byte; and it trains on as if nothing had been.
  @Test(arguments: [
    "threshold best f2", "threshold percentile 91.5", "threshold 0.0123", "threshold cost 1:20 --on test",
  ])
  func aSessionComesBack(threshold: String) throws {
    let shell = try TestShell()
    shell.run("\(Self.changed); train; \(threshold); save kept.heartline")
    #expect(shell.errors == "")
    let figures = "show; evaluate; score 17; compare; threshold"
    let expected = shell.run(figures)
    let goneOn = shell.run("train more 2; evaluate; recipe")
    shell.run("reset; data use simulated; layers 3; train 1; load kept.heartline")
    #expect(shell.run(figures) == expected)
    #expect(shell.run("train more 2; evaluate; recipe") == goneOn)
  }

  @Test func aNetworkComesBack() throws {
    let shell = try TestShell()
    shell.run("\(Self.changed); train; threshold sigma 2; save kept.SAFETENSORS; save kept.onnx")
    let figures = "show; evaluate; score 17; compare; threshold"
    let expected = shell.run(figures)
    let loaded = shell.run("reset; data use simulated; load kept.SAFETENSORS")
    #expect(
      loaded.replacing("\n", with: " ").contains("It brings no optimizer state: \"train more\" begins with a new one."))
    #expect(shell.run(figures) == expected)
    let recipe = shell.run("train more 2; recipe")
    #expect(recipe.hasSuffix("load kept.SAFETENSORS\ntrain more 2\n"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: shell.folder + "/kept.onnx")).count > 1000)
  }

  struct Refusal: CustomTestStringConvertible {
    let name: String
    let content: String
    let says: String
    var testDescription: String { name }
  }

  static let refusals = [
    Refusal(name: "empty.heartline", content: "", says: "is not a session of heartline"),
    Refusal(name: "text.heartline", content: "train\nevaluate\n", says: "is not a session of heartline"),
    Refusal(
      name: "model.json", content: "{}", says: "\"model.json\" cannot be loaded: not a TensorFlow.js layers model"),
    Refusal(name: "text.json", content: "train", says: "\"text.json\" cannot be loaded: the model is not valid JSON"),
    Refusal(name: "net.onnx", content: "x", says: "ONNX is only written here"),
  ]

  @Test(arguments: refusals) func othersAreRefused(_ refusal: Refusal) throws {
    let shell = try TestShell()
    shell.run("layers 4; train 1")
    let before = shell.run("show; evaluate")
    try shell.write(refusal.content, to: refusal.name)
    shell.run("load \(refusal.name)")
    #expect(shell.errors.contains(refusal.says), "\(shell.errors)")
    #expect(shell.errors.split(separator: "\n").count == 1)
    #expect(shell.run("show; evaluate") == before)
  }

  @Test func whatCannotBeSaved() throws {
    let shell = try TestShell()
    for (command, says) in [
      ("save x.onnx", "nothing is trained yet"), ("save x.safetensors", "nothing is trained yet"),
      ("save x.json", "would be no TensorFlow.js model"), ("load nothing.json", "there is no file \"nothing.json\""),
      ("load nothing.heartline", "there is no file \"nothing.heartline\""),
    ] {
      shell.run(command)
      #expect(shell.errors.contains(says), "\(command): \(shell.errors)")
    }
  }

  @Test(arguments: ["a.heartline", "a.safetensors", "a.onnx"]) func savingAgainSaysSo(_ name: String) throws {
    let shell = try TestShell(width: 200)
    shell.run("train 1")
    #expect(!shell.run("save \(name)").contains("in place of"))
    #expect(shell.run("save \(name)").contains("in place of the earlier file"))
    #expect(!shell.session.hasFailed)
  }

  @Test func whatHeartlineDidNotWriteIsNeverWrittenOver() throws {
    let shell = try TestShell(width: 200)
    try shell.write("dear diary", to: "diary")
    shell.run("save diary")
    #expect(shell.errors.contains("\"diary\" is there already and heartline did not write it"))
    #expect(try shell.read("diary") == "dear diary")
    try shell.write("", to: "empty")
    #expect(shell.run("save empty").contains("in place of the earlier file"))
  }
}
