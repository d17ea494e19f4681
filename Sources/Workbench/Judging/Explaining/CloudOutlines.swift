import Detectors
import Tables

/// Where test rows lie along the first two components that a detector brings them into, with the outlines of its clouds.
public struct CloudOutlines: Sendable {
  /// One pair a row.
  public let points: [(x: Double, y: Double)]
  public let classes: [RowClass]
  public let clouds: [Cloud]
  /// Components there are.
  public let dimensions: Int

  /// An ellipse about the middle of a cloud: two standard deviations.
  public struct Cloud: Sendable {
    /// The cloud's share of the training rows.
    public let weight: Double
    public let outline: [(x: Double, y: Double)]
  }

  /// Standard deviations at which a cloud is outlined.
  public static let deviations = 2.0
}

extension TrainedDetector {
  /// The test rows and the clouds of a Gaussian mixture, or the test rows along the components of a PCA; `nil` for other
  /// detectors.
  public var cloudOutlines: CloudOutlines? {
    guard let embedding = detector as? any Embedding else { return nil }
    let places = embedding.embedding(preparation.test.matrix)
    guard places.columns > 0 else { return nil }
    let points = (0..<places.rows).map { row in
      let place = Array(places[row: row])
      return (x: Double(place[0]), y: place.count > 1 ? Double(place[1]) : Double(scores.test[row]))
    }
    let mixture = detector as? GaussianMixtureDetector
    let clouds = mixture.map { mixture in
      mixture.weights.indices.compactMap { CloudOutlines.Cloud(mixture, $0) }
    }
    return CloudOutlines(
      points: points, classes: preparation.test.classes, clouds: clouds ?? [], dimensions: places.columns)
  }
}

extension CloudOutlines.Cloud {
  /// Points of the outline: as many as a terminal can tell apart.
  private static let steps = 72

  fileprivate init?(_ mixture: GaussianMixtureDetector, _ cloud: Int) {
    let size = mixture.means.columns
    guard size > 1 else { return nil }
    let covariance = mixture.covariances[cloud]
    let middle = Array(mixture.means[row: cloud]).map(Double.init)
    weight = mixture.weights[cloud]
    // The lower Cholesky factor of the covariance in the first two components carries a circle onto the outline.
    let (a, b, c) = (covariance[0], covariance[size], covariance[size + 1])
    let first = max(a, 0).squareRoot()
    let cross = first > 0 ? b / first : 0
    let second = max(c - cross * cross, 0).squareRoot()
    // By adding angles, so that no library's sine decides about a picture.
    let turn = (cosine: 0.996194698091745532, sine: 0.087155742747658174)
    var (x, y) = (1.0, 0.0)
    var outline: [(x: Double, y: Double)] = []
    for _ in 0...Self.steps {
      outline.append(
        (
          x: middle[0] + CloudOutlines.deviations * first * x,
          y: middle[1] + CloudOutlines.deviations * (cross * x + second * y)
        ))
      (x, y) = (x * turn.cosine - y * turn.sine, x * turn.sine + y * turn.cosine)
    }
    self.outline = outline
  }
}
