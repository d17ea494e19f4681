import Platform

/// A mixture of normal distributions over the parameters of a class's beats, by expectation maximisation.
struct Mixture {
  struct Component {
    let share: Double
    let mean: [Double]
    /// The Cholesky factor of the covariance.
    let factor: SquareMatrix
  }

  private(set) var components: [Component] = []
  /// For each vector, how probably each component made it.
  private(set) var memberships: [[Double]]

  /// One component; or two, which begin as the four fifths nearest to the mean and the fifth farthest from it.
  init(_ vectors: [[Double]], components count: Int) {
    let all = Moments(vectors, weights: vectors.map { _ in 1 })
    let deviations = all.covariance.diagonal.map { max($0, 1e-12).squareRoot() }
    // Parameters have different units: all are measured in their standard deviations.
    let scaled = vectors.map { vector in
      vector.indices.map { (vector[$0] - all.mean[$0]) / deviations[$0] }
    }
    memberships = Self.firstMemberships(scaled, count: count)
    var likelihood = -Double.infinity
    var found: [Component] = []
    for round in 0..<200 {
      found = Self.maximise(scaled, memberships)
      let before = likelihood
      likelihood = expect(scaled, found)
      if count == 1 || round > 5 && likelihood - before < 1e-5 { break }
    }
    components = found.map { Self.unscaled($0, mean: all.mean, deviations: deviations) }
  }

  /// The vectors that a component most probably made.
  func members(of component: Int) -> [Int] {
    memberships.indices.filter { memberships[$0].firstIndex(of: memberships[$0].max() ?? 0) == component }
  }

  private static func firstMemberships(_ vectors: [[Double]], count: Int) -> [[Double]] {
    guard count > 1 else { return vectors.map { _ in [1] } }
    let component = maximise(vectors, vectors.map { _ in [1] })[0]
    let distances = vectors.map { distance($0, component) }
    let limit = distances.sorted()[vectors.count * 4 / 5]
    return distances.map { $0 < limit ? [0.9, 0.1] : [0.1, 0.9] }
  }

  private static func maximise(_ vectors: [[Double]], _ memberships: [[Double]]) -> [Component] {
    memberships[0].indices.compactMap { component in
      let moments = Moments(vectors, weights: memberships.map { $0[component] })
      var covariance = moments.covariance.shrunk(samples: moments.totalWeight)
      for index in 0..<covariance.size { covariance[index, index] += 0.02 }
      guard let factor = Cholesky(covariance) else { return nil }
      return Component(
        share: moments.totalWeight / Double(vectors.count), mean: moments.mean, factor: factor.lower)
    }
  }

  /// Renews the memberships; the mean log-likelihood.
  private mutating func expect(_ vectors: [[Double]], _ components: [Component]) -> Double {
    var sum = 0.0
    for (index, vector) in vectors.enumerated() {
      let logs = components.map { component in
        let determinant = component.factor.diagonal.reduce(0) { $0 + log($1) }
        return log(component.share) - determinant - 0.5 * Self.distance(vector, component)
      }
      let highest = logs.max() ?? 0
      let total = highest + log(logs.reduce(0) { $0 + exp($1 - highest) })
      memberships[index] = logs.map { exp($0 - total) }
      sum += total
    }
    return sum / Double(vectors.count)
  }

  /// The squared Mahalanobis distance.
  private static func distance(_ vector: [Double], _ component: Component) -> Double {
    let offsets = zip(vector, component.mean).map { $0 - $1 }
    return Cholesky(lower: component.factor).forward(offsets).reduce(0) { $0 + $1 * $1 }
  }

  private static func unscaled(_ component: Component, mean: [Double], deviations: [Double]) -> Component {
    var factor = component.factor
    for row in 0..<factor.size {
      for column in 0...row { factor[row, column] *= deviations[row] }
    }
    let centre = mean.indices.map { mean[$0] + deviations[$0] * component.mean[$0] }
    return Component(share: component.share, mean: centre, factor: factor)
  }
}
