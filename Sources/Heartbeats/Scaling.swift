/// How values are brought to 0…1 before a detector sees them.
public enum ScalingKind: String, CaseIterable, Codable, Sendable {
  /// Minimum and maximum of each of the 140 points.
  case feature
  /// One minimum and maximum over all points.
  case global
  /// The values as they are.
  case none
}

/// Min-max scaling to 0…1, learned from training rows; other rows may leave that range.
///
/// A point that is constant over the training rows scales to 0, and back to its constant.
public struct Scaling: Equatable, Sendable {
  public let kind: ScalingKind
  /// The lowest training value of each of the 140 points; empty for `none`.
  public let minima: [Float]
  /// The highest training value of each of the 140 points; empty for `none`.
  public let maxima: [Float]

  /// Learns the scaling from `values`, one or more rows of 140 finite numbers.
  public init(kind: ScalingKind, fit values: [Float]) {
    let points = BeatSet.pointsPerBeat
    precondition(!values.isEmpty && values.count.isMultiple(of: points), "scaling needs rows of 140 values")
    self.kind = kind
    guard kind != .none else {
      (minima, maxima) = ([], [])
      return
    }
    var lowest = Array(values[..<points])
    var highest = lowest
    values.withUnsafeBufferPointer { values in
      lowest.withUnsafeMutableBufferPointer { lowest in
        highest.withUnsafeMutableBufferPointer { highest in
          guard let source = values.baseAddress, let lowest = lowest.baseAddress, let highest = highest.baseAddress
          else { return }
          for start in stride(from: points, to: values.count, by: points) {
            for point in 0..<points {
              lowest[point] = min(lowest[point], source[start + point])
              highest[point] = max(highest[point], source[start + point])
            }
          }
        }
      }
    }
    if kind == .global {
      lowest = [Float](repeating: lowest.min() ?? 0, count: points)
      highest = [Float](repeating: highest.max() ?? 0, count: points)
    }
    (minima, maxima) = (lowest, highest)
  }

  /// A scaling of known limits, from a saved session say.
  ///
  /// - Throws: `ScalingError` unless there are 140 finite minima and maxima in order (none of them for `none`).
  public init(kind: ScalingKind, minima: [Float], maxima: [Float]) throws {
    let expected = kind == .none ? 0 : BeatSet.pointsPerBeat
    guard minima.count == expected, maxima.count == expected else {
      throw ScalingError.count(kind, minima: minima.count, maxima: maxima.count)
    }
    for point in 0..<expected {
      guard (maxima[point] - minima[point]).isFinite, minima[point] <= maxima[point] else {
        throw ScalingError.limits(point: point, minimum: minima[point], maximum: maxima[point])
      }
    }
    self.kind = kind
    self.minima = minima
    self.maxima = maxima
  }

  /// The values, any number of rows of 140, scaled.
  public func scale(_ values: [Float]) -> [Float] {
    mapRows(values) { value, minimum, range in range > 0 ? (value - minimum) / range : 0 }
  }

  /// Scaled values, any number of rows of 140, in the data's own units again.
  public func unscale(_ values: [Float]) -> [Float] {
    mapRows(values) { value, minimum, range in value * range + minimum }
  }

  private func mapRows(_ values: [Float], _ transform: (Float, Float, Float) -> Float) -> [Float] {
    let points = BeatSet.pointsPerBeat
    precondition(values.count.isMultiple(of: points), "scaling needs rows of 140 values")
    guard kind != .none else { return values }
    let ranges = zip(maxima, minima).map { $0 - $1 }
    return [Float](unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { values in
        minima.withUnsafeBufferPointer { minima in
          ranges.withUnsafeBufferPointer { ranges in
            // Plain pointers, so that the inner loop becomes vector code.
            guard let result = result.baseAddress, let source = values.baseAddress,
              let minima = minima.baseAddress, let ranges = ranges.baseAddress
            else { return }
            for start in stride(from: 0, to: values.count, by: points) {
              for point in 0..<points {
                result[start + point] = transform(source[start + point], minima[point], ranges[point])
              }
            }
          }
        }
      }
      count = values.count
    }
  }
}

/// Limits that make no scaling.
public enum ScalingError: Error, Equatable, Sendable, CustomStringConvertible {
  case count(ScalingKind, minima: Int, maxima: Int)
  case limits(point: Int, minimum: Float, maximum: Float)

  public var description: String {
    switch self {
    case .count(let kind, let minima, let maxima):
      "scaling '\(kind.rawValue)' needs \(kind == .none ? 0 : BeatSet.pointsPerBeat) minima and maxima, "
        + "not \(minima) and \(maxima)"
    case .limits(let point, let minimum, let maximum):
      "scaling limits of point \(point + 1) are \(minimum) and \(maximum): they must be finite, the lower one first"
    }
  }
}

extension Scaling: Codable {
  private enum CodingKeys: CodingKey { case kind, minima, maxima }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      kind: container.decode(ScalingKind.self, forKey: .kind),
      minima: container.decode([Float].self, forKey: .minima),
      maxima: container.decode([Float].self, forKey: .maxima))
  }
}
