import Foundation
import NeuralNetwork
import Tables
import Testing

/// The figures of scikit-learn in Reference/reference.json, written by Reference/make_reference.py.
struct Reference: Decodable {
  struct MetricsCase: Decodable, CustomTestStringConvertible {
    struct Figures: Decodable {
      let threshold: Float
      let counts: [Int]
      let accuracy, precision, recall, specificity, f1, f2: Double
    }
    let name: String
    let scores: [Float]
    let abnormal: String
    let auc, averagePrecision: Double?
    let thresholds: [Float]
    let counts: [[Int]]
    let figures: [Figures]

    var labels: [Bool] { abnormal.map { $0 == "1" } }
    var testDescription: String { name }
  }

  struct PCACase: Decodable, CustomTestStringConvertible {
    let name: String
    let columns, components: Int
    let samples, tests: [Float]
    let mean, rows, explainedVariance, scores: [Double]

    var testDescription: String { name }

    func matrix(_ values: [Float]) -> Matrix {
      Matrix(rows: values.count / columns, columns: columns, values: values)
    }
  }

  let metrics: [MetricsCase]
  let pca: [PCACase]

  static func load(file: String = #filePath) throws -> Reference {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let data = try Data(contentsOf: folder.appendingPathComponent("Reference/reference.json"))
    return try decoder.decode(Reference.self, from: data)
  }
}
