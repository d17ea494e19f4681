/// The weighted mean and covariance of vectors.
struct Moments {
  let mean: [Double]
  let covariance: SquareMatrix
  let totalWeight: Double

  init(_ vectors: [[Double]], weights: [Double]) {
    let size = vectors.first?.count ?? 0
    let total = weights.reduce(0, +)
    var mean = [Double](repeating: 0, count: size)
    for (vector, weight) in zip(vectors, weights) {
      for index in 0..<size { mean[index] += weight / total * vector[index] }
    }
    var covariance = SquareMatrix(size: size)
    for (vector, weight) in zip(vectors, weights) {
      let offsets = zip(vector, mean).map { $0 - $1 }
      for row in 0..<size {
        let scaled = weight / total * offsets[row]
        for column in 0..<size { covariance[row, column] += scaled * offsets[column] }
      }
    }
    self.mean = mean
    self.covariance = covariance
    totalWeight = total
  }
}
