import NeuralNetwork
import Testing

/// The same seed gives the same bits: in every build, for every instruction set, on any thread; KernelTests compares the
/// sets with each other.
@Suite struct DeterminismTests {
  /// Each optimizer with another activation, and the digest of all parameters after three epochs.
  static let digests: [(OptimizerKind, Activation, UInt64)] = [
    (.adam, .relu, 0x580d_8bc8_c3ae_0660),
    (.adamax, .tanh, 0x038b_7d16_97c9_92e2),
    (.adadelta, .sigmoid, 0x591c_00df_f3e8_cd98),
    (.rmsprop, .elu, 0x9b8c_0a05_e30a_64b2),
    (.momentum, .leakyReLU, 0x113e_dff9_14a5_37b0),
    (.sgd, .linear, 0x0fae_7c6e_9f72_f512),
  ]

  @Test(arguments: digests)
  func `a seed leads to the same bits everywhere`(_ kind: OptimizerKind, _ activation: Activation, _ expected: UInt64) {
    #expect(DeterminismTests.trainedDigest(kind, activation) == expected, "\(kind) \(activation)")
  }

  @Test func `trainings side by side do not disturb each other`() async {
    let found = await withTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<2 {
        group.addTask { DeterminismTests.digests.map { DeterminismTests.trainedDigest($0.0, $0.1) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let expected = DeterminismTests.digests.map(\.2)
    #expect(found == [expected, expected])
  }

  /// Batches of whole and of broken vectors, and one of more than a group.
  private static func trainedDigest(_ kind: OptimizerKind, _ activation: Activation) -> UInt64 {
    let architecture = Architecture(
      inputs: 21, hidden: [9, 5], bottleneck: 2, activation: activation, output: kind == .sgd ? .linear : .sigmoid)
    var digest = Digest()
    for (rows, batchSize) in [(75, 32), (530, 530)] {
      let settings = TrainingSettings(
        optimizer: OptimizerSettings(kind: kind), regularizer: Regularizer(kind: .l1l2, rate: 0.001),
        batchSize: batchSize, seed: 7)
      var training = Training(architecture: architecture, settings: settings)
      let samples = randomSamples(rows: rows, columns: 21)
      training.run(3, on: samples)
      digest.add(training.network.parameters)
      digest.add(training.network.reconstructionErrors(samples))
      for slot in training.optimizerState.slots { digest.add(slot) }
      for report in training.reports { digest.add(report.loss.bitPattern) }
    }
    return digest.value
  }
}

/// The 64-bit FNV-1a hash of bit patterns, the lowest byte first.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: some FixedWidthInteger) {
    for shift in stride(from: 0, to: word.bitWidth, by: 8) {
      value = (value ^ UInt64(truncatingIfNeeded: word >> shift) & 0xff) &* 0x0000_0100_0000_01b3
    }
  }

  mutating func add(_ numbers: [Float]) {
    for number in numbers { add(number.bitPattern) }
  }
}
