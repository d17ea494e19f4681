import Kernels

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
    /// Cosine and sine of each, in turn.
    var rotations: [Double] = []
    rotations.reserveCapacity(2 * (end - start))
    for k in start..<end {
      let length = (x * x + bulge * bulge).squareRoot()
      let (cosine, sine) = length > 0 ? (x / length, bulge / length) : (1, 0)
      if k > start { offDiagonal[k - 1] = length }
      rotate(k, cosine, sine)
      rotations.append(cosine)
      rotations.append(sine)
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
  private mutating func rotateVectors(_ rotations: [Double], from first: Int) {
    let order = order
    vectors.withUnsafeMutableBufferPointer { vectors in
      rotations.withUnsafeBufferPointer { rotations in
        guard let base = vectors.baseAddress, let pairs = rotations.baseAddress else { return }
        Kernels.best.table.doubles.rotate(base + first * order, order, pairs, rotations.count / 2)
      }
    }
  }
}
