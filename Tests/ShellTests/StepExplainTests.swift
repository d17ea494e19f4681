import Foundation
import NeuralNetwork
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// `step --explain`: the numbers are those of the real step, and the arithmetic that is shown comes to them.
@Suite struct StepExplainTests {
  private static func near(_ left: Double, _ right: Double, within share: Double = 1e-4) -> Bool {
    abs(left - right) <= share * max(abs(left), abs(right)) + 1e-9
  }

  @Test(arguments: OptimizerKind.allCases) func theRuleComesToTheWeightAfterTheStep(_ kind: OptimizerKind) throws {
    let shell = try TestShell()
    for setup in ["train 0", "train 2", "set regularizer l1l2; set regularization-rate 0.01; train 1"] {
      shell.run("set optimizer \(kind.rawValue); set batch-size 16; \(setup)")
      for unit in [(nil, nil), (0, 3), (2, 1), (5, 7)] as [(Int?, Int?)] {
        let step = try shell.session.bench.nextStep(layer: unit.0, unit: unit.1)
        // The weight moves; the rule's result is as near to it as single precision is.
        let update = UpdateText(step)
        #expect(abs(update.result - step.after) <= 2e-6 * max(1, abs(step.after)), "\(kind) \(setup) \(unit)")
        #expect(abs(step.shape.activation.value(step.weightedSum) - step.output) < 1e-5 * max(1, abs(step.output)))
        let carried =
          step.target.map { 2 * (step.output - $0) / Double(step.step.rows.count * step.shape.units) }
          ?? step.following.reduce(0) { $0 + $1.weight * $1.signal }
        #expect(Self.near(carried * step.slope, step.signal))
        #expect(abs(step.contribution) <= 1)
      }
    }
  }

  @Test func nothingIsTrainedByLooking() throws {
    let shell = try TestShell()
    shell.run("train 3")
    let before = try shell.session.bench.trained().training?.state
    shell.run("step --explain; step --explain 1:2")
    #expect(shell.errors.isEmpty)
    #expect(try shell.session.bench.trained().training?.state == before)
    let step = try shell.session.bench.nextStep(layer: nil, unit: nil)
    shell.run("train more 1")
    #expect(step.step.epoch == 4)
    let untrained = try TestShell()
    untrained.run("step --explain")
    #expect(untrained.errors.isEmpty && untrained.session.bench.detector == nil)
  }

  @Test func itShowsEveryPart() throws {
    let shell = try TestShell()
    shell.run("set batch-size 16; train 2")
    let step = try shell.session.bench.nextStep(layer: 1, unit: 2)
    let output = shell.run("step --explain 2:3")
    for words in [
      "unit 3 of layer 2", "weighted sum z", "relu(", "error signal",
      "all 16 beats together: g = \(number(step.gradient))",
      "new m = 0.9 × m + 0.1 × g", "\(number(step.before)) before, \(number(step.after)) after",
    ] { #expect(output.contains(words), "\(words)") }
    // The weight that is followed is among those shown.
    #expect(output.contains("unit \(step.input + 1) "))
    shell.session.options.json = true
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(shell.run("step --explain 2:3").utf8)) as? [String: Any])
    #expect(record["gradient"] as? Double == step.gradient)
    #expect(record["after"] as? Double == step.after)
    #expect((record["inputs"] as? [Double])?.count == 15)
  }

  @Test(arguments: [30, 50, 80]) func itKeepsToTheWidth(_ width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try TestShell(width: width, glyphs: glyphs)
      for optimizer in ["adam", "adadelta", "sgd"] {
        for line in shell.run("set optimizer \(optimizer); step --explain; step --explain 6:1").split(separator: "\n") {
          #expect(line.count <= width, "\(line)")
          if glyphs == .ascii { #expect(line.unicodeScalars.allSatisfy { $0.isASCII }, "\(line)") }
          if glyphs == .ascii { #expect(!line.contains("?"), "\(line)") }
        }
      }
    }
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-3, "-3"), (0.03120, "0.03120"), (8.412e-7, "8.412e-7"), (-0.00001, "-1.000e-5"),
    (9.9999e-6, "1.000e-5"), (1234.5, "1235"),
  ]) func numbersAreShort(_ value: Double, _ text: String) {
    #expect(number(value) == text)
  }
}
