import Detectors
import Judging
import NeuralNetwork
import Tables

/// The plane in which the bottleneck is looked at, the same for every epoch, so that what moves are the beats.
public struct LatentPlane: Sendable {
  /// Where a beat lies.
  public struct Point: Equatable, Sendable {
    public let x, y: Double
    public let beatClass: RowClass
  }

  /// Units of the bottleneck.
  public let dimensions: Int
  /// What the axes are: `unit 1`, `component 1`, `error`.
  public let axes: (x: String, y: String)
  /// The part of the plane that holds nearly all beats of the epochs it was made for.
  public private(set) var xRange = 0.0...1.0
  public private(set) var yRange = 0.0...1.0
  /// Of more than two units: the two directions in which the last network's codes spread most.
  private let projection: PCADetector?

  /// The plane for these networks, the last of which decides the directions.
  init(_ networks: [Network], _ samples: Samples) {
    dimensions = networks.last?.architecture.bottleneck ?? 1
    if dimensions > 2, let last = networks.last, samples.count > 0 {
      projection = PCADetector(fit: last.encode(samples.matrix), components: 2)
    } else {
      projection = nil
    }
    axes =
      dimensions == 1 ? ("unit 1", "error") : dimensions == 2 ? ("unit 1", "unit 2") : ("component 1", "component 2")
    let clouds = networks.map { network in
      points(of: network, samples, errors: dimensions == 1 ? network.reconstructionErrors(samples.matrix) : [])
    }
    xRange = Self.range(clouds.map { $0.map(\.x) })
    yRange = Self.range(clouds.map { $0.map(\.y) })
  }

  /// The same plane, wide enough for what another holds; principal components are each training's own.
  func including(_ other: LatentPlane?) -> LatentPlane {
    guard let other, dimensions <= 2, other.dimensions == dimensions else { return self }
    var wide = self
    wide.xRange = min(xRange.lowerBound, other.xRange.lowerBound)...max(xRange.upperBound, other.xRange.upperBound)
    wide.yRange = min(yRange.lowerBound, other.yRange.lowerBound)...max(yRange.upperBound, other.yRange.upperBound)
    return wide
  }

  /// Where the samples lie for a network; `errors` are theirs, for a bottleneck of one unit.
  func points(of network: Network, _ samples: Samples, errors: [Float]) -> [Point] {
    let codes = network.encode(samples.matrix)
    return samples.classes.indices.map { row in
      let (x, y) = place(codes[row: row], error: row < errors.count ? errors[row] : 0)
      return Point(x: x, y: y, beatClass: samples.classes[row])
    }
  }

  private func place(_ code: ArraySlice<Float>, error: Float) -> (Double, Double) {
    let code = Array(code)
    guard let projection else { return (Double(code[0]), dimensions > 1 ? Double(code[1]) : Double(error)) }
    let places = (0..<2).map { component in
      zip(zip(code, projection.mean), projection.components[row: component]).reduce(0.0) {
        $0 + Double($1.0.0 - $1.0.1) * Double($1.1)
      }
    }
    return (places[0], places[1])
  }

  /// From the lowest 1st to the highest 99th percentile, with a margin.
  private static func range(_ clouds: [[Double]]) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for cloud in clouds {
      let sorted = cloud.filter(\.isFinite).sorted()
      guard let first = sorted.first else { continue }
      low = min(low, sorted.count > 1 ? sorted[sorted.count / 100] : first)
      high = max(high, sorted[(sorted.count - 1) - sorted.count / 100])
    }
    guard low <= high else { return 0...1 }
    let margin = max((high - low) * 0.05, max(abs(low), abs(high)) * 1e-3, 1e-6)
    return (low - margin)...(high + margin)
  }
}
