import Heartbeats
import Tables

/// The waves of all beats of a class, and what they miss.
struct ClassFit {
  /// One parameter vector for each beat.
  private(set) var parameters: [[Double]]
  /// What the waves of each beat miss, 140 values.
  private(set) var residuals: [[Double]] = []
  private var prior: WavePrior
  private var noise = [Double](repeating: 0.25, count: Heartbeat.points)

  /// Fits each beat, and learns from all of them what to expect of each (empirical Bayes, six rounds of it).
  ///
  /// Every round fits the beats under the class's distribution of parameters, then takes that distribution and the
  /// noise anew from the fits; what a fit leaves open counts as spread.
  init(_ beats: [[Double]], of beatClass: RowClass) {
    let start = StartingShape.of(beatClass).parameters
    let mean = (0..<Heartbeat.points).map { point in average(beats.map { $0[point] }) }
    let deviations = StartingShape.deviations
    prior = WavePrior(mean: start, precision: SquareMatrix(diagonal: deviations.map { 1 / ($0 * $0) }))
    let noiseOfMean = [Double](repeating: 0.1, count: Heartbeat.points)
    prior.mean = WaveFit(mean, start: start, prior: prior, noise: noiseOfMean, steps: 60).parameters
    parameters = beats.map { [mean = prior.mean] _ in mean }
    for round in 0..<6 { improve(beats, steps: round == 0 ? 25 : 8) }
  }

  private mutating func improve(_ beats: [[Double]], steps: Int) {
    let size = BeatShape.parameterCount
    var uncertainty = SquareMatrix(size: size)
    residuals = []
    for (index, beat) in beats.enumerated() {
      let fit = WaveFit(beat, start: parameters[index], prior: prior, noise: noise, steps: steps)
      parameters[index] = fit.parameters
      residuals.append(fit.residuals)
      guard let covariance = fit.covariance else { continue }
      for entry in covariance.entries.indices {
        uncertainty.entries[entry] += covariance.entries[entry] / Double(beats.count)
      }
    }
    learnPrior(uncertainty)
    learnNoise()
  }

  private mutating func learnPrior(_ uncertainty: SquareMatrix) {
    let moments = Moments(parameters, weights: parameters.map { _ in 1 })
    var covariance = moments.covariance
    for entry in covariance.entries.indices { covariance.entries[entry] += uncertainty.entries[entry] }
    covariance = covariance.shrunk(samples: Double(parameters.count))
    for index in 0..<covariance.size { covariance[index, index] += 1e-6 }
    guard let factor = Cholesky(covariance) else { return }
    prior = WavePrior(mean: moments.mean, precision: factor.inverse)
  }

  /// The root mean square residual at each point, smoothed over seven.
  private mutating func learnNoise() {
    let squares = (0..<Heartbeat.points).map { point in average(residuals.map { $0[point] * $0[point] }) }
    noise = squares.indices.map { point in
      let near = (point - 3...point + 3).map { squares[min(max($0, 0), squares.count - 1)] }
      return max(average(near).squareRoot(), 0.03)
    }
  }
}

func average(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}
