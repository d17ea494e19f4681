import Heartbeats
import Tables
import TestSupport
import Testing

extension RealData {
  static func read() throws -> DataSet {
    try UCRReader.read(contentsOf: requiredFolder())
  }
}

/// A row of UCR text: the class and 140 values.
func row(_ beatClass: String = "1", separator: String = " ", value: (Int) -> String = { "\($0)" }) -> String {
  ([beatClass] + (0..<140).map(value)).joined(separator: separator)
}

/// Beats of given class counts, in class order; the values tell the beats apart.
func beats(_ counts: [Int]) -> RowSet {
  var set = RowSet(beats: [], classes: [])
  for (beatClass, count) in zip(RowClass.heartbeats, counts) {
    for index in 0..<count {
      set.append((0..<140).map { Float(beatClass.number * 100_000 + index) + Float($0) / 256 }, beatClass)
    }
  }
  return set
}
