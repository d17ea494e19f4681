import Foundation
import Heartbeats
import SeededRandom
import TestSupport
import Testing

/// Drawings: what is drawn, what is filled in, and what changes them.
@Suite struct DrawingTests {
  private func drawing(_ points: [Int: Float]) -> Drawing {
    var drawing = Drawing()
    for (point, value) in points { drawing[point] = value }
    return drawing
  }

  @Test func gapsAreFilledStraightAndHeldAtTheEnds() {
    let sketch = drawing([10: 1, 14: 3, 15: -2])
    #expect(sketch.drawnCount == 3)
    #expect(sketch.drawnStretches == [10...10, 14...15])
    #expect(sketch.filledStretches == [0...9, 11...13, 16...139])
    #expect(Array(sketch.values[8...16]) == [1, 1, 1, 1.5, 2, 2.5, 3, -2, -2])
    #expect(Drawing().values == Array(repeating: 0, count: 140))
    #expect(Drawing().isMostlyFilledIn && Drawing().isEmpty)
  }

  @Test(arguments: [(27, true), (28, false)]) func lessThanAFifthIsMostlyFilledIn(_ count: Int, _ isMostly: Bool) {
    #expect(drawing(Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, 0) })).isMostlyFilledIn == isMostly)
  }

  @Test func valuesOfAnyNumberAreSpread() throws {
    let own = (0..<140).map { Float($0) / 10 }
    #expect(try Drawing(resampling: own.map { $0 }).values == own)
    let two = try Drawing(resampling: [0, 139])
    #expect(two.values.enumerated().allSatisfy { abs($1 - Float($0)) < 1e-4 })
    let twice = try Drawing(resampling: (0..<279).map { Float($0) / 2 })
    #expect(twice.values.enumerated().dropFirst().dropLast().allSatisfy { abs($1 - Float($0)) < 0.26 })
    #expect(throws: DrawingError.tooFewValues(1)) { try Drawing(resampling: [1]) }
    #expect(throws: DrawingError.tooFewValues(0)) { try Drawing(resampling: [nil, nil]) }
    #expect(throws: DrawingError.tooLarge(2000)) { try Drawing(resampling: [1, 2000]) }
    #expect(throws: DrawingError.self) { try Drawing(resampling: [1, .nan]) }
  }

  @Test func knotsAreJoinedStraight() throws {
    let line = try Drawing(through: [Knot(20, 2), Knot(10, 0), Knot(12.5, 5)])
    #expect(line.drawnStretches == [9...19])
    #expect(line[9] == 0 && line[10] == 2 && line[19] == 2)
    #expect(abs((line[12] ?? 9) - 4.8) < 1e-5)
    #expect(try Drawing(through: [Knot(0, 3)]).drawnStretches == [0...0])
    #expect(try Drawing(through: [Knot(140, 3)]).drawnStretches == [139...139])
    #expect(throws: DrawingError.noKnots) { try Drawing(through: []) }
    #expect(throws: DrawingError.knotOutside(141)) { try Drawing(through: [Knot(141, 0)]) }
    #expect(throws: DrawingError.knotOutside(-1)) { try Drawing(through: [Knot(-1, 0), Knot(5, 0)]) }
    #expect(throws: DrawingError.knotTwice(4)) { try Drawing(through: [Knot(4, 0), Knot(5, 0), Knot(4, 1)]) }
    #expect(throws: DrawingError.tooLarge(1e6)) { try Drawing(through: [Knot(4, 1e6)]) }
  }

