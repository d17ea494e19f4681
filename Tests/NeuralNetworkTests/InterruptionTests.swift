import NeuralNetwork
import Tables
import Testing

/// What is kept when a training stops before its end.
@Suite struct InterruptionTests {
  private let samples = randomSamples(rows: 40, columns: 12)

  private func fresh(_ kind: OptimizerKind = .adam, rate: Double = 0.01) -> Training {
    Training(
      architecture: TrainingTests.architecture, settings: TrainingTests.settings(kind, batchSize: 16, rate: rate))
  }

  /// Runs until it was asked `batches` times; an epoch here has three batches.
  private func run(_ training: inout Training, epochs: Int, stopAfter batches: Int) -> TrainingEnd {
    var asked = 0
    return training.run(
      epochs: epochs, on: samples, validation: nil,
      shouldStop: {
        asked += 1
        return asked == batches
      }, onEpoch: { _ in })
  }

  @Test func `at the end of an epoch all of it counts`() {
    var training = fresh()
    #expect(run(&training, epochs: 5, stopAfter: 6) == .interrupted)
    var expected = fresh()
    expected.run(2, on: samples)
    #expect(training.epochsDone == 2 && training.reports == expected.reports)
    #expect(training.network == expected.network && training.optimizerState == expected.optimizerState)
    training.run(3, on: samples)
    expected.run(3, on: samples)
    #expect(training.network == expected.network)
  }

  @Test func `within an epoch the batches done are kept, and the epoch is not counted`() {
    var training = fresh()
    var before = fresh()
    before.run(1, on: samples)
    #expect(run(&training, epochs: 5, stopAfter: 5) == .interrupted)
    #expect(training.epochsDone == 1 && training.reports == before.reports)
    #expect(training.optimizerState.step == 5 && training.network != before.network)
    #expect(training.run(1, on: samples) == .completed)
    #expect(training.epochsDone == 2 && training.optimizerState.step == 8)
  }

  @Test func `after the last batch there is nothing to stop`() {
    var training = fresh()
    #expect(run(&training, epochs: 1, stopAfter: 3) == .completed)
    #expect(training.epochsDone == 1)
  }

  @Test func `a sample that is not a number is caught in the first epoch`() {
    for value in [Float.nan, .infinity, -.infinity] {
      var broken = samples
      broken.values[77] = value
      var training = fresh()
      #expect(training.run(3, on: broken) == .diverged(epoch: 1))
      #expect(training.network == fresh().network && training.epochsDone == 0 && training.reports.isEmpty)
      #expect(training.optimizerState == fresh().optimizerState)
    }
  }

  @Test(arguments: OptimizerKind.allCases)
  func `a step too far leads back to the last good epoch`(_ kind: OptimizerKind) throws {
    let architecture = Architecture(inputs: 12, hidden: [6], bottleneck: 2, activation: .relu, output: .linear)
    let wild = TrainingSettings(optimizer: OptimizerSettings(kind: kind, learningRate: 1e30), batchSize: 16)
    var training = Training(architecture: architecture, settings: wild)
    guard case .diverged(let epoch) = training.run(50, on: samples) else {
      Issue.record("it did not diverge")
      return
    }
    #expect(training.epochsDone == epoch - 1 && training.reports.count == epoch - 1)
    #expect(training.network.parameters.allSatisfy { $0.isFinite })
    #expect(training.optimizerState.step == 3 * (epoch - 1))
    var expected = Training(architecture: architecture, settings: wild)
    expected.run(epoch - 1, on: samples)
    #expect(training.network == expected.network && training.optimizerState == expected.optimizerState)
  }

  /// The loss of the only batch is good, and what its step leads to is not.
  @Test(arguments: OptimizerKind.allCases)
  func `a parameter that is not a number is caught in the step that makes it`(_ kind: OptimizerKind) {
    let settings = TrainingTests.settings(kind, batchSize: 40, rate: 1e39)
    let before = Training(architecture: TrainingTests.architecture, settings: settings)
    var training = before
    #expect(training.run(1, on: samples) == .diverged(epoch: 1))
    #expect(training.network == before.network && training.optimizerState == before.optimizerState)
    #expect(training.epochsDone == 0 && training.reports.isEmpty)
  }

  @Test func `a divergence in a later epoch keeps the earlier ones`() {
    let architecture = Architecture(inputs: 12, hidden: [6], bottleneck: 2, activation: .linear, output: .linear)
    let settings = TrainingTests.settings(.sgd, batchSize: 16, rate: 4)
    var training = Training(architecture: architecture, settings: settings)
    guard case .diverged(let epoch) = training.run(500, on: samples) else {
      Issue.record("it did not diverge")
      return
    }
    #expect(epoch > 1)
    var expected = Training(architecture: architecture, settings: settings)
    #expect(expected.run(epoch - 1, on: samples) == .completed)
    #expect(training.network == expected.network && training.reports == expected.reports)
    #expect(training.optimizerState == expected.optimizerState)
  }
}

/// A look at the network after every step changes nothing and shows it as it is.
@Suite struct StepTests {
  private let samples = randomSamples(rows: 40, columns: 12)

