import Heartbeats
import NeuralNetwork
import Platform
import Tables
import Workbench

/// Time and memory of a training against the number of beats: both are to grow in proportion.
func printGrowth(upTo largest: Int) throws {
  let simulator = try Simulator(contentsOf: "Data/simulator.json")
  print(
    "beats".aligned(10) + "epoch".aligned(12) + "ns/beat".aligned(10) + "peak memory".aligned(14)
      + "bytes/beat".aligned(12))
  // Smallest first: the peak of a process never falls.
  for rows in [5_000, 50_000, 500_000] where rows <= largest {
    let beats = simulator.beats(counts: [.normal: rows], seed: 1, purpose: "growth")
    let samples = Matrix(
      rows: rows, columns: Heartbeat.points, values: Scaling(kind: .feature, fit: beats).scale(beats.values)
    )
    var training = Training(architecture: Recipe().architecture(inputs: beats.width), settings: TrainingSettings())
    let duration = ContinuousClock().measure {
      _ = training.run(epochs: 1, on: samples, validation: nil, shouldStop: { false }, onEpoch: { _ in })
    }
    let seconds = duration / .seconds(1)
    let peak = peakMemory()
    print(
      "\(rows)".aligned(10) + "\(decimal(seconds * 1e3, 1)) ms".aligned(12)
        + decimal(seconds * 1e9 / Double(rows), 0).aligned(10) + "\(peak / 1_000_000) MB".aligned(14)
        + "\(peak / rows)".aligned(12))
  }
}

/// The largest memory this process has had, in bytes.
private func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Darwin)
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #else
    // RUSAGE_SELF, which Glibc's headers declare as an enum of another type than the parameter's.
    getrusage(0, &usage)
    return usage.ru_maxrss * 1024
  #endif
}

extension String {
  /// Right-aligned in so many columns.
  fileprivate func aligned(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
