import Foundation
import HeartbeatDownload
import Heartbeats
import TestSupport
import Testing

/// A small data set for tests that need none in particular: 6 and 9 rows of every kind of number.
let synthetic = HeartbeatData(source: .simulated(seed: 1), train: beats(6, seed: 1), test: beats(9, seed: 2))

private func beats(_ count: Int, seed: UInt64) -> BeatSet {
  var generator = TestGenerator(state: seed)
  return BeatSet(
    values: (0..<count * BeatSet.pointsPerBeat).map { _ in Float.random(in: -5...5, using: &generator) },
    classes: (0..<count).map { BeatClass.allCases[$0 % 5] })
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

extension BeatSet {
  /// The same beats but for one value or one class.
  func changed(value index: Int? = nil, class row: Int? = nil) -> BeatSet {
    var values = values
    var classes = classes
    if let index { values[index] = values[index].nextUp }
    if let row { classes[row] = classes[row] == .normal ? .rOnT : .normal }
    return BeatSet(values: values, classes: classes)
  }
}

extension HeartbeatData {
  func with(train: BeatSet? = nil, test: BeatSet? = nil) -> HeartbeatData {
    HeartbeatData(source: source, train: train ?? self.train, test: test ?? self.test)
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
func anomagramText(of beats: BeatSet, order: [Int]? = nil) -> [UInt8] {
  let rows = (order ?? Array(0..<beats.count)).enumerated().map { index, row in
    let start = row * BeatSet.pointsPerBeat
    let values = beats.values[start..<start + BeatSet.pointsPerBeat].map(\.description).joined(separator: ", ")
    return "{\"index\": \(index), \"data\": [\(values)], \"target\": \"\(beats.classes[row].rawValue)\"}"
  }
  return Array("[\(rows.joined(separator: ", "))]".utf8)
}

/// The names in a folder, sorted; none where there is no folder.
func names(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}

extension RealData {
  static func load() throws -> HeartbeatData {
    try UCRReader.read(contentsOf: requiredFolder())
  }
}
