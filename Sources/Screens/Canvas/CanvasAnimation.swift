import Views

/// A beat on its way to another.
struct CanvasAnimation: Equatable {
  private let from: [Float]
  private let to: [Float]
  /// Seconds since it began.
  private var elapsed = 0.0

  /// Seconds that it takes.
  static let duration = 1.5

  init(from: [Float], to: [Float]) {
    (self.from, self.to) = (from, to)
  }

  /// Where it is now.
  var values: [Float] {
    let share = Float(min(1, elapsed / Self.duration))
    return zip(from, to).map { $0 + ($1 - $0) * share }
  }

  /// Lets time pass; false once it has arrived.
  mutating func advance(by seconds: Double) -> Bool {
    elapsed += seconds
    return elapsed < Self.duration
  }
}
