import Detectors
import Tables

/// How the variance of the rows that were learned from is shared among their principal components.
public struct ScreePicture: Sendable {
  /// The share of each component, the largest first; together 1, or all 0 where no row differs from another.
  public let shares: [Double]
  /// Components that the detector keeps; `nil` for one that has none.
  public let kept: Int?

  /// The share that so many components hold.
  public func held(by count: Int) -> Double { shares.prefix(count).reduce(0, +) }

  /// The fewest components that hold at least this share.
  public func needed(for share: Double) -> Int {
    var (sum, count) = (0.0, 0)
    while sum < share, count < shares.count {
      sum += shares[count]
      count += 1
    }
    return count
  }
}

extension TrainedDetector {
  /// The principal components of the rows it learned from, as it sees them.
  public var scree: ScreePicture {
    let rows = preparation.learning
    let eigen = SymmetricEigen(rows.covariance(around: rows.columnMeans()), order: rows.columns)
    let variances = eigen.values.map { max(0, $0) }
    let total = variances.reduce(0, +)
    let kept: Int? =
      switch detector {
      case let pca as PCADetector: pca.components.rows
      case let mixture as GaussianMixtureDetector: mixture.means.columns < rows.columns ? mixture.means.columns : nil
      default: nil
      }
    return ScreePicture(shares: variances.map { total > 0 ? $0 / total : 0 }, kept: kept)
  }
}
