import Detectors
import Tables
import Testing

/// Scores beside those of scikit-learn and PyOD on the same rows.
struct ReferenceTests {
  @Test func pca() throws {
    for sample in try Reference.cases() {
      for figure in sample.pca ?? [] {
        let detector = try PrincipalComponents(components: figure.components).fit(sample.training)
        expectEqual(
          detector.scores(sample.samples), figure.scores, within: 1e-5, "\(sample.name), \(figure.components)")
      }
    }
  }

  @Test func knn() throws {
    for sample in try Reference.cases() {
      for figure in sample.knn {
        for (distance, expected) in [(NearestNeighbors.Distance.mean, figure.mean), (.largest, figure.largest)] {
          let detector = try NearestNeighbors(neighbors: figure.neighbors, distance: distance).fit(sample.training)
          expectEqual(
            detector.scores(sample.samples), try #require(expected), within: 1e-5,
            "\(sample.name), \(figure.neighbors) \(distance)")
        }
      }
    }
  }

  @Test func lof() throws {
    for sample in try Reference.cases() {
      for figure in sample.lof {
        let detector = try LocalOutlierFactor(neighbors: figure.neighbors, duplicates: .keep).fit(sample.training)
        // Among equal rows scikit-learn's figures are of the size of 1e9; rounding shows there sooner.
        expectEqual(
          detector.scores(sample.samples), try #require(figure.scores), within: 1e-5,
          "\(sample.name), \(figure.neighbors)")
      }
    }
  }

  @Test func kmeansFromGivenCenters() throws {
    for sample in try Reference.cases() {
      for figure in sample.kmeans ?? [] {
        let detector = try KMeans.fit(sample.training, from: sample.training.rows(0..<figure.clusters))
        expectEqual(detector.centers.values, figure.centers, within: 1e-5, "\(sample.name), \(figure.clusters) centers")
        expectEqual(detector.scores(sample.samples), figure.scores, within: 1e-5, "\(sample.name), \(figure.clusters)")
      }
    }
  }

  @Test func gaussianMixtureFromAGivenStart() throws {
    for sample in try Reference.cases() {
      for figure in sample.mixture ?? [] {
        let detector = try GaussianMixture.fit(
          sample.training, weights: figure.weights, means: figure.means, covariances: figure.covariances)
        expectEqual(detector.scores(sample.samples), figure.scores, within: 1e-5, "\(figure.weights.count) clouds")
      }
    }
  }

  @Test func ecod() throws {
    for sample in try Reference.cases() {
      let detector = try ECOD().fit(sample.training)
      expectEqual(detector.scores(sample.samples), sample.ecod[0].scores, within: 1e-5, sample.name)
    }
  }

  @Test func oneClassSVM() throws {
    for sample in try Reference.cases() {
      for figure in sample.svm ?? [] {
        let kernel = try #require(OneClassSVM.Kernel(rawValue: figure.kernel))
        let detector = try OneClassSVM(nu: figure.nu, kernel: kernel, gamma: figure.gamma)
          .fit(moved(sample.training, figure.shift))
        expectEqual(
          detector.scores(moved(sample.samples, figure.shift)).map { -$0 }, figure.decisions, within: 1e-4,
          "\(sample.name), \(kernel) \(figure.nu)")
      }
    }
  }

  /// Two forests never have the same trees; the scores of five of scikit-learn's are averaged.
  @Test func isolationForest() throws {
    for sample in try Reference.cases() {
      for figure in sample.forest ?? [] {
        for seed in 1...5 {
          let scores = try IsolationForest(trees: 300).fit(sample.training, options: FitOptions(seed: seed))
            .scores(sample.samples)
          #expect(correlation(scores.map(Double.init), figure.scores) >= 0.99, "seed \(seed)")
          let shift = zip(scores, figure.scores).reduce(0) { $0 + Double($1.0) - $1.1 } / Double(scores.count)
          #expect(shift.magnitude < 0.02, "seed \(seed)")
        }
      }
    }
  }

  private func moved(_ rows: Matrix, _ shift: Float) -> Matrix {
    Matrix(rows: rows.rows, columns: rows.columns, values: rows.values.map { $0 + shift })
  }

  private func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (first.reduce(0, +) / Double(first.count), second.reduce(0, +) / Double(second.count))
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(first, second) {
      ab += (x - a) * (y - b)
      aa += (x - a) * (x - a)
      bb += (y - b) * (y - b)
    }
    return ab / (aa * bb).squareRoot()
  }
}
