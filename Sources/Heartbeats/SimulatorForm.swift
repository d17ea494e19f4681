import Platform
import SeededRandom

/// One form the beats of a class take: a mean shape, how shapes spread about it, and noise.
struct SimulatorForm: Sendable {
  let share: Double
  let mean: [Double]
  /// The Cholesky factor of the covariance of the parameters, its lower triangle row by row.
  let factor: [Double]
  let noise: SimulatorNoise

  /// Draws a shape: the mean, and the factor times independent normal numbers.
  func shape(_ random: inout SeededRandom) -> BeatShape {
    let deviates = mean.map { _ in random.gaussian() }
    var parameters = mean
    var entry = 0
    for row in parameters.indices {
      for column in 0...row {
        parameters[row] += factor[entry] * deviates[column]
        entry += 1
      }
    }
    return BeatShape(parameters: parameters)
  }
}

/// What the waves of a beat miss: an autoregressive process of second order times a spread that varies along the beat.
package struct SimulatorNoise: Equatable, Sendable {
  /// The weights of the last value and of the one before.
  package let memory: [Double]
  /// The standard deviation at every fourth point, from 0 to 140; linear in between.
  package let spread: [Double]

  package init(memory: [Double], spread: [Double]) {
    self.memory = memory
    self.spread = spread
  }

  package static let spreadStep = 4
  package static let spreadCount = Heartbeat.points / spreadStep + 1

  /// Adds the noise of one beat.
  func add(to curve: inout [Double], _ random: inout SeededRandom) {
    // Yule and Walker: the correlations one and two steps apart give the shocks that make the variance 1.
    let near = memory[0] / (1 - memory[1])
    let far = memory[0] * near + memory[1]
    let shock = max(0, 1 - memory[0] * near - memory[1] * far).squareRoot()
    var before = random.gaussian()
    var last = near * before + (1 - near * near).squareRoot() * random.gaussian()
    for point in curve.indices {
      let (knot, rest) = point.quotientAndRemainder(dividingBy: Self.spreadStep)
      let weight = Double(rest) / Double(Self.spreadStep)
      curve[point] += last * (spread[knot] + weight * (spread[knot + 1] - spread[knot]))
      (before, last) = (last, memory[0] * last + memory[1] * before + shock * random.gaussian())
    }
  }
}
