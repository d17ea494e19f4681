import Foundation
import Tables
import Testing

/// The figures of scikit-learn and PyOD in Reference/reference.json, written by Reference/make_reference.py.
struct Reference: Decodable {
  struct Case: Decodable {
    struct Scores: Decodable { let scores: [Double] }
    struct PCA: Decodable {
      let components: Int
      let scores: [Double]
    }
    struct Neighbors: Decodable {
      let neighbors: Int
      let mean, largest, scores: [Double]?
    }
    struct KMeans: Decodable {
      let clusters: Int
      let centers, scores: [Double]
    }
    struct Mixture: Decodable { let weights, means, covariances, scores: [Double] }
    struct SVM: Decodable {
      let nu: Double
      let kernel: String
      let gamma: Double?
      let shift: Float
      let decisions: [Double]
    }

    let name: String
    let columns: Int
    let train, test: [Float]
    let knn, lof: [Neighbors]
    let ecod: [Scores]
    let pca: [PCA]?
    let kmeans: [KMeans]?
    let svm: [SVM]?
    let mixture: [Mixture]?
    let forest: [Scores]?

    var training: Matrix { matrix(train) }
    var samples: Matrix { matrix(test) }

    private func matrix(_ values: [Float]) -> Matrix {
      Matrix(rows: values.count / columns, columns: columns, values: values)
    }
  }

  let cases: [Case]

  static let shared: Result<Reference, any Error> = Result {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: folder.appendingPathComponent("Reference/reference.json")))
  }

  static func cases() throws -> [Case] { try shared.get().cases }
}

/// Whether numbers agree within a tolerance, relative to the larger of 1 and the figure expected.
func expectEqual(
  _ values: [Float], _ expected: [Double], within tolerance: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  let worst = zip(values, expected).map { (Double($0) - $1).magnitude / max(1, $1.magnitude) }.max() ?? .infinity
  #expect(worst <= tolerance, "\(what)", sourceLocation: sourceLocation)
}
