/// A beat that somebody draws: 140 points, each with a value or still empty.
///
/// A detector needs all 140 values, so what is empty is filled in: in a straight line between drawn neighbours, held at the
/// ends. Which points are whose is never forgotten.
public struct Drawing: Equatable, Sendable {
  /// No value lies farther from 0, in standard deviations of a beat; anything beyond is a slip of the hand.
  public static let limit: Float = 1000
  /// Below this share of drawn points a verdict says more about the filling than about the drawing.
  public static let least = 0.2

  /// One entry for each of the 140 points; nil where nothing is drawn.
  public private(set) var points: [Float?]

  /// Nothing drawn yet.
  public init() {
    points = Array(repeating: nil, count: Heartbeat.points)
  }

  /// A drawing of these points; missing ones are empty, surplus ones are left away.
  public init(points: [Float?]) {
    self.init()
    for (point, value) in points.prefix(Heartbeat.points).enumerated() { self[point] = value }
  }

  /// The value drawn at a point counted from 0. A value that is not a number draws nothing, one beyond the limit is held there.
  public subscript(point: Int) -> Float? {
    get { points.indices.contains(point) ? points[point] : nil }
    set {
      guard points.indices.contains(point) else { return }
      points[point] = newValue.flatMap { $0.isNaN ? nil : min(max($0, -Self.limit), Self.limit) }
    }
  }

  /// How many points are drawn.
  public var drawnCount: Int { points.count { $0 != nil } }

  /// Whether nothing is drawn.
  public var isEmpty: Bool { drawnCount == 0 }

  /// Whether less than a fifth is drawn.
  public var isMostlyFilledIn: Bool { Double(drawnCount) < Self.least * Double(points.count) }

  /// The stretches of drawn points, counted from 0.
  public var drawnStretches: [ClosedRange<Int>] { stretches { $0 != nil } }

  /// The stretches of points that are filled in, counted from 0.
  public var filledStretches: [ClosedRange<Int>] { stretches { $0 == nil } }

  private func stretches(_ belongs: (Float?) -> Bool) -> [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    for (point, value) in points.enumerated() where belongs(value) {
      if let last = stretches.last, last.upperBound == point - 1 {
        stretches[stretches.count - 1] = last.lowerBound...point
      } else {
        stretches.append(point...point)
      }
    }
    return stretches
  }

  /// The beat: all 140 values, empty points filled in. Nothing drawn is a flat line at 0.
  public var values: [Float] {
    var values = points.map { $0 ?? 0 }
    for gap in filledStretches {
      switch (self[gap.lowerBound - 1], self[gap.upperBound + 1]) {
      case (nil, nil): break
      case (let before?, nil): for point in gap { values[point] = before }
      case (nil, let after?): for point in gap { values[point] = after }
      case (let before?, let after?):
        for point in gap {
          let part = Float(point - gap.lowerBound + 1) / Float(gap.count + 1)
          values[point] = before + part * (after - before)
        }
      }
    }
    return values
  }
}

extension Drawing: Codable {
  public init(from decoder: any Decoder) throws {
    let points = try decoder.singleValueContainer().decode([Float?].self)
    self.init(points: points)
    guard self.points == points else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no 140 points"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(points)
  }
}
