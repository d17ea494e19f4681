import Detectors
import Tables
import Testing

/// Methods that learn step by step: the way leads to where the fit leads.
@Suite struct SteppedTests {
  /// Rows in three heaps, with a little that repeats itself nowhere.
  private static let rows: Matrix = {
    let values = (0..<240).flatMap { row -> [Float] in
      let heap = Float(row % 3)
      let x = Float((row * 37) % 101) / 101
      let y = Float((row * 53) % 97) / 97
      return [heap * 2 + x, heap - y, x * y + heap / 2]
    }
    return Matrix(rows: 240, columns: 3, values: values)
  }()

  @Test(arguments: MethodCatalogue.steppedNames) func theLastStepIsTheFit(_ name: String) throws {
    let method = try #require(AnyMethod(named: name))
    let options = FitOptions(seed: 5)
    let fitted = try method.fit(Self.rows, options: options)
    let found = try method.steps(Self.rows, options: options)
    let made = try #require(found)
    let last = try #require(made.steps.last)
    #expect(last.detector.scores(Self.rows).map(\.bitPattern) == fitted.scores(Self.rows).map(\.bitPattern))
    #expect(zip(made.steps, made.steps.dropFirst()).allSatisfy { $0.number < $1.number })
    #expect(made.steps.count <= 102)
  }

  @Test func theSteppedMethodsAreThese() throws {
    #expect(MethodCatalogue.steppedNames == ["kmeans", "isolation-forest", "gaussian-mixture"])
    let neighbors = try #require(AnyMethod(named: "knn"))
    #expect(try neighbors.steps(Self.rows) == nil && !neighbors.isStepped)
  }

  @Test func centersNeverMoveAwayFromTheirRows() throws {
    let made = try KMeans(clusters: 4).steps(Self.rows, options: FitOptions(seed: 2))
    let squares = made.compactMap(\.objective)
    #expect(squares.count == made.count && made.first?.number == 0)
    #expect(zip(squares, squares.dropFirst()).allSatisfy { $0 >= $1 - 1e-6 })
  }

  @Test func cloudsGetLikelierWithEveryRound() throws {
    let made = try GaussianMixture(mixtures: 3, components: nil).steps(Self.rows, options: FitOptions(seed: 2))
    let densities = made.compactMap(\.objective)
    #expect(densities.count == made.count && made.count > 1)
    #expect(zip(densities, densities.dropFirst()).allSatisfy { $1 >= $0 - 1e-3 })
  }
}
