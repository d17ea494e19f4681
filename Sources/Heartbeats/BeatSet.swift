/// Annotated heartbeats of 140 values each, stored row by row in one block.
public struct BeatSet: Equatable, Sendable {
  /// Values in one beat, as the archive resampled them.
  public static let pointsPerBeat = 140

  /// `count` × 140 values, the first beat first.
  public private(set) var values: [Float]
  /// One class for each beat.
  public private(set) var classes: [BeatClass]

  /// Beats over `values`, which must hold 140 numbers for each class.
  public init(values: [Float], classes: [BeatClass]) {
    precondition(values.count == classes.count * Self.pointsPerBeat, "a beat set needs 140 values for each class")
    self.values = values
    self.classes = classes
  }

  /// No beats.
  public init() { self.init(values: [], classes: []) }

  /// The number of beats.
  public var count: Int { classes.count }

  public var isEmpty: Bool { classes.isEmpty }

  /// The beat at a 0-based index.
  public subscript(index: Int) -> Beat {
    Beat(values: Array(row(index)), beatClass: classes[index])
  }

  /// The 140 values of the beat at a 0-based index, without a copy.
  public func row(_ index: Int) -> ArraySlice<Float> {
    values[index * Self.pointsPerBeat..<(index + 1) * Self.pointsPerBeat]
  }

  /// Adds a beat of 140 values at the end.
  public mutating func append(_ beat: some Collection<Float>, _ beatClass: BeatClass) {
    precondition(beat.count == Self.pointsPerBeat, "a beat needs 140 values")
    values.append(contentsOf: beat)
    classes.append(beatClass)
  }

  /// The beats of these indices, in this order; an index may come more than once.
  public func picked(_ indices: [Int]) -> BeatSet {
    let points = Self.pointsPerBeat
    let picked = [Float](unsafeUninitializedCapacity: indices.count * points) { picked, filled in
      values.withUnsafeBufferPointer { values in
        guard let target = picked.baseAddress, let source = values.baseAddress else { return }
        for index in indices {
          precondition(classes.indices.contains(index), "there is no such beat")
          (target + filled).initialize(from: source + index * points, count: points)
          filled += points
        }
      }
    }
    return BeatSet(values: picked, classes: indices.map { classes[$0] })
  }
}

extension BeatSet {
  /// Whether each beat is abnormal, in order: the labels a detector is judged by.
  public var isAbnormal: [Bool] { classes.map(\.isAbnormal) }

  /// How many beats are of a class.
  public func count(of beatClass: BeatClass) -> Int {
    classes.count { $0 == beatClass }
  }

  /// The 0-based indices of the beats of a class, in order.
  public func indices(of beatClass: BeatClass) -> [Int] {
    indices { $0 == beatClass }
  }

  /// The 0-based indices of the beats whose class passes `test`, in order.
  public func indices(where test: (BeatClass) -> Bool) -> [Int] {
    classes.indices.filter { test(classes[$0]) }
  }

  /// The mean beat of a class, 140 values; nil where there is none.
  public func mean(of beatClass: BeatClass) -> [Float]? {
    let rows = indices(of: beatClass)
    guard !rows.isEmpty else { return nil }
    var sums = [Double](repeating: 0, count: Self.pointsPerBeat)
    for row in rows {
      for (point, value) in self.row(row).enumerated() { sums[point] += Double(value) }
    }
    return sums.map { Float($0 / Double(rows.count)) }
  }
}
