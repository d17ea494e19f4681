import Detectors
import Foundation
import SeededRandom
import Tables
import Testing

/// What every method promises, checked on all of them.
struct ContractTests {
  /// Every method of the catalogue with its defaults.
  static let methods = MethodCatalogue.all.map { AnyMethod($0.init()) }

  /// Rows around two points, with a constant column and some rows that come twice.
  static func rows(_ count: Int, columns: Int = 20, seed: Int = 1) -> Matrix {
    var random = SeededRandom.stream(seed: seed, "rows")
    var matrix = Matrix(rows: count, columns: columns)
    for row in 0..<count {
      let source = row % 10 == 9 ? row - 1 : row
      for column in 0..<columns {
        let own = source == row ? Float(random.gaussian()) + Float(row % 2 * 4) : nil
        let value = own ?? matrix.values[source * columns + column]
        matrix.values[row * columns + column] = column == 3 ? 0.5 : value
      }
    }
    return matrix
  }

  @Test(arguments: methods) func aScoreDoesNotDependOnTheRowsBesideIt(_ method: AnyMethod) throws {
    let detector = try method.fit(Self.rows(300))
    let samples = Self.rows(83, seed: 2)
    let together = detector.scores(samples)
    let alone = (0..<samples.rows).flatMap { detector.scores(samples.rows([$0])) }
    #expect(together == alone)
    let order = Array((0..<samples.rows).reversed())
    #expect(detector.scores(samples.rows(order)) == order.map { together[$0] })
    #expect(together.allSatisfy { $0.isFinite })
    #expect(detector.scores(Matrix(rows: 0, columns: samples.columns)).isEmpty)
  }

  @Test(arguments: methods) func threadsAndRepetitionChangeNothing(_ method: AnyMethod) throws {
    let samples = Self.rows(1_500, seed: 2)
    let expected = try method.fit(Self.rows(600), options: FitOptions(seed: 3)).scores(samples)
    for threads in [1, 2, 3] {
      let detector = try method.fit(Self.rows(600), options: FitOptions(seed: 3, threads: threads))
      #expect(detector.scores(samples, threads: threads) == expected)
    }
  }

  @Test(arguments: methods) func whatIsFarIsUnusual(_ method: AnyMethod) throws {
    let detector = try method.fit(Self.rows(300))
    var far = Self.rows(20, seed: 3)
    for index in far.values.indices { far.values[index] = 9 - 2 * far.values[index] }
    let usual = detector.scores(Self.rows(100, seed: 4)).reduce(0, +) / 100
    #expect(detector.scores(far).allSatisfy { $0 > usual })
  }

  @Test(arguments: methods) func storedAndRestoredItScoresTheSame(_ method: AnyMethod) throws {
    let detector = try method.fit(Self.rows(300))
    let storable = try #require(detector as? any Storable)
    let data = try JSONEncoder().encode(storable.stored)
    let restored = try JSONDecoder().decode(StoredDetector.self, from: data).detector()
    let samples = Self.rows(40, seed: 5)
    #expect(restored.scores(samples) == detector.scores(samples))
    #expect(restored.name == detector.name && restored.columns == 20 && detector.byteCount > 0)
    // Whatever is missing is said, and nothing traps.
    for key in storable.stored.arrays.keys {
      var broken = storable.stored
      broken.arrays[key] = nil
      #expect(throws: StoredError.self) { try broken.detector() }
      broken.arrays[key] = StoredArray(shape: [2, 2], values: .doubles([0, 0, 0, 0]))
      #expect(throws: StoredError.self) { try broken.detector() }
    }
    for key in storable.stored.numbers.keys {
      var broken = storable.stored
      broken.numbers[key] = nil
      #expect(throws: StoredError.self) { try broken.detector() }
    }
  }

  @Test(arguments: methods) func degenerateRows(_ method: AnyMethod) throws {
    #expect(throws: FitError.tooFewRows(rows: 0, needed: 1)) { try method.fit(Matrix(rows: 0, columns: 4)) }
    #expect(throws: FitError.noColumns) { try method.fit(Matrix(rows: 4, columns: 0)) }
    #expect(throws: FitError.notFinite(row: 1, column: 0)) {
      try method.fit(Matrix(rows: 2, columns: 2, values: [0, 1, .nan, 2]))
    }
    let samples = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 9, 9, 9])
    // One row, and the same row again and again.
    for count in [1, 2, 100] {
      let same = Matrix(rows: count, columns: 3, values: (0..<count).flatMap { _ in [1, 2, 3] as [Float] })
      let scores = try method.fit(same).scores(samples)
      #expect(scores.allSatisfy { $0.isFinite }, "\(count) equal rows")
      #expect(scores[0] <= scores[1], "\(count) equal rows")
    }
    // Fewer rows than neighbors, clusters and components.
    let three = Matrix(rows: 3, columns: 3, values: [1, 2, 3, 2, 1, 3, 1, 1, 3])
    #expect(try method.fit(three).scores(samples).allSatisfy { $0.isFinite })
    // Values so large that their squares overflow still give one score a row.
    #expect(try method.fit(three).scores(Matrix(rows: 1, columns: 3, values: [3e38, -3e38, 3e38])).count == 1)
  }

  @Test(arguments: methods) func itStopsWhenItIsTold(_ method: AnyMethod) throws {
    guard !["mean", "pca", "knn"].contains(method.name) else { return }
    #expect(throws: FitError.stopped) {
      try method.fit(Self.rows(100), options: FitOptions(shouldStop: { true }))
    }
  }

  @Test(arguments: methods) func attributionsAddUp(_ method: AnyMethod) throws {
    let usual = Self.rows(300)
    let detector = try method.fit(usual)
    var row = Array(usual[row: 0])
    row[7] += 60
    let attribution = Attribution(of: row, by: detector, usual: usual)
    #expect(attribution.shares[7] == attribution.shares.max())
    #expect((attribution.shares.reduce(0, +) - 1).magnitude < 1e-4)
    #expect(attribution.kind == (detector is any Attributing ? .exact : .replacement))
    if let exact = detector as? any Attributing {
      let score = detector.scores(Matrix(rows: 1, columns: 20, values: row))[0]
      #expect((exact.contributions(row).reduce(0, +) - score).magnitude < 1e-4 * score)
    }
  }

  @Test func capabilitiesShowWhatTheyUse() throws {
    let usual = Self.rows(300)
    let row = Array(usual[row: 42])
    let single = Matrix(rows: 1, columns: 20, values: row)
    let neighbors = try NearestNeighbors(neighbors: 3).fit(usual).neighbors(of: row)
    #expect(neighbors[0] == Neighbor(row: 42, distance: 0) && neighbors.count == 3)
    let kmeans = try KMeans(clusters: 2).fit(usual)
    #expect(kmeans.reconstructions(single)[row: 0] == kmeans.centers[row: kmeans.center(of: row)])
    let forest = try IsolationForest().fit(usual)
    let path = forest.path(of: row)
    #expect(!path.isEmpty && path.allSatisfy { (row[$0.column] <= $0.threshold) == $0.isBelow })
    let mixture = try GaussianMixture(mixtures: 2, components: 4).fit(usual)
    #expect(mixture.centers.rows == 2 && mixture.centers.columns == 20 && mixture.embedding(usual).columns == 4)
    #expect(mixture.covariances.count == 2 && (mixture.weights.reduce(0, +) - 1).magnitude < 1e-9)
    let pca = try PrincipalComponents(components: 20).fit(usual)
    #expect(zip(pca.reconstructions(single).values, row).allSatisfy { ($0 - $1).magnitude < 1e-4 })
  }
}
