import Kernels
import NeuralNetwork

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
