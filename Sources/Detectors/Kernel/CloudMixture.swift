import Tables

/// A mixture of normal distributions with full covariances, and the steps that fit it to points.
///
/// In double precision, eight points side by side.
struct CloudMixture: Sendable {
  let dimensions: Int
  private(set) var weights: [Double]
  /// One mean after the other.
  private(set) var means: [Double]
  /// One covariance after the other, each row by row.
  private(set) var covariances: [Double]
  /// The inverse Cholesky factors L⁻¹ of the covariances, row by row, and the logarithm of their determinants.
  private var factors: [Double] = []
  private var logDeterminants: [Double] = []

  /// What is added to every variance, so that no cloud collapses onto a point.
  static let floor = 1e-6

  init(dimensions: Int, weights: [Double], means: [Double], covariances: [Double]) {
    (self.dimensions, self.weights, self.means, self.covariances) = (dimensions, weights, means, covariances)
    factorize()
  }

  /// One cloud for each group of points.
  init(_ points: Matrix, groups: [Int32], count: Int) {
    self.init(
      dimensions: points.columns, weights: [Double](repeating: 0, count: count),
      means: [Double](repeating: 0, count: count * points.columns),
      covariances: [Double](repeating: 0, count: count * points.columns * points.columns))
    maximize(points) { cloud, first in
      var share = Doubles.zero
      for lane in 0..<min(8, points.rows - first) where Int(groups[first + lane]) == cloud { share[lane] = 1 }
      return share
    }
  }

  var count: Int { weights.count }
  var byteCount: Int { (weights.count + means.count + covariances.count + factors.count) * 8 }

  /// Expectation and maximization in turn, until the mean log density rises by less than 0.001, at most 100 times.
  /// `onStep` is told the clouds before every step and the mean log density under them.
  mutating func improve(
    on points: Matrix, options: FitOptions,
    onStep: (_ step: Int, _ clouds: CloudMixture, _ meanLogDensity: Double) -> Void = { _, _, _ in }
  ) throws(FitError) {
    var previous = -Double.infinity
    for step in 0..<100 {
      try options.checkpoint()
      // Cloud by cloud within a tile: where a tile's shares stand.
      var shares = [Doubles](repeating: .zero, count: (points.rows + 7) / 8 * count)
      var sum = 0.0
      forEachTile(points) { first, logs in
        let total = Self.logSum(logs)
        for cloud in 0..<count { shares[first / 8 * count + cloud] = Self.exponentials(logs[cloud] - total) }
        for lane in 0..<min(8, points.rows - first) { sum += total[lane] }
        for lane in min(8, points.rows - first)..<8 {
          for cloud in 0..<count { shares[first / 8 * count + cloud][lane] = 0 }
        }
      }
      let clouds = count
      let mean = sum / Double(points.rows)
      onStep(step, self, mean)
      maximize(points) { cloud, first in shares[first / 8 * clouds + cloud] }
      if (mean - previous).magnitude < 1e-3 { break }
      previous = mean
    }
  }

