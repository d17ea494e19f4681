import Foundation
import NeuralNetwork
import Testing

/// The real beats, where they are found: the folder HEARTLINE_DATA, or a neighbour of the package.
struct ECG5000 {
  /// Rows of 140 points, and whether each is abnormal.
  struct Beats {
    var values: [Float] = []
    var abnormal: [Bool] = []
    var matrix: Matrix { Matrix(rows: abnormal.count, columns: 140, values: values) }
    var normal: Matrix { matrix.rows(abnormal.indices.filter { !abnormal[$0] }) }
  }

  /// Areas under the ROC curve that the trivial detectors reach under a scaling.
  struct Case: CustomTestStringConvertible {
    let perFeature: Bool
    let fromNormals: Bool
    let mean, pca: Double
    var testDescription: String {
      "\(perFeature ? "feature" : "global") scaling from \(fromNormals ? "normal" : "all") training beats"
    }
  }

  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["HEARTLINE_DATA"] { return URL(fileURLWithPath: path) }
    let package = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardizedFileURL
    return package.appendingPathComponent("../shared/ecg5000").standardizedFileURL
  }()

  /// On the machine that guards the project the data must be there, so that a missing file does not pass as a skipped
  /// test.
  static let isExpected =
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("ECG5000_TEST.txt").path)
    || ProcessInfo.processInfo.environment["CI"] == "true"

  /// As Anomagram uses them: the 4,500 beats of TEST to train on, the 500 of TRAIN to test on.
  static func load() throws -> (training: Beats, test: Beats) {
    (try beats("ECG5000_TEST.txt"), try beats("ECG5000_TRAIN.txt"))
  }

  private static func beats(_ file: String) throws -> Beats {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    var beats = Beats()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let numbers = line.split(separator: UInt8(ascii: " ")).compactMap { Float(Substring($0)) }
      guard let label = numbers.first, numbers.count == 141 else { throw CocoaError(.fileReadCorruptFile) }
      beats.abnormal.append(label != 1)
      beats.values += numbers.dropFirst()
    }
    return beats
  }
}
