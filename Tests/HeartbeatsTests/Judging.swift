import Heartbeats
import Tables

/// Small detectors of known behaviour, to compare simulated beats with real ones by what they do to a detector.
enum Judging {
  /// Trains on the normals of `training` with per-feature scaling; the ROC AUC of the distance to the mean beat.
  static func trivialAUC(training: RowSet, test: RowSet) -> Double { auc(training, test, components: 0) }

  /// The ROC AUC of the reconstruction error of principal components, learned as `trivialAUC` learns.
  static func principalComponentsAUC(_ count: Int, training: RowSet, test: RowSet) -> Double {
    auc(training, test, components: count)
  }

  private static func auc(_ training: RowSet, _ test: RowSet, components count: Int) -> Double {
    let normals = training.picked(training.indices(of: .normal)).values
    let scaling = Scaling(kind: .feature, fit: normals, width: 140)
    let rows = split(scaling.scale(normals))
    let mean = (0..<140).map { point in rows.reduce(0) { $0 + $1[point] } / Double(rows.count) }
    let axes = principalAxes(rows.map { subtract($0, mean) }, count: count)
    let errors = split(scaling.scale(test.values)).map { row in
      let centred = subtract(row, mean)
      return dot(centred, centred) - axes.reduce(0) { $0 + dot($1, centred) * dot($1, centred) }
    }
    return rocAUC(scores: errors, isAbnormal: test.isAbnormal)
  }

  /// The leading eigenvectors of the covariance, by orthogonal iteration.
  private static func principalAxes(_ rows: [[Double]], count: Int) -> [[Double]] {
    guard count > 0 else { return [] }
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: 140), count: 140)
    for row in rows {
      for first in 0..<140 {
        for second in 0..<140 { covariance[first][second] += row[first] * row[second] }
      }
    }
    var axes = (0..<count).map { axis in (0..<140).map { $0 % (axis + 2) == 0 ? 1.0 : -0.5 } }
    for _ in 0..<200 {
      axes = axes.map { axis in covariance.map { dot($0, axis) } }
      for index in axes.indices {
        for earlier in 0..<index {
          let overlap = dot(axes[index], axes[earlier])
          for point in 0..<140 { axes[index][point] -= overlap * axes[earlier][point] }
        }
        let length = dot(axes[index], axes[index]).squareRoot()
        for point in 0..<140 { axes[index][point] /= length }
      }
    }
    return axes
  }

  /// How often an abnormal beat scores above a normal one (Mann and Whitney).
  static func rocAUC(scores: [Double], isAbnormal: [Bool]) -> Double {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var normals = 0
    var wins = 0
    for index in order {
      if isAbnormal[index] { wins += normals } else { normals += 1 }
    }
    return Double(wins) / Double(normals * (scores.count - normals))
  }

  /// Pearson's correlation of two curves.
  static func correlation(_ first: [Float], _ second: [Float]) -> Double {
    let centred = [first, second].map { curve in
      subtract(curve.map(Double.init), curve.map { _ in curve.reduce(0) { $0 + Double($1) } / Double(curve.count) })
    }
    return dot(centred[0], centred[1]) / (dot(centred[0], centred[0]) * dot(centred[1], centred[1])).squareRoot()
  }

  private static func split(_ values: [Float]) -> [[Double]] {
    stride(from: 0, to: values.count, by: 140).map { values[$0..<$0 + 140].map(Double.init) }
  }

  private static func subtract(_ first: [Double], _ second: [Double]) -> [Double] { zip(first, second).map { $0 - $1 } }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
