import Heartbeats
import Platform

typealias Lanes = SIMD8<Double>

/// A curve over the points of a beat, padded with zeros to whole vectors so that sums over it run in lanes.
struct PaddedCurve {
  static let vectors = (Heartbeat.points + 7) / 8
  var lanes = [Lanes](repeating: .zero, count: Self.vectors)

  init() {}

  init(_ values: [Double]) {
    for (point, value) in values.enumerated() { self[point] = value }
  }

  subscript(point: Int) -> Double {
    get { lanes[point / 8][point % 8] }
    set { lanes[point / 8][point % 8] = newValue }
  }
}

/// The curve of a parameter vector (see `BeatShape.parameters`) and its derivative by each parameter.
struct WaveCurve {
  private(set) var curve = PaddedCurve()
  private(set) var derivatives = [PaddedCurve](repeating: PaddedCurve(), count: BeatShape.parameterCount)

  init(_ parameters: [Double]) {
    for point in 0..<Heartbeat.points {
      let slope = BeatShape.slope(point)
      curve[point] = parameters[0] + parameters[1] * slope
      derivatives[0][point] = 1
      derivatives[1][point] = slope
    }
    for start in stride(from: 2, to: parameters.count, by: 3) { add(start, parameters) }
  }

  /// Adds the wave whose centre, logarithm of width, and amplitude begin at `start`.
  private mutating func add(_ start: Int, _ parameters: [Double]) {
    let width = exp(parameters[start + 1])
    let amplitude = parameters[start + 2]
    for point in 0..<Heartbeat.points {
      let distance = (Double(point) - parameters[start]) / width
      let bump = exp(-0.5 * distance * distance)
      curve[point] += amplitude * bump
      derivatives[start][point] = amplitude * bump * distance / width
      derivatives[start + 1][point] = amplitude * bump * distance * distance
      derivatives[start + 2][point] = bump
    }
  }
}
