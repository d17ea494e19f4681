import Platform

/// A beat without noise: a straight line and one bump for each `Wave`.
public struct BeatShape: Equatable, Sendable {
  /// The height of the line in the middle of the beat.
  public var baseline: Double
  /// How much the line rises over half a beat.
  public var drift: Double
  /// One shape for each of `Wave.allCases`, in that order.
  public private(set) var waves: [WaveShape]

  /// A shape of one bump for each of `Wave.allCases`, in that order.
  public init(baseline: Double, drift: Double, waves: [WaveShape]) {
    precondition(waves.count == Wave.allCases.count, "a beat shape needs one shape for each wave")
    self.baseline = baseline
    self.drift = drift
    self.waves = waves
  }

  /// The bump of a wave; set its amplitude to 0 and the beat lacks the wave.
  public subscript(wave: Wave) -> WaveShape {
    get { waves[wave.index] }
    set { waves[wave.index] = newValue }
  }

  /// The 140 values, not normalised.
  public func curve() -> [Double] {
    var curve = (0..<Heartbeat.points).map { baseline + drift * Self.slope($0) }
    for wave in waves {
      // Beyond six standard deviations a bump is below a millionth of a per cent of its height.
      let reach = 6 * wave.width
      let first = max(0, (wave.centre - reach).rounded(.up))
      let last = min(Double(curve.count - 1), (wave.centre + reach).rounded(.down))
      guard first <= last else { continue }
      for point in Int(first)...Int(last) {
        let distance = (Double(point) - wave.centre) / wave.width
        curve[point] += wave.amplitude * exp(-0.5 * distance * distance)
      }
    }
    return curve
  }

  /// The 140 values with mean 0 and standard deviation 1.
  public func values() -> [Float] { Self.normalised(curve()) }

  /// −1 at the start of a beat, 1 at its end, 0 in the middle.
  package static func slope(_ point: Int) -> Double {
    let middle = Double(Heartbeat.points - 1) / 2
    return (Double(point) - middle) / middle
  }

  /// Mean 0 and standard deviation 1 (of a sample, divided by n − 1), as ECG5000's beats have it.
  package static func normalised(_ curve: [Double]) -> [Float] {
    let mean = curve.reduce(0, +) / Double(curve.count)
    let squares = curve.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(curve.count - 1)).squareRoot()
    guard deviation > 0 else { return [Float](repeating: 0, count: curve.count) }
    return curve.map { Float(($0 - mean) / deviation) }
  }
}

// MARK: - As a vector of parameters

extension BeatShape {
  /// Baseline, drift, and centre, logarithm of width, amplitude of each wave: a width stays positive whatever the
  /// vector.
  package static let parameterCount = 2 + 3 * Wave.allCases.count

  package var parameters: [Double] {
    [baseline, drift] + waves.flatMap { [$0.centre, log($0.width), $0.amplitude] }
  }

  package init(parameters: [Double]) {
    precondition(parameters.count == Self.parameterCount, "a beat shape has another number of parameters")
    let waves = stride(from: 2, to: parameters.count, by: 3).map { start in
      // Narrower than a third of a point is not a wave but a spike, wider than half a beat is the line's business.
      let width = min(max(exp(parameters[start + 1]), 0.3), 70)
      return WaveShape(centre: parameters[start], width: width, amplitude: parameters[start + 2])
    }
    self.init(baseline: parameters[0], drift: parameters[1], waves: waves)
  }
}
