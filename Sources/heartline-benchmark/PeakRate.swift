/// Pairs of one multiplication and one addition of floats that one thread of this machine does in a second, in this
/// build: the rate no kernel can exceed.
///
/// Products and sums that do not wait for each other keep the multipliers and adders busy as long as they fit in the
/// registers: six of each with AVX, three of each without, where a vector takes two registers. The better one counts.
func peakRate() -> Double {
  let rounds = 500_000
  var highest = 0.0
  for _ in 0..<50 {
    // So near 1 that the products neither vanish nor overflow; unknown to the compiler.
    let factor = SIMD8<Float>(repeating: 1 + Float.random(in: 0.9...1.1) * 0x1p-23)
    var (six, three) = (Float.nan, Float.nan)
    let sixDuration = ContinuousClock().measure { six = sixProductsAndSums(factor, rounds: rounds) }
    let threeDuration = ContinuousClock().measure { three = threeProductsAndSums(factor, rounds: rounds) }
    guard six.isFinite, three.isFinite else { continue }
    highest = max(highest, Double(rounds) * 6 * 8 / (sixDuration / .seconds(1)))
    highest = max(highest, Double(rounds) * 3 * 8 / (threeDuration / .seconds(1)))
  }
  return highest
}

@inline(never)
private func sixProductsAndSums(_ factor: SIMD8<Float>, rounds: Int) -> Float {
  var (a, b, c, d, e, f) = (factor, factor, factor, factor, factor, factor)
  var (u, v, w, x, y, z) = (factor, factor, factor, factor, factor, factor)
  for _ in 0..<rounds {
    a *= factor
    b *= factor
    c *= factor
    d *= factor
    e *= factor
    f *= factor
    u += factor
    v += factor
    w += factor
    x += factor
    y += factor
    z += factor
  }
  let products = (a + b) + (c + d) + (e + f)
  let sums = (u + v) + (w + x) + (y + z)
  return (products + sums)[0]
}

@inline(never)
private func threeProductsAndSums(_ factor: SIMD8<Float>, rounds: Int) -> Float {
  var (a, b, c) = (factor, factor, factor)
  var (x, y, z) = (factor, factor, factor)
  for _ in 0..<rounds {
    a *= factor
    b *= factor
    c *= factor
    x += factor
    y += factor
    z += factor
  }
  return (a + b + c + x + y + z)[0]
}
