/// A curve that somebody draws: as many points as a row of the data has, 140 for a beat, each with a value or still empty.
///
/// A detector needs all values, so what is empty is filled in: in a straight line between drawn neighbours, held at the
/// ends. Which points are whose is never forgotten.
public struct Drawing: Equatable, Sendable {
  /// No value of a beat lies farther from 0, in standard deviations; anything beyond is a slip of the hand.
  public static let limit: Float = 1000
  /// The same for curves of so many points: those of other data than heartbeats have a unit of their own.
  static func limit(width: Int) -> Float { width == Heartbeat.points ? limit : 1e12 }
  /// Below this share of drawn points a verdict says more about the filling than about the drawing.
  public static let least = 0.2

  /// One entry for each point; nil where nothing is drawn.
  public private(set) var points: [Float?]

  /// Nothing drawn yet, on so many points.
  public init(width: Int = Heartbeat.points) {
    points = Array(repeating: nil, count: max(1, width))
  }

  /// A drawing of these points; missing ones are empty, surplus ones are left out.
  public init(points: [Float?], width: Int = Heartbeat.points) {
    self.init(width: width)
    for (point, value) in points.prefix(width).enumerated() { self[point] = value }
  }

  /// A drawing of a whole row, however wide.
  public init(row: [Float]) { self.init(points: row, width: row.count) }

  /// How many points there are.
  public var width: Int { points.count }

  /// The value drawn at a point counted from 0. A value that is not a number draws nothing, one beyond the limit is held there.
  public subscript(point: Int) -> Float? {
    get { points.indices.contains(point) ? points[point] : nil }
    set {
      guard points.indices.contains(point) else { return }
      let limit = Self.limit(width: points.count)
      points[point] = newValue.flatMap { $0.isNaN ? nil : min(max($0, -limit), limit) }
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

  /// The curve: all values, empty points filled in. Nothing drawn is a flat line at 0.
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
    self.init(points: points, width: points.count)
    guard self.points == points else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no such drawing"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(points)
  }
}
