import Foundation
import HeartbeatDownload
import Heartbeats
import Tables
import TestSupport
import Testing

/// A small data set for tests that need none in particular: 6 and 9 rows of every kind of number.
let synthetic = DataSet(source: .simulated(seed: 1), train: beats(6, seed: 1), test: beats(9, seed: 2))

private func beats(_ count: Int, seed: UInt64) -> RowSet {
  var generator = TestGenerator(state: seed)
  return RowSet(
    beats: (0..<count * Heartbeat.points).map { _ in Float.random(in: -5...5, using: &generator) },
    classes: (0..<count).map { RowClass.heartbeats[$0 % 5] })
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

extension RowSet {
  /// The same beats but for one value or one class.
  func changed(value index: Int? = nil, class row: Int? = nil) -> RowSet {
    var values = values
    var classes = classes
    if let index { values[index] = values[index].nextUp }
    if let row { classes[row] = classes[row] == .normal ? .rOnT : .normal }
    return RowSet(beats: values, classes: classes)
  }
}

extension DataSet {
  func with(train: RowSet? = nil, test: RowSet? = nil) -> DataSet {
    DataSet(source: source, train: train ?? self.train, test: test ?? self.test)
  }

  var trainText: [UInt8] { ucrText(of: train) }
  var testText: [UInt8] { ucrText(of: test) }

  /// As the archive's publishers pack it: both texts in a folder, and other files beside them.
  func zipped(isDeflated: Bool = true) -> [UInt8] {
    ZipWriter.archive([
      .init(name: "ECG5000.txt", contents: Array("A description.".utf8), isDeflated: isDeflated),
      .init(name: "ECG5000/ECG5000_TEST.txt", contents: testText, isDeflated: isDeflated),
      .init(name: "ECG5000/ECG5000_TRAIN.txt", contents: trainText, isDeflated: isDeflated),
      .init(name: "__MACOSX/._ECG5000_TRAIN.txt", contents: [0, 1], isDeflated: isDeflated),
    ])
  }
}

/// A set in Anomagram's form, its rows in an order of one's choice.
func anomagramText(of beats: RowSet, order: [Int]? = nil) -> [UInt8] {
  let rows = (order ?? Array(0..<beats.count)).enumerated().map { index, row in
    let start = row * Heartbeat.points
    let values = beats.values[start..<start + Heartbeat.points].map(\.description).joined(separator: ", ")
    return "{\"index\": \(index), \"data\": [\(values)], \"target\": \"\(beats.classes[row].number)\"}"
  }
  return Array("[\(rows.joined(separator: ", "))]".utf8)
}

/// The names in a folder, sorted; none where there is no folder.
func names(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}

extension RealData {
  static func load() throws -> DataSet {
    try UCRReader.read(contentsOf: requiredFolder())
  }
}
