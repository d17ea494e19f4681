// Times on random and simulated data, the median of several runs after a warm-up; nothing is kept.
// `heartline-benchmark score` times only what has "score" in its name; `heartline-benchmark growth` the growth with rows,
// `heartline-benchmark peak` the share of the processor's peak rate.

import Kernels
import NeuralNetwork

do {
  try serveIfAsked()
  if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--detectors" {
    try serveDetectors(CommandLine.arguments[2])
  } else {
    try benchmark(CommandLine.arguments.dropFirst().first ?? "")
  }
} catch {
  print("heartline-benchmark: \(error); run it from the checkout")
}

/// Times what has `filter` in its name.
func benchmark(_ filter: String) throws {
  let harness = Harness(rounds: 15)
  print("instruction set: \(Kernels.best.name)")
  print("peak: \(decimal(peakRate() / 1e9, 1)) billion fused multiplications and additions a second, one thread")
  if filter.isEmpty || filter == "peak" { printShareOfPeak() }
  print("")
  if filter != "growth", filter != "peak" {
    harness.printHeading()
    let measurements = try networkMeasurements() + sessionMeasurements()
    harness.measure(measurements.filter { filter.isEmpty || $0.name.contains(filter) })
    print("")
  }
  if filter.isEmpty || filter == "growth" { try printGrowth(upTo: 500_000) }
}
