import Heartbeats

/// What is believed about the parameters of a beat before it is seen: a normal distribution.
struct WavePrior {
  var mean: [Double]
  /// The inverse of the covariance.
  var precision: SquareMatrix
}

/// The most probable parameters of one beat, by the method of Levenberg and Marquardt.
///
/// It minimises Σ (beat − curve)² / noise² + (parameters − mean)ᵀ · precision · (parameters − mean). The prior keeps
/// waves that a beat hardly shows from wandering.
struct WaveFit {
  private(set) var parameters: [Double]
  private(set) var curve: PaddedCurve
  private let beat: PaddedCurve
  private let prior: WavePrior
  private let weights: PaddedCurve
  private var derivatives: [PaddedCurve]
  private var cost = Double.infinity
  private var damping = 1e-2

  /// Fits `beat` (140 values); `noise` is the standard deviation expected at each point.
  init(_ beat: [Double], start: [Double], prior: WavePrior, noise: [Double], steps: Int) {
    self.beat = PaddedCurve(beat)
    self.prior = prior
    weights = PaddedCurve(noise.map { 1 / ($0 * $0) })
    parameters = start
    let waves = WaveCurve(start)
    (curve, derivatives) = (waves.curve, waves.derivatives)
    cost = cost(start, curve)
    for _ in 0..<steps { step() }
  }

  /// The covariance of the parameters given the beat (Laplace's approximation).
  var covariance: SquareMatrix? { Cholesky(equations().matrix)?.inverse }

  /// The beat less the curve, 140 values.
  var residuals: [Double] { (0..<Heartbeat.points).map { beat[$0] - curve[$0] } }

  private mutating func step() {
    var (matrix, right) = equations()
    for index in 0..<matrix.size { matrix[index, index] *= 1 + damping }
    if let change = Cholesky(matrix)?.solve(right) {
      let next = zip(parameters, change).map { $0 + $1 }
      let waves = WaveCurve(next)
      let nextCost = cost(next, waves.curve)
      if nextCost < cost {
        (parameters, curve, derivatives, cost) = (next, waves.curve, waves.derivatives, nextCost)
        damping = max(damping * 0.3, 1e-6)
        return
      }
    }
    damping = min(damping * 5, 1e8)
  }

  /// The normal equations of one step.
  private func equations() -> (matrix: SquareMatrix, right: [Double]) {
    var matrix = prior.precision
    let offsets = offsets(parameters)
    var right = times(prior.precision, offsets).map { -$0 }
    for row in 0..<matrix.size {
      var weighted = PaddedCurve()
      var sum = Lanes.zero
      for vector in 0..<PaddedCurve.vectors {
        weighted.lanes[vector] = derivatives[row].lanes[vector] * weights.lanes[vector]
        sum += weighted.lanes[vector] * (beat.lanes[vector] - curve.lanes[vector])
      }
      right[row] += sum.sum()
      for column in 0...row {
        var sum = Lanes.zero
        for vector in 0..<PaddedCurve.vectors {
          sum += weighted.lanes[vector] * derivatives[column].lanes[vector]
        }
        matrix[row, column] += sum.sum()
        if column < row { matrix[column, row] = matrix[row, column] }
      }
    }
    return (matrix, right)
  }

  private func cost(_ parameters: [Double], _ curve: PaddedCurve) -> Double {
    var sum = Lanes.zero
    for vector in 0..<PaddedCurve.vectors {
      let error = beat.lanes[vector] - curve.lanes[vector]
      sum += error * error * weights.lanes[vector]
    }
    let offsets = offsets(parameters)
    return sum.sum() + zip(offsets, times(prior.precision, offsets)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func offsets(_ parameters: [Double]) -> [Double] {
    zip(parameters, prior.mean).map { $0 - $1 }
  }
}

/// A matrix times a vector.
func times(_ matrix: SquareMatrix, _ vector: [Double]) -> [Double] {
  (0..<matrix.size).map { row in
    vector.indices.reduce(0) { $0 + matrix[row, $1] * vector[$1] }
  }
}
