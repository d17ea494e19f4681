import NeuralNetwork
import SeededRandom
import Tables

/// Random labelled scores with many ties, for property tests.
struct LabelledScores: Sendable {
  var scores: [Float] = []
  var abnormal: [Bool] = []

  init(seed: Int, specials: [Float] = []) {
    var random = SeededRandom.stream(seed: seed, "labelled scores")
    let count = 1 + random.index(below: 60)
    let levels = 1 + random.index(below: 40)
    let share = random.uniform()
    for _ in 0..<count {
      let special = !specials.isEmpty && random.index(below: 6) == 0
      scores.append(
        special ? specials[random.index(below: specials.count)] : Float(random.index(below: levels)) / 16 - 0.25)
      abnormal.append(random.uniform() < share)
    }
  }
}

/// A matrix of normally distributed numbers, its later columns ever narrower.
func randomMatrix(rows: Int, columns: Int, seed: Int) -> Matrix {
  var random = SeededRandom.stream(seed: seed, "matrix")
  let values = (0..<rows * columns).map { Float(random.gaussian()) / Float($0 % columns + 1) }
  return Matrix(rows: rows, columns: columns, values: values)
}

/// Whether two numbers are equal to a share of the second.
func isClose(_ value: Double, _ expected: Double, relative: Double) -> Bool {
  (value - expected).magnitude <= relative * expected.magnitude
}
