import Detectors
import Tables
import Testing

@Suite struct DetectorsExample {
  @Test func scoresRowsByTheirNeighbors() throws {
    // Example: Usual rows on a line, and one row on it and one beside it.
    let usual = Matrix(rows: 100, columns: 2, values: (0..<100).flatMap { [Float($0), Float($0)] })
    let rows = Matrix(rows: 2, columns: 2, values: [50.5, 50.5, 50, 80])
    let detector = try NearestNeighbors(neighbors: 5).fit(usual)
    let scores = detector.scores(rows)
    let blame = Attribution(of: [50, 80], by: detector, usual: usual)
    var method = AnyMethod(IsolationForest())
    try method.set("trees", to: .integer(50))
    let forest = try method.fit(usual, options: FitOptions(seed: 7))
    // End.
    #expect(scores[0] < 2 && scores[1] > 15)
    #expect(abs(blame.shares.reduce(0, +) - 1) < 0.001)
    #expect(forest.columns == 2)
  }
}
