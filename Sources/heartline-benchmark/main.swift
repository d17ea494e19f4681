// Times on random and simulated data, the median of several runs after a warm-up; nothing is kept.
// `heartline-benchmark score` times only what has "score" in its name; `heartline-benchmark growth` the growth with rows.

try serveIfAsked()

let harness = Harness(runs: 9)
let filter = CommandLine.arguments.dropFirst().first ?? ""
print("peak multiply and add: \(decimal(peakRate() / 1e9, 1)) billion pairs a second, one thread")
print("")
if filter != "growth" {
  harness.printHeading()
  let measurements = try networkMeasurements() + sessionMeasurements()
  for measurement in measurements where filter.isEmpty || measurement.name.contains(filter) {
    harness.measure(measurement)
  }
  print("")
}
if filter.isEmpty || filter == "growth" { try printGrowth(upTo: 500_000) }
