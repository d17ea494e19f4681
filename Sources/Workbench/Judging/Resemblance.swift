import Heartbeats
import Tables

/// What a beat looks like: the class whose mean beat is nearest, and the nearest single beat of the data.
///
/// Distances are root mean square differences in the data's own units.
public struct Resemblance: Sendable {
  /// Every class of the data, the nearest first.
  public let classes: [NearClass]
  /// Absent where the data hold no other beat.
  public let beat: NearBeat?

  public struct NearClass: Sendable {
    public let beatClass: RowClass
    public let distance: Double
  }

  public struct NearBeat: Sendable {
    /// Whether it is one of the file that is tested on; else it is of the other one.
    public let isTest: Bool
    /// Counted from 1 in the order of its file.
    public let index: Int
    public let beatClass: RowClass
    public let values: [Float]
    public let distance: Double
  }

  init(_ values: [Float], test: RowSet, other: RowSet, means: ClassMeans, excluding index: Int?) {
    let all = [test, other]
    classes = means.means.map { beatClass, mean in
      NearClass(
        beatClass: beatClass, distance: Self.distance(values[...], mean[...], atMost: .infinity).squareRoot())
    }.sorted { $0.distance < $1.distance }
    var nearest: (file: Int, row: Int, distance: Double)?
    for (file, beats) in all.enumerated() {
      for row in 0..<beats.count where file > 0 || row + 1 != index {
        let best = nearest?.distance ?? .infinity
        let distance = Self.distance(values[...], beats.row(row), atMost: best)
        if distance < best { nearest = (file, row, distance) }
      }
    }
    beat = nearest.map { found in
      NearBeat(
        isTest: found.file == 0, index: found.row + 1, beatClass: all[found.file].classes[found.row],
        values: all[found.file][found.row].values, distance: found.distance.squareRoot())
    }
  }

  /// The mean squared difference of two beats; of two that are further apart than `limit` it is enough to know so much.
  private static func distance(
    _ first: ArraySlice<Float>, _ second: ArraySlice<Float>, atMost limit: Double
  ) -> Double {
    let count = Double(max(1, first.count))
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var sum: Float = 0
        for start in stride(from: 0, to: min(first.count, second.count), by: 20) {
          for point in start..<min(start + 20, first.count, second.count) {
            let difference = first[point] - second[point]
            sum += difference * difference
          }
          if Double(sum) / count > limit { return .infinity }
        }
        return Double(sum) / count
      }
    }
  }
}

/// The mean beat of every class that data hold, over both files.
struct ClassMeans: Sendable {
  let means: [(beatClass: RowClass, mean: [Float])]

  init(_ data: DataSet) {
    let all = [data.train, data.test]
    means = data.classes.compactMap { beatClass in
      let count = all.reduce(0) { $0 + $1.count(of: beatClass) }
      guard count > 0 else { return nil }
      var mean = [Float](repeating: 0, count: data.width)
      for beats in all {
        guard let part = beats.mean(of: beatClass) else { continue }
        let share = Float(beats.count(of: beatClass)) / Float(count)
        for point in mean.indices { mean[point] += share * part[point] }
      }
      return (beatClass, mean)
    }
  }
}

extension Workbench {
  /// What a beat looks like among the data; `index` is its own place in the test file, where it has one.
  public func resemblance(of values: [Float], excluding index: Int? = nil) -> Resemblance {
    return Resemblance(
      values, test: testFile, other: data.pool(recipe.split), means: classMeans.value, excluding: index)
  }
}