  /// The logarithm of the density at each point.
  func logDensities(_ points: Matrix) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(points.rows)
    forEachTile(points) { first, logs in
      let total = Self.logSum(logs)
      for lane in 0..<min(8, points.rows - first) { result.append(total[lane]) }
    }
    return result
  }

  /// The cloud with the largest share in the density at the first point.
  func likeliest(_ points: Matrix) -> Int {
    var best = 0
    forEachTile(points) { first, logs in
      if first == 0 { best = logs.indices.max { logs[$0][0] < logs[$1][0] } ?? 0 }
    }
    return best
  }

  /// Calls `body` with the weighted log densities of every cloud, eight points at a time.
  private func forEachTile(_ points: Matrix, _ body: (Int, [Doubles]) -> Void) {
    var tile = [Doubles](repeating: .zero, count: dimensions)
    var centered = tile
    var logs = [Doubles](repeating: .zero, count: count)
    let size = dimensions
    let constants = weights.indices.map { cloud in
      naturalLogarithm(weights[cloud]) - 0.5 * (Double(size) * 1.837_877_066_409_345_3 + logDeterminants[cloud])
    }
    for first in stride(from: 0, to: points.rows, by: 8) {
      points.fill(&tile, from: first)
      factors.withUnsafeBufferPointer { factors in
        means.withUnsafeBufferPointer { means in
          centered.withUnsafeMutableBufferPointer { centered in
            for cloud in 0..<logs.count {
              for index in 0..<size { centered[index] = tile[index] - means[cloud &* size &+ index] }
              var square = Doubles.zero
              for row in 0..<size {
                var sum = Doubles.zero
                let start = (cloud &* size &+ row) &* size
                for column in 0...row { sum += centered[column] * factors[start &+ column] }
                square += sum * sum
              }
              logs[cloud] = square * -0.5 + constants[cloud]
            }
          }
        }
      }
      body(first, logs)
    }
  }

  /// The weights, means and covariances that fit points with shares in the clouds best.
  private mutating func maximize(_ points: Matrix, _ share: (_ cloud: Int, _ firstRow: Int) -> Doubles) {
    let size = dimensions
    let clouds = count
    var totals = [Doubles](repeating: .zero, count: clouds)
    var sums = [Doubles](repeating: .zero, count: clouds * size)
    var tile = [Doubles](repeating: .zero, count: size)
    for first in stride(from: 0, to: points.rows, by: 8) {
      points.fill(&tile, from: first)
      for cloud in 0..<clouds {
        let share = share(cloud, first)
        totals[cloud] += share
        for index in 0..<size { sums[cloud &* size &+ index] += share * tile[index] }
      }
    }
    let counts = totals.map { $0.sum() + 10 * .ulpOfOne }
    for cloud in 0..<clouds {
      weights[cloud] = counts[cloud] / Double(points.rows)
      for index in 0..<size { means[cloud * size + index] = sums[cloud * size + index].sum() / counts[cloud] }
    }
    let whole = weights.reduce(0, +)
    for cloud in 0..<clouds { weights[cloud] /= whole }
    spread(points, counts, share)
    factorize()
  }

  /// The covariances around the means; the floor is added to every variance.
  private mutating func spread(_ points: Matrix, _ counts: [Double], _ share: (Int, Int) -> Doubles) {
    let size = dimensions
    let clouds = count
    let pairs = size * (size + 1) / 2
    var products = [Doubles](repeating: .zero, count: clouds * pairs)
    var tile = [Doubles](repeating: .zero, count: size)
    var centered = tile
    for first in stride(from: 0, to: points.rows, by: 8) {
      points.fill(&tile, from: first)
      for cloud in 0..<clouds {
        let share = share(cloud, first)
        // Most clouds have no share in most points.
        if share == .zero { continue }
        products.withUnsafeMutableBufferPointer { products in
          centered.withUnsafeMutableBufferPointer { centered in
            for index in 0..<size { centered[index] = tile[index] - means[cloud &* size &+ index] }
            var pair = cloud &* pairs
            for row in 0..<size {
              let weighted = share * centered[row]
              for column in 0...row {
                products[pair] += weighted * centered[column]
                pair &+= 1
              }
            }
          }
        }
      }
    }
    for cloud in 0..<clouds {
      var pair = cloud * pairs
      for row in 0..<size {
        for column in 0...row {
          let value = products[pair].sum() / counts[cloud] + (row == column ? Self.floor : 0)
          covariances[(cloud * size + row) * size + column] = value
          covariances[(cloud * size + column) * size + row] = value
          pair += 1
        }
      }
    }
  }

  private mutating func factorize() {
    let size = dimensions * dimensions
    factors = []
    logDeterminants = []
    for cloud in 0..<count {
      let factor = Cholesky(Array(covariances[cloud * size..<(cloud + 1) * size]), order: dimensions)
      factors += factor.inverse
      logDeterminants.append(factor.logDeterminant)
    }
  }

  /// The logarithm of the sum of exponentials, lane by lane.
  private static func logSum(_ logs: [Doubles]) -> Doubles {
    var highest = logs[0]
    for log in logs.dropFirst() { highest = highest.replacing(with: log, where: highest .< log) }
    var sum = Doubles.zero
    for log in logs { sum += exponentials(log - highest) }
    var result = highest
    for lane in 0..<8 { result[lane] += naturalLogarithm(sum[lane]) }
    return result
  }

  private static func exponentials(_ values: Doubles) -> Doubles {
    var result = Doubles.zero
    // Below it nothing is left in double precision.
    for lane in 0..<8 where values[lane] > -745 { result[lane] = naturalExponential(values[lane]) }
    return result
  }
}

/// The factor L of a covariance A = L Lᵀ, inverted.
private struct Cholesky {
  /// L⁻¹, row by row; above the diagonal zeros.
  private(set) var inverse: [Double]
  /// ln det A
  private(set) var logDeterminant = 0.0

  init(_ matrix: [Double], order: Int) {
    var factor = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        var value = matrix[row * order + column]
        for index in 0..<column { value -= factor[row * order + index] * factor[column * order + index] }
        if row == column {
          // Rounding can leave a variance of the floor's size below zero.
          factor[row * order + row] = max(value, CloudMixture.floor * 1e-3).squareRoot()
          logDeterminant += 2 * naturalLogarithm(factor[row * order + row])
        } else {
          factor[row * order + column] = value / factor[column * order + column]
        }
      }
    }
    inverse = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      inverse[column * order + column] = 1 / factor[column * order + column]
      for row in (column + 1)..<max(column + 1, order) {
        var value = 0.0
        for index in column..<row { value -= factor[row * order + index] * inverse[index * order + column] }
        inverse[row * order + column] = value / factor[row * order + row]
      }
    }
  }
}
