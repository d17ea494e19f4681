import CVectorMath

/// gradient[u][i] = Σ_s delta[u][s] · input[i][s] over the samples, or that added to what is there.
///
/// Every sum runs over the vectors in order and then over the lanes as in `Vector.total`, whatever the tiles are.
func weightGradient(
  units: Int, inputs: Int, delta: Block, input: Block, vectors: Int, into gradient: Floats, adding: Bool
) {
  for unit in stride(from: 0, to: units, by: 4) {
    for index in stride(from: 0, to: inputs, by: 2) {
      let (u0, u1) = (unit, min(unit &+ 1, units &- 1))
      let (u2, u3) = (min(unit &+ 2, units &- 1), min(unit &+ 3, units &- 1))
      let (i0, i1) = (index, min(index &+ 1, inputs &- 1))
      let (first, second): (SIMD4<Float>, SIMD4<Float>)
      if vector_math_tile_vectors() == 2 {
        (first, second) = fourByTwo(
          delta.row(u0), delta.row(u1), delta.row(u2), delta.row(u3), input.row(i0), input.row(i1), vectors)
      } else {
        let low = twoByTwo(delta.row(u0), delta.row(u1), input.row(i0), input.row(i1), vectors)
        let high = twoByTwo(delta.row(u2), delta.row(u3), input.row(i0), input.row(i1), vectors)
        (first, second) = (
          SIMD4(lowHalf: low.lowHalf, highHalf: high.lowHalf), SIMD4(lowHalf: low.highHalf, highHalf: high.highHalf)
        )
      }
      // At the edges two of the rows or columns may be the same one, so all old values are read before any is written.
      let (g0, g1) = (gradient + u0 &* inputs, gradient + u1 &* inputs)
      let (g2, g3) = (gradient + u2 &* inputs, gradient + u3 &* inputs)
      var old0 = SIMD4<Float>.zero
      var old1 = SIMD4<Float>.zero
      if adding {
        old0 = SIMD4(g0[i0], g1[i0], g2[i0], g3[i0])
        old1 = SIMD4(g0[i1], g1[i1], g2[i1], g3[i1])
      }
      let (new0, new1) = (old0 + first, old1 + second)
      (g0[i0], g1[i0], g2[i0], g3[i0]) = (new0[0], new0[1], new0[2], new0[3])
      (g0[i1], g1[i1], g2[i1], g3[i1]) = (new1[0], new1[1], new1[2], new1[3])
    }
  }
}

/// The products of four rows with each of two rows.
@inline(__always)
private func fourByTwo(
  _ d0: Floats, _ d1: Floats, _ d2: Floats, _ d3: Floats, _ x0: Floats, _ x1: Floats, _ vectors: Int
) -> (SIMD4<Float>, SIMD4<Float>) {
  var (a0, a1, a2, a3) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var (b0, b1, b2, b3) = (a0, a1, a2, a3)
  var offset = 0
  for _ in 0..<vectors {
    let (a, b) = (x0.vector(offset), x1.vector(offset))
    let (v0, v1) = (d0.vector(offset), d1.vector(offset))
    a0 += v0 * a
    b0 += v0 * b
    a1 += v1 * a
    b1 += v1 * b
    let (v2, v3) = (d2.vector(offset), d3.vector(offset))
    a2 += v2 * a
    b2 += v2 * b
    a3 += v3 * a
    b3 += v3 * b
    offset &+= 8
  }
  return (totals(a0, a1, a2, a3), totals(b0, b1, b2, b3))
}

/// The products of two rows with each of two rows: both with the first, then both with the second.
@inline(__always)
private func twoByTwo(_ d0: Floats, _ d1: Floats, _ x0: Floats, _ x1: Floats, _ vectors: Int) -> SIMD4<Float> {
  var (a0, a1, b0, b1) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
  var offset = 0
  for _ in 0..<vectors {
    let (a, b) = (x0.vector(offset), x1.vector(offset))
    let (v0, v1) = (d0.vector(offset), d1.vector(offset))
    a0 += v0 * a
    b0 += v0 * b
    a1 += v1 * a
    b1 += v1 * b
    offset &+= 8
  }
  return totals(a0, a1, b0, b1)
}

/// gradient[u] = Σ_s delta[u][s] over the samples, or that added to what is there.
func biasGradient(units: Int, delta: Block, vectors: Int, into gradient: Floats, adding: Bool) {
  for unit in 0..<units {
    let row = delta.row(unit)
    var sum = Vector.zero
    for vector in 0..<vectors { sum += row.vector(vector &* 8) }
    gradient[unit] = (adding ? gradient[unit] : 0) + sum.total
  }
}
