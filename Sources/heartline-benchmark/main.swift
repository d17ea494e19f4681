// Times on random data, the median of several runs after a warm-up; nothing is read and nothing is kept.
// `heartline-benchmark score` times only what has "score" in its name.

let harness = Harness(runs: 9)
let filter = CommandLine.arguments.dropFirst().first ?? ""
print("peak multiply and add: \(decimal(peakRate() / 1e9, 1)) billion pairs a second, one thread")
print("")
harness.printHeading()
for measurement in networkMeasurements() where filter.isEmpty || measurement.name.contains(filter) {
  harness.measure(measurement)
}
