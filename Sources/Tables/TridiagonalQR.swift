extension Tridiagonal {
  /// Makes T diagonal by implicit QR steps, each a chain of plane rotations.
  mutating func diagonalize() {
    let size = zip(diagonal, offDiagonal + [0]).reduce(0) { max($0, $1.0.magnitude + $1.1.magnitude) }
    let negligible = size * .ulpOfOne
    var end = order - 1
    // Two or three steps an eigenvalue are usual; the bound is for entries that are not numbers and never vanish.
    var stepsLeft = 30 * order
    while end > 0, stepsLeft > 0 {
      if offDiagonal[end - 1].magnitude <= negligible {
        offDiagonal[end - 1] = 0
        end -= 1
        continue
      }
      var start = end - 1
      while start > 0, offDiagonal[start - 1].magnitude > negligible { start -= 1 }
      step(from: start, to: end)
      stepsLeft -= 1
    }
  }

  /// One step on a block without a zero beside the diagonal.
  private mutating func step(from start: Int, to end: Int) {
    var x = diagonal[start] - shift(at: end)
    var bulge = offDiagonal[start]
    var rotations: [(cosine: Double, sine: Double)] = []
    rotations.reserveCapacity(end - start)
    for k in start..<end {
      let length = (x * x + bulge * bulge).squareRoot()
      let (cosine, sine) = length > 0 ? (x / length, bulge / length) : (1, 0)
      if k > start { offDiagonal[k - 1] = length }
      rotate(k, cosine, sine)
      rotations.append((cosine, sine))
      guard k + 1 < end else { break }
      x = offDiagonal[k]
      bulge = sine * offDiagonal[k + 1]
      offDiagonal[k + 1] *= cosine
    }
    rotateVectors(rotations, from: start)
  }

  /// The eigenvalue of the last 2 × 2 block that is nearer to its last entry (Wilkinson).
  private func shift(at end: Int) -> Double {
    let beside = offDiagonal[end - 1]
    let half = (diagonal[end - 1] - diagonal[end]) / 2
    let root = (half * half + beside * beside).squareRoot()
    return diagonal[end] - beside * beside / (half + (half < 0 ? -root : root))
  }

  /// Rotates T in the plane of rows and columns `k` and `k` + 1.
  private mutating func rotate(_ k: Int, _ cosine: Double, _ sine: Double) {
    let (first, second, beside) = (diagonal[k], diagonal[k + 1], offDiagonal[k])
    let cross = 2 * cosine * sine * beside
    diagonal[k] = cosine * cosine * first + cross + sine * sine * second
    diagonal[k + 1] = sine * sine * first - cross + cosine * cosine * second
    offDiagonal[k] = cosine * sine * (second - first) + (cosine * cosine - sine * sine) * beside
  }

  /// Rotates the rows of V, pair after pair from row `first` on: eight columns pass through all rotations together, so
  /// that each entry is read and written once.
  private mutating func rotateVectors(_ rotations: [(cosine: Double, sine: Double)], from first: Int) {
    let order = order
    vectors.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var column = 0
      while column < order {
        // A last group that would reach beyond the row takes its columns one by one.
        let isWhole = column + 8 <= order
        var place = base + (first * order + column) * 8
        if isWhole {
          var carried = place.loadUnaligned(as: SIMD8<Double>.self)
          for rotation in rotations {
            let next = (place + order * 8).loadUnaligned(as: SIMD8<Double>.self)
            place.storeBytes(of: rotation.cosine * carried + rotation.sine * next, as: SIMD8<Double>.self)
            carried = rotation.cosine * next - rotation.sine * carried
            place += order * 8
          }
          place.storeBytes(of: carried, as: SIMD8<Double>.self)
        } else {
          var carried = place.load(as: Double.self)
          for rotation in rotations {
            let next = (place + order * 8).load(as: Double.self)
            place.storeBytes(of: rotation.cosine * carried + rotation.sine * next, as: Double.self)
            carried = rotation.cosine * next - rotation.sine * carried
            place += order * 8
          }
          place.storeBytes(of: carried, as: Double.self)
        }
        column += isWhole ? 8 : 1
      }
    }
  }
}
