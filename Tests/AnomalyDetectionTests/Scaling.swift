import NeuralNetwork

/// Min-max scaling learned from rows; one range for each column, or one for all.
struct Scaling {
  private let lowest: [Float]
  private let highest: [Float]

  init(fit samples: Matrix, perFeature: Bool) {
    let columns = (0..<samples.columns).map { column in
      stride(from: column, to: samples.values.count, by: samples.columns).map { samples.values[$0] }
    }
    let low = columns.map { $0.min() ?? 0 }
    let high = columns.map { $0.max() ?? 1 }
    lowest = perFeature ? low : low.map { _ in low.min() ?? 0 }
    highest = perFeature ? high : high.map { _ in high.max() ?? 1 }
  }

  func callAsFunction(_ samples: Matrix) -> Matrix {
    var scaled = samples
    for index in scaled.values.indices {
      let column = index % samples.columns
      scaled.values[index] = (scaled.values[index] - lowest[column]) / (highest[column] - lowest[column])
    }
    return scaled
  }
}
