import Foundation
import NeuralNetwork
import SeededRandom
import Tables

/// A training that a line of JSON names, as Benchmarks/peers sends it to every participant.
private struct Work: Decodable {
  /// Units from input to output.
  let widths: [Int]
  let rows: Int
  let epochs: Int
  let batch: Int

  var architecture: Architecture {
    let middle = widths.count / 2
    return Architecture(
      inputs: widths[0], hidden: Array(widths[1..<middle]), bottleneck: widths[middle], activation: .relu,
      output: .sigmoid)
  }
}

/// What a training took, and its last loss.
private struct Answer: Encodable {
  let seconds: Double
  let loss: Double
}

/// With `--serve`, trains what each line of the input names, answers with a line, and ends the program with the input.
func serveIfAsked() throws {
  guard CommandLine.arguments.contains("--serve") else { return }
  answer("{\"ready\":true}")
  while let line = readLine() {
    let work = try JSONDecoder().decode(Work.self, from: Data(line.utf8))
    let samples = randomSamples(rows: work.rows, columns: work.widths[0])
    let began = processorSeconds()
    var training = Training(architecture: work.architecture, settings: TrainingSettings(batchSize: work.batch))
    _ = training.run(epochs: work.epochs, on: samples, validation: nil, shouldStop: { false }, onEpoch: { _ in })
    let seconds = processorSeconds() - began
    let encoded = try JSONEncoder().encode(Answer(seconds: seconds, loss: training.reports.last?.loss ?? .nan))
    answer(String(decoding: encoded, as: UTF8.self))
  }
  exit(0)
}

/// Processor time of this process, as its peers measure theirs.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Written at once, whatever the output is.
private func answer(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

private func randomSamples(rows: Int, columns: Int) -> Matrix {
  var random = SeededRandom.stream(seed: 1, "peers", rows)
  return Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in Float(random.uniform()) })
}
