import NeuralNetwork
import Testing

/// What an optimizer says it remembers is what training keeps.
@Suite struct OptimizerSlotsTests {
  /// An array that the workspace does not hold would stay at its zeros, and be lost between two runs.
  @Test(arguments: OptimizerKind.allCases) func everyArrayIsKept(_ kind: OptimizerKind) {
    var training = Training(
      architecture: Architecture(inputs: 12, hidden: [8], bottleneck: 2, activation: .tanh, output: .sigmoid),
      settings: TrainingSettings(optimizer: OptimizerSettings(kind: kind)))
    training.run(2, on: randomSamples(rows: 20, columns: 12))
    let slots = training.optimizerState.slots
    #expect(slots.count == kind.slotNames.count)
    for (name, slot) in zip(kind.slotNames, slots) { #expect(slot.contains { $0 != 0 }, "\(kind): \(name)") }
  }

  @Test func everyOptimizerAndActivationHasADigest() {
    #expect(Set(DeterminismTests.digests.map(\.0)) == Set(OptimizerKind.allCases))
    #expect(Set(DeterminismTests.digests.map(\.1)) == Set(Activation.allCases))
  }
}
