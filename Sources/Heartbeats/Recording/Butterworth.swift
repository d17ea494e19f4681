import Platform

/// A second-order Butterworth filter, run forward and backward, so that nothing is shifted in time.
///
/// Coefficients by the bilinear transform (R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter
/// coefficients", with Q = 1/√2).
struct Butterworth {
  private let b0: Double
  private let b1: Double
  private let b2: Double
  private let a1: Double
  private let a2: Double

  enum Kind { case lowPass, highPass }

  /// A filter at `frequency` hertz; one at or above half the rate is put just below it.
  init(_ kind: Kind, at frequency: Double, rate: Double) {
    let angle = 2 * Double.pi * min(frequency / rate, 0.45)
    let cosine = cos(angle)
    let alpha = sin(angle) / 2.0.squareRoot()
    let scale = 1 / (1 + alpha)
    switch kind {
    case .lowPass: (b0, b1) = ((1 - cosine) / 2 * scale, (1 - cosine) * scale)
    case .highPass: (b0, b1) = ((1 + cosine) / 2 * scale, -(1 + cosine) * scale)
    }
    b2 = b0
    a1 = -2 * cosine * scale
    a2 = (1 - alpha) * scale
  }

  /// The signal without what the filter holds back.
  func applied(to signal: [Float]) -> [Float] {
    var result = signal
    pass(&result, Array(result.indices))
    pass(&result, result.indices.reversed())
    return result
  }

  private func pass(_ signal: inout [Float], _ order: some Sequence<Int>) {
    var (x1, x2, y1, y2) = (0.0, 0.0, 0.0, 0.0)
    var isFirst = true
    for index in order {
      let x = Double(signal[index])
      if isFirst {
        // As if the first value had lasted forever: no step at the ends.
        (x1, x2) = (x, x)
        let steady = x * (b0 + b1 + b2) / (1 + a1 + a2)
        (y1, y2) = (steady, steady)
        isFirst = false
      }
      let y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
      (x2, x1, y2, y1) = (x1, x, y1, y)
      signal[index] = Float(y)
    }
  }
}

/// Means over a window around each sample, from one running sum.
struct MovingMean {
  private let sums: [Double]

  init(_ signal: [Float]) {
    var sums = [0.0]
    sums.reserveCapacity(signal.count + 1)
    var sum = 0.0
    for value in signal {
      sum += Double(value)
      sums.append(sum)
    }
    self.sums = sums
  }

  /// The mean over `width` samples around `index`, fewer at the ends.
  func around(_ index: Int, _ width: Int) -> Double {
    let half = width / 2
    let low = max(0, index - half)
    let high = min(sums.count - 1, index + half + 1)
    return high > low ? (sums[high] - sums[low]) / Double(high - low) : 0
  }
}
