extension Matrix {
  /// The mean of every column, in double precision; zeros when there is no row.
  package func columnMeans() -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        guard let sums = sums.baseAddress, let first = values.baseAddress else { return }
        // Plain pointers, so that the inner loop becomes vector code.
        for row in 0..<rows {
          let source = first + row * columns
          for column in 0..<columns { sums[column] += Double(source[column]) }
        }
      }
    }
    return sums.map { $0 / Double(max(1, rows)) }
  }

  /// The root mean square distance, over rows and columns, of the values to those of a row; 0 without values.
  package func rootMeanSquareDistance(to row: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<rows {
      for (value, center) in zip(self[row: index], row) {
        sum += (Double(value) - center) * (Double(value) - center)
      }
    }
    return (sum / Double(max(1, values.count))).squareRoot()
  }
}
