import Foundation
import ModelFiles
import NeuralNetwork
import Testing

/// The model that Anomagram ships, which is not part of this project: `HEARTLINE_ANOMAGRAM`, or the folder `anomagram`
/// beside the data.
private let files = SharedFiles()

@Suite struct AnomagramTests {
  @Test(.enabled(if: files.areNeeded)) func itsShippedModelHasCollapsed() throws {
    let network = try TensorFlowJSModel.read(contentsOf: files.anomagram + "/model.json")
    #expect(
      network.architecture
        == Architecture(inputs: 140, hidden: [7, 3], bottleneck: 2, activation: .relu, output: .sigmoid))
    let training = try files.beats("ECG5000_TEST.txt")
    let test = try files.beats("ECG5000_TRAIN.txt")
    let scaled = scale(test.values, by: training.values)

    let outputs = network.reconstruct(scaled)
    #expect((1..<outputs.rows).allSatisfy { outputs[row: $0].elementsEqual(outputs[row: 0]) })

    let area = areaUnderCurve(network.reconstructionErrors(scaled), isAbnormal: test.classes.map { $0 != 1 })
    #expect(abs(area - 0.9604) < 0.00005, "\(area)")
  }

  /// Each column from 0 to 1 between the minimum and the maximum it has in `reference`.
  private func scale(_ rows: [[Float]], by reference: [[Float]]) -> Matrix {
    let minima = (0..<140).map { column in reference.map { $0[column] }.min() ?? 0 }
    let maxima = (0..<140).map { column in reference.map { $0[column] }.max() ?? 1 }
    let values = rows.flatMap { row in (0..<140).map { (row[$0] - minima[$0]) / (maxima[$0] - minima[$0]) } }
    return Matrix(rows: rows.count, columns: 140, values: values)
  }

  /// The share of pairs of an abnormal and a normal beat in which the abnormal one has the larger error; ties count
  /// half.
  private func areaUnderCurve(_ errors: [Float], isAbnormal: [Bool]) -> Double {
    var wins = 0.0
    var pairs = 0.0
    for abnormal in errors.indices where isAbnormal[abnormal] {
      for normal in errors.indices where !isAbnormal[normal] {
        pairs += 1
        wins += errors[abnormal] > errors[normal] ? 1 : errors[abnormal] == errors[normal] ? 0.5 : 0
      }
    }
    return wins / pairs
  }
}

private struct SharedFiles {
  let anomagram, data: String

  init() {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    data = environment["HEARTLINE_DATA"] ?? root.path + "/../shared/ecg5000"
    anomagram = environment["HEARTLINE_ANOMAGRAM"] ?? data + "/../anomagram"
  }

  /// On a developer's machine the files may be missing; in continuous integration that is an error.
  var areNeeded: Bool {
    let areThere = [anomagram + "/model.json", data + "/ECG5000_TRAIN.txt"].allSatisfy(
      FileManager.default.fileExists)
    return areThere || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  func beats(_ name: String) throws -> (classes: [Int], values: [[Float]]) {
    let lines = try String(contentsOfFile: data + "/" + name, encoding: .utf8).split(separator: "\n")
    let rows = lines.map { $0.split(separator: " ").compactMap { Float($0) } }
    #expect(rows.allSatisfy { $0.count == 141 })
    return (rows.map { Int($0[0]) }, rows.map { Array($0.dropFirst()) })
  }
}
