import Detectors
import Foundation
import Heartbeats
import Judging
import NeuralNetwork
import Platform
import SeededRandom
import Tables
import Workbench

/// What surrounds the networks: metrics, the simulator, parsing, whole commands, start-up.
func sessionMeasurements() throws -> [Measurement] {
  let simulator = try Simulator(contentsOf: "Data/simulator.json")
  let data = simulator.data(seed: 1)
  var random = SeededRandom(seed: 1)
  let scores = (0..<4500).map { _ in Float(random.uniform()) }
  let abnormal = (0..<4500).map { _ in random.uniform() < 0.4 }
  let text = ucrText(data.test)
  let bench = Workbench(data: data)
  let preparation = try Preparation(recipe: bench.recipe, data: data)
  let trained = try trainedBench(bench)
  let beat = data.train[16].values
  // The prompt has the baselines fitted on another core meanwhile.
  var promptWatch = TrainingWatch()
  promptWatch.preparesBaselines = true
  return [
    Measurement(name: "ROC AUC of 4500 scores", items: 4500, calls: 20) {
      Float(Metrics.rocAUC(scores: scores, abnormal: abnormal) ?? 0)
    },
    Measurement(name: "average precision of 4500 scores", items: 4500, calls: 20) {
      Float(Metrics.averagePrecision(scores: scores, abnormal: abnormal) ?? 0)
    },
    Measurement(name: "simulate 5000 beats", items: 5000) { simulator.data(seed: 2).test.values[0] },
    Measurement(name: "parse 4500 beats, \(text.count / 1_000_000) MB of text", items: 4500) {
      (try? UCRReader.parse(text, name: "benchmark"))?.values[0] ?? .nan
    },
    Measurement(name: "train the default recipe: the engine alone", items: 1) {
      var training = Training(architecture: bench.architecture, settings: TrainingSettings())
      _ = training.run(
        epochs: bench.recipe.epochs, on: preparation.training.matrix, validation: preparation.validation.normals,
        shouldStop: { false }, onEpoch: { _ in })
      return Float(training.reports.last?.loss ?? .nan)
    },
    Measurement(name: "the same as \"train\" does it", items: 1, usesOthers: true) {
      var copy = bench
      return Float((try? copy.train(watch: promptWatch))?.loss ?? .nan)
    },
    Measurement(name: "evaluate", items: 1, calls: 20) { Float((try? trained.evaluate())?.auc ?? .nan) },
    Measurement(name: "compare", items: 1) { Float((try? trained.compare())?.detectors[1].auc ?? .nan) },
    Measurement(name: "score a beat", items: 1, calls: 20) {
      Float((try? trained.score(beat))?.error ?? .nan) + Float(trained.resemblance(of: beat).classes[0].distance)
    },
    Measurement(name: "fit the baselines", items: 1) {
      PCADetector(fit: preparation.training.matrix, components: 2).mean[0]
        + MeanDetector(fit: preparation.training.matrix).mean[0]
    },
    Measurement(name: "train and evaluate the default recipe", items: 1, usesOthers: true) {
      var copy = bench
      _ = try? copy.train(watch: promptWatch)
      return Float((try? copy.evaluate())?.auc ?? .nan)
    },
    Measurement(name: "repeat 10, on all cores", items: 10, usesOthers: true) {
      Float((try? bench.repeated(10))?.auc.median ?? .nan)
    },
    Measurement(name: "start the program, beats loaded", items: 1, usesOthers: true) { startProgram() },
  ]
}

private func trainedBench(_ bench: Workbench) throws -> Workbench {
  var trained = bench
  _ = try trained.train()
  return trained
}

/// The beats as the archive writes them: 16 bytes a number.
private func ucrText(_ beats: RowSet) -> [UInt8] {
  var text = ""
  for row in 0..<beats.count {
    text += "  \(beats.classes[row].number).0000000e+00"
    for value in beats.row(row) { text += "  \(value)" }
    text += "\n"
  }
  return Array(text.utf8)
}

/// Starts the program beside this one and waits for it to end; not a number when it is not built.
private func startProgram() -> Float {
  let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/heartline"
  // The plain system calls: Foundation's Process looks for the end only every so often.
  var process: pid_t = 0
  let texts: [String] = [program, "-c", ""]
  var words = texts.map { strdup($0) }
  defer { for word in words { free(word) } }
  words.append(nil)
  guard posix_spawn(&process, program, nil, nil, words, environ) == 0 else { return .nan }
  var status: Int32 = 0
  return waitpid(process, &status, 0) == process ? Float(status) : .nan
}
