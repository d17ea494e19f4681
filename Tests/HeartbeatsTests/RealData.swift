import Foundation
import Heartbeats
import Testing

/// ECG5000's files, for the tests that need them.
enum RealData {
  /// The folder: named by HEARTLINE_DATA, or beside the package.
  static let folder: String = {
    if let named = ProcessInfo.processInfo.environment["HEARTLINE_DATA"] { return named }
    return packageRoot.deletingLastPathComponent().appending(path: "shared/ecg5000").path
  }()

  static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Absent data skips a test, but never where everything is checked: there the test runs and fails.
  static let isExpected =
    FileManager.default.fileExists(atPath: folder + "/ECG5000_TEST.txt")
    || ProcessInfo.processInfo.environment["CI"] == "true"

  static func read() throws -> HeartbeatData { try UCRReader.read(contentsOf: folder) }
}

extension Trait where Self == ConditionTrait {
  static var needsRealData: Self { .enabled(if: RealData.isExpected, "ECG5000 is not here") }
}

/// A folder of files for one test, gone when the test is.
final class Scratch {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "heartbeats-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(Array(text.utf8), name) }
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A row of UCR text: the class and 140 values.
func row(_ beatClass: String = "1", separator: String = " ", value: (Int) -> String = { "\($0)" }) -> String {
  ([beatClass] + (0..<140).map(value)).joined(separator: separator)
}

/// Beats of given class counts, in class order; the values tell the beats apart.
func beats(_ counts: [Int]) -> BeatSet {
  var set = BeatSet()
  for (beatClass, count) in zip(BeatClass.allCases, counts) {
    for index in 0..<count {
      set.append((0..<140).map { Float(beatClass.rawValue * 100_000 + index) + Float($0) / 256 }, beatClass)
    }
  }
  return set
}