  @Test func `a network on the way is the one that would be left there`() {
    let settings = TrainingTests.settings(.adam, batchSize: 16, rate: 0.01)
    var networks: [Network] = []
    var steps: [Int] = []
    var watched = Training(architecture: TrainingTests.architecture, settings: settings)
    _ = watched.run(
      epochs: 3, on: samples, validation: nil, shouldStop: { false },
      onStep: { step, network in
        steps.append(step)
        networks.append(network())
      }, onEpoch: { _, _ in })
    #expect(steps == Array(1...9))
    var plain = Training(architecture: TrainingTests.architecture, settings: settings)
    plain.run(3, on: samples)
    #expect(watched.network == plain.network && networks.last == plain.network)
    for stop in 1...8 {
      var asked = 0
      var stopped = Training(architecture: TrainingTests.architecture, settings: settings)
      _ = stopped.run(
        epochs: 3, on: samples, validation: nil,
        shouldStop: {
          asked += 1
          return asked == stop
        }, onEpoch: { _ in })
      #expect(stopped.network == networks[stop - 1])
    }
  }

  @Test func `reconstruction and error come from one pass`() throws {
    let network = try randomNetwork(TrainingTests.architecture)
    let both = network.reconstructWithErrors(samples)
    #expect(both.reconstruction == network.reconstruct(samples))
    #expect(both.errors == network.reconstructionErrors(samples))
  }
}

/// Stopping within a batch, as it is for large networks; here the question comes before every piece of work.
@Suite struct StopWatchTests {
  private let samples = randomSamples(rows: 200, columns: 12)
  private let validation = randomSamples(rows: 70, columns: 12)

  /// One batch of four groups an epoch.
  private func fresh() -> Training {
    var training = Training(
      architecture: TrainingTests.architecture, settings: TrainingTests.settings(.adam, batchSize: 200, rate: 0.01))
    training.patience = 1
    return training
  }

  @Test func `work is counted, and asked about when there is enough of it`() {
    var watch = StopWatch(patience: 100)
    let answers = [60, 30, 10, 99, 1, 500].map { watch.isTime(before: $0) }
    #expect(answers == [false, false, true, false, true, true])
  }

  @Test func `in the first batch nothing was learned, wherever it stops`() {
    var questions = 0
    var whole = fresh()
    _ = whole.run(
      epochs: 1, on: samples, validation: validation,
      shouldStop: {
        questions += 1
        return false
      }, onEpoch: { _ in })
    let layers = whole.network.layers.count
    // Four groups forward and backward, two validation groups forward.
    #expect(questions == (4 * 2 + 2) * layers)
    for last in 1...4 * 2 * layers {
      var asked = 0
      var training = fresh()
      let end = training.run(
        epochs: 1, on: samples, validation: validation,
        shouldStop: {
          asked += 1
          return asked == last
        }, onEpoch: { _ in })
      #expect(end == .interrupted && asked == last)
      #expect(training.network == fresh().network && training.optimizerState == fresh().optimizerState)
      #expect(training.epochsDone == 0 && training.reports.isEmpty)
    }
  }

  @Test func `what the finished batches taught is kept`() {
    var expected = fresh()
    expected.run(2, on: samples)
    var asked = 0
    var training = fresh()
    // Two epochs of one batch each, with a question after each of them, then the third group of the third batch.
    let perBatch = 4 * 2 * training.network.layers.count + 1
    let end = training.run(
      epochs: 5, on: samples, validation: nil,
      shouldStop: {
        asked += 1
        return asked == 2 * perBatch + 20
      }, onEpoch: { _ in })
    #expect(end == .interrupted && training.epochsDone == 2)
    #expect(training.network == expected.network && training.optimizerState == expected.optimizerState)
    // And it goes on as if it had never been stopped.
    training.run(1, on: samples)
    expected.run(1, on: samples)
    #expect(training.network == expected.network)
  }

  @Test func `stopped while the validation rows are judged, the batch is kept and the epoch is not counted`() {
    var expected = fresh()
    expected.run(1, on: samples)
    var asked = 0
    var training = fresh()
    let end = training.run(
      epochs: 5, on: samples, validation: validation,
      shouldStop: {
        asked += 1
        return asked > 4 * 2 * expected.network.layers.count
      }, onEpoch: { _ in })
    #expect(end == .interrupted && training.epochsDone == 0 && training.optimizerState.step == 1)
    #expect(training.network == expected.network)
  }

  @Test func `scoring stops before any layer of any group, and else gives the same`() throws {
    let network = try randomNetwork(TrainingTests.architecture)
    var questions = 0
    let errors = network.reconstructionErrors(samples, patience: 1) {
      questions += 1
      return false
    }
    #expect(errors == network.reconstructionErrors(samples) && questions == 4 * network.layers.count)
    for last in 1...questions {
      var asked = 0
      let stopped = network.reconstructionErrors(samples, patience: 1) {
        asked += 1
        return asked == last
      }
      #expect(stopped == nil && asked == last)
    }
  }

  @Test func `ranges over the rows are those of the activations`() throws {
    let network = try randomNetwork(TrainingTests.architecture)
    let (reconstructions, errors, ranges) = network.reconstructWithRanges(samples)
    let activations = network.activations(samples)
    #expect(reconstructions == activations.last)
    #expect(errors == network.reconstructionErrors(samples))
    #expect(ranges == activations.dropLast().map { ColumnRanges($0) })
  }
}
