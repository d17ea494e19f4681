import NeuralNetwork
import SeededRandom

// Times on random data, the median of several runs after a warm-up; nothing is read and nothing is kept.

try serveIfAsked()

let harness = Harness(runs: 9)
print("peak multiply and add: \(decimal(peakRate() / 1e9, 1)) billion pairs a second, one thread")
print("")
harness.printHeading()
for measurement in networkMeasurements() { harness.measure(measurement) }
