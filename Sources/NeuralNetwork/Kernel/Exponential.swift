/// eˣ as `scale` · (1 + `fraction`), with `scale` a power of two; x is limited to −87 … 87.
///
/// Keeping the 1 apart lets eˣ − 1 be exact near zero. Reduction to |r| ≤ ½ ln 2 in two steps after Cody and Waite
/// (1980); the polynomial is the minimax fit of the Cephes library's `expf` (Moshier). Largest relative error about 1e-7.
@inline(__always)
private func exponentialParts(_ x: Vector) -> (scale: Vector, fraction: Vector) {
  let limited = x.atMost(Vector(repeating: 87)).atLeast(Vector(repeating: -87))
  // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits of the sum.
  let rounder = Vector(repeating: 0x1.8p23)
  let shifted = limited * 1.442_695_04 + rounder
  let whole = shifted - rounder
  let r = (limited - whole * 0.693_359_375) - whole * -2.121_944_4e-4
  var polynomial = r * 1.987_569_15e-4 + 1.398_199_95e-3
  polynomial = polynomial * r + 8.333_451_9e-3
  polynomial = polynomial * r + 4.166_579_6e-2
  polynomial = polynomial * r + 1.666_666_5e-1
  polynomial = polynomial * r + 5.000_000_1e-1
  let fraction = r * r * polynomial + r
  let scale = (shifted.bits &<< 23) &+ SIMD8<UInt32>(repeating: 0x3f80_0000)
  return (Vector(bits: scale), fraction)
}

/// eˣ for every lane.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
  let (scale, fraction) = exponentialParts(x)
  return scale * fraction + scale
}

/// eˣ − 1 for every lane, exact near zero too.
@inline(__always)
func exponentialMinusOne(_ x: Vector) -> Vector {
  let (scale, fraction) = exponentialParts(x)
  return scale * fraction + (scale - 1)
}

/// The hyperbolic tangent of every lane.
@inline(__always)
func hyperbolicTangent(_ x: Vector) -> Vector {
  let decay = exponentialMinusOne(x.magnitude * -2)
  let sign = x.bits & SIMD8<UInt32>(repeating: 0x8000_0000)
  return Vector(bits: ((0 - decay) / (decay + 2)).bits | sign)
}