  /// Against scipy 1.17's PchipInterpolator.
  @Test func smoothKnotsAreAMonotoneCubic() throws {
    let knots = [Knot(0, -0.4), Knot(4, -4), Knot(20, 0), Knot(95, 2), Knot(110, -0.6), Knot(140, 0.5)]
    let curve = try Drawing(through: knots, smooth: true)
    let reference: [(Int, Float)] = [
      (1, -1.598125), (2, -2.765000), (3, -3.649375), (4, -4.000000), (5, -3.958499), (10, -2.816468), (20, 0.000000),
      (21, 0.057888), (50, 1.334472), (94, 1.999711), (95, 2.000000), (96, 1.966874), (103, 0.570193), (110, -0.600000),
      (125, -0.462500), (139, 0.393626), (140, 0.500000),
    ]
    for (point, value) in reference { #expect(abs((curve[point - 1] ?? .nan) - value) < 1e-5, "point \(point)") }
  }

  @Test func smoothCurvesStayBetweenTheirKnots() throws {
    var random = SeededRandom(seed: 4)
    for _ in 0..<300 {
      var position = 0.0
      var knots: [Knot] = []
      while position <= 140 {
        knots.append(Knot(position, random.uniform() * 20 - 10))
        position += 0.01 + random.uniform() * 30
      }
      let curve = try Drawing(through: knots, smooth: true)
      for (left, right) in zip(knots, knots.dropFirst()) {
        for point in 1...140 where (left.position...right.position).contains(Double(point)) {
          let value = Double(curve[point - 1] ?? .nan)
          #expect(value >= min(left.value, right.value) - 1e-4 && value <= max(left.value, right.value) + 1e-4)
        }
      }
    }
  }

  @Test func editsChangeWhatIsDrawn() throws {
    var sketch = drawing([0: 2, 1: 4, 139: -1])
    try sketch.edit(0...1, .multiply, 0.5)
    try sketch.edit(1...5, .add, 1)
    #expect(sketch == drawing([0: 1, 1: 3, 139: -1]))
    try sketch.edit(0...0, .subtract, 3)
    try sketch.edit(139...139, .divide, 2)
    #expect(sketch == drawing([0: -2, 1: 3, 139: -0.5]))
    try sketch.edit(5...6, .set, 7)
    #expect(sketch[5] == 7 && sketch[6] == 7)
    let before = sketch
    #expect(throws: DrawingError.nothingThere(20...30)) { try sketch.edit(20...30, .add, 1) }
    #expect(throws: DrawingError.tooLarge(1500)) { try sketch.edit(0...1, .multiply, 500) }
    #expect(throws: DrawingError.self) { try sketch.edit(0...1, .divide, 0) }
    #expect(sketch == before)
  }

  @Test func shiftsLeaveGaps() {
    var sketch = Drawing(points: (0..<140).map { Float($0) })
    sketch.shift(by: 4)
    #expect(sketch.filledStretches == [0...3])
    #expect(sketch[4] == 0 && sketch[139] == 135)
    sketch.shift(by: -8)
    #expect(sketch.filledStretches == [132...139])
    #expect(sketch[0] == 4)
    sketch.shift(by: 200)
    #expect(sketch.isEmpty)
  }

  @Test func strokesSmoothingFlippingScalingFilling() {
    var sketch = Drawing()
    sketch.stroke(from: (20, 4), to: (10, -1))
    #expect(sketch.drawnStretches == [10...20])
    #expect(sketch[15] == 1.5)
    sketch.stroke(from: (15, 3), to: (15, 0))
    #expect(sketch[15] == 0)
    sketch.smooth()
    #expect(sketch[10] == -1 && sketch[15] == 0.75)
    sketch.flip()
    #expect(sketch[15] == -0.75)
    sketch.scale(by: 2)
    #expect(sketch[15] == -1.5)
    sketch.erase(12...200)
    #expect(sketch.drawnStretches == [10...11])
    sketch.fillGaps()
    #expect(sketch.drawnCount == 140)
  }

  @Test func noiseIsSeededAndNeverTheSameTwiceInARow() {
    var first = Drawing(points: Array(repeating: 0, count: 140))
    var second = first
    first.addNoise(0.5, seed: 7)
    second.addNoise(0.5, seed: 7)
    #expect(first == second)
    let once = first.values
    first.addNoise(0.5, seed: 7)
    #expect(zip(once, first.values).contains { abs(2 * $0 - $1) > 0.01 })
    let spread = (once.reduce(0) { $0 + $1 * $1 } / 140).squareRoot()
    #expect((0.4...0.6).contains(spread))
  }

  @Test func codingKeepsEveryDigit() throws {
    var sketch = Drawing(points: (0..<140).map { $0 % 3 == 0 ? nil : Float($0) / 7 })
    sketch[139] = -1e-7
    #expect(try JSONDecoder().decode(Drawing.self, from: JSONEncoder().encode(sketch)) == sketch)
    // Curves of other data have as many points as their rows; none at all is not a drawing.
    #expect(try JSONDecoder().decode(Drawing.self, from: Data("[1,2]".utf8)).values == [1, 2])
    #expect(throws: (any Error).self) { try JSONDecoder().decode(Drawing.self, from: Data("[]".utf8)) }
    let huge = "[" + Array(repeating: "1e30", count: 140).joined(separator: ",") + "]"
    #expect(throws: (any Error).self) { try JSONDecoder().decode(Drawing.self, from: Data(huge.utf8)) }
  }

  @Test func aFasterHeartMovesTheTWaveIntoThePause() throws {
    let simulator = try Simulator(contentsOf: Checkout.path("Data/simulator.json"))
    let shape = simulator.meanShape(of: .normal)
    #expect(shape.atRate(BeatShape.usualRate) == shape)
    let fast = shape.atRate(160)
    #expect(abs(fast[.t].centre - shape[.t].centre * 2.0.squareRoot()) < 1e-9)
    #expect(abs(fast[.qrs].centre - 2 * shape[.qrs].centre) < 1e-9)
    #expect(abs((139 - fast[.p].centre) - 2 * (139 - shape[.p].centre)) < 1e-9)
    #expect(shape.atRate(0) == shape && shape.atRate(.nan) == shape)
    #expect(simulator.beat(of: .normal, seed: 3, rate: nil) == simulator.beat(of: .normal, seed: 3))
    #expect(simulator.beat(of: .normal, seed: 3, rate: 120) != simulator.beat(of: .normal, seed: 3))
  }
}
