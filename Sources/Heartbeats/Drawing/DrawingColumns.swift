extension Drawing {
  /// Spreads columns of any number over the points, the first on the first and the last on the last; nil is a column
  /// without a mark.
  ///
  /// Few columns are joined by straight lines; of many, each point gets the mean of those nearest to it. A point is drawn
  /// where its nearest column is.
  public init(columns: [Float?], width: Int = Heartbeat.points) {
    self.init(width: width)
    guard let only = columns.first else { return }
    let step = Double(columns.count - 1) / Double(max(1, width - 1))
    for point in 0..<width {
      let place = Double(point) * step
      if columns.count == 1 {
        self[point] = only
      } else if step < 2 {
        self[point] = Self.between(columns, at: place)
      } else {
        self[point] = Self.mean(columns, from: place - step / 2, to: place + step / 2)
      }
    }
  }

  /// Spreads values of any number over the points; nil is left to be filled in.
  ///
  /// - Throws: `DrawingError` when there are fewer than two, none is a number, or one is too large.
  public init(resampling values: [Float?], width: Int = Heartbeat.points) throws(DrawingError) {
    guard values.contains(where: { $0 != nil }) else { throw .tooFewValues(0) }
    guard values.count >= 2 else { throw .tooFewValues(values.count) }
    for case let value? in values where !(value.magnitude <= Self.limit(width: width)) {
      throw .tooLarge(Double(value))
    }
    self.init(columns: values, width: width)
  }

  private static func between(_ columns: [Float?], at place: Double) -> Float? {
    let lower = min(Int(place), columns.count - 1)
    let upper = min(lower + 1, columns.count - 1)
    let part = Float(place - Double(lower))
    guard let nearest = columns[part < 0.5 ? lower : upper] else { return nil }
    guard part > 0, let before = columns[lower], let after = columns[upper] else { return nearest }
    return before + part * (after - before)
  }

  private static func mean(_ columns: [Float?], from start: Double, to end: Double) -> Float? {
    let first = max(0, Int(start.rounded(.up)))
    let last = min(columns.count, Int(end.rounded(.up)))
    guard first < last else { return nil }
    let marked = columns[first..<last].compactMap { $0 }
    guard !marked.isEmpty else { return nil }
    return Float(marked.reduce(0) { $0 + Double($1) } / Double(marked.count))
  }
}
