import Kernels
import NeuralNetwork
import Platform

/// Fused multiplications and additions of floats that one thread of this machine does in a second with the best
/// instruction set it has: the rate no kernel can exceed.
func peakRate() -> Double {
  let count = 192 * 50_000
  var highest = 0.0
  for _ in 0..<50 {
    // Below 1, so that the sums stay finite; unknown to the compiler.
    let factor = Float.random(in: 0.4...0.6)
    var result = Float.nan
    let duration = ContinuousClock().measure { result = Kernels.best.multiplyAndAdd(count, factor: factor) }
    if result.isFinite { highest = max(highest, Double(count) / (duration / .seconds(1))) }
  }
  return highest
}

/// Prints what share of the peak rate the training of 140-15-7-2 in batches of 512 reaches: its multiplications and
/// additions, without those of padding, the activations and the optimizer, by the peak's in the same time.
///
/// The peak is that of the best moments, a fifth of a millisecond each, so it is held against the best moments of the
/// training, which are as long: of each step of an epoch the fastest, and of the start of a training. Beside it stands
/// the median of whole trainings, which other programs slow down.
func printShareOfPeak() {
  let samples = randomMatrix(rows: 2627)
  let (epochs, batch) = (50, 512)
  var peak = 0.0
  var trainings: [Double] = []
  var start = Double.infinity
  var steps: [Double] = []
  for _ in 0..<20 {
    peak = max(peak, peakRate())
    var training = Training(architecture: usualArchitecture, settings: TrainingSettings(batchSize: batch))
    var times: [Double] = []
    let began = SystemTime.monotonic
    _ = training.run(
      epochs: epochs, on: samples, validation: nil, shouldStop: { false },
      onStep: { _, _ in times.append(SystemTime.monotonic) }, onEpoch: { _, _ in })
    trainings.append(SystemTime.monotonic - began)
    let stepsOfAnEpoch = times.count / epochs
    if steps.isEmpty { steps = [Double](repeating: .infinity, count: stepsOfAnEpoch) }
    start = min(start, times[0] - began)
    for index in times.indices.dropFirst() {
      let place = index % stepsOfAnEpoch
      steps[place] = min(steps[place], times[index] - times[index - 1])
    }
  }
  // All steps but the first, before which the rows are shuffled, and the last, which has the rows that are left.
  let step = steps.dropFirst().dropLast().min() ?? .nan
  let undisturbed = start - steps[0] + Double(epochs) * steps.reduce(0, +)
  let median = trainings.sorted()[trainings.count / 2]
  let needed = Double(usualArchitecture.multiplications)
  func share(rows: Int, _ seconds: Double) -> String {
    "\(decimal(100 * needed * Double(rows) / seconds / peak, 1)) %"
  }
  let rows = samples.rows * epochs
  print("share of the peak, 140-15-7-2, batch 512:")
  print("  \(share(rows: batch, step)) in the fastest step of the optimizer, \(decimal(step * 1e6, 0)) µs")
  print(
    "  \(share(rows: rows, undisturbed)) in a training made of the fastest steps, \(decimal(undisturbed * 1e3, 1)) ms")
  print("  \(share(rows: rows, median)) in the median training, \(decimal(median * 1e3, 1)) ms")
}

extension Architecture {
  /// Multiplications and additions that a row takes in a training: for the weighted sums, the weights' gradient and the
  /// inputs' gradient, which the first layer does not need.
  fileprivate var multiplications: Int {
    let weights = layers.map { $0.inputs * $0.units }
    return 3 * weights.reduce(0, +) - (weights.first ?? 0)
  }
}
