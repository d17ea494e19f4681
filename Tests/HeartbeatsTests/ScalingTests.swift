import Foundation
import Heartbeats
import SeededRandom
import Tables
import Testing

@Suite struct ScalingTests {
  private func rows(_ count: Int) -> [Float] {
    var random = SeededRandom(seed: 2)
    return (0..<count * 140).map { $0 % 140 == 9 ? 3 : Float(random.gaussian()) }
  }

  @Test(arguments: ScalingKind.allCases) func scalingAndBackIsTheIdentity(kind: ScalingKind) {
    let values = rows(20)
    let scaling = Scaling(kind: kind, fit: values, width: 140)
    let back = scaling.unscale(scaling.scale(values))
    #expect(zip(values, back).allSatisfy { abs($0 - $1) <= 1e-5 })
    #expect(scaling.scale([]) == [])
  }

  @Test func everyPointFillsTheUnitRange() {
    let scaled = Scaling(kind: .feature, fit: rows(20), width: 140).scale(rows(20))
    for point in 0..<140 {
      let column = stride(from: point, to: scaled.count, by: 140).map { scaled[$0] }
      #expect(column.min() == 0 && column.max() == (point == 9 ? 0 : 1))
    }
  }

  @Test func globalScalingKeepsTheShape() {
    let scaling = Scaling(kind: .global, fit: rows(20), width: 140)
    let scaled = scaling.scale(rows(20))
    #expect(scaled.min() == 0 && scaled.max() == 1)
    #expect(Set(scaling.minima).count == 1 && scaling.minima.count == 140)
  }

  @Test func aConstantPointScalesToZeroAndBack() {
    let scaling = Scaling(kind: .feature, fit: rows(5), width: 140)
    let other = [Float](repeating: 8, count: 140)
    #expect(scaling.scale(other)[9] == 0)
    #expect(scaling.unscale(scaling.scale(other))[9] == 3)
  }

  @Test func noneLeavesValuesAlone() {
    let scaling = Scaling(kind: .none, fit: rows(2), width: 140)
    #expect(scaling.minima.isEmpty && scaling.scale(rows(2)) == rows(2) && scaling.unscale(rows(2)) == rows(2))
  }

  @Test(arguments: ScalingKind.allCases) func scalingsAreSavedAndLoaded(kind: ScalingKind) throws {
    let scaling = Scaling(kind: kind, fit: rows(4), width: 140)
    #expect(try JSONDecoder().decode(Scaling.self, from: JSONEncoder().encode(scaling)) == scaling)
  }

  @Test func badLimitsAreRefused() {
    let zeros = [Float](repeating: 0, count: 140)
    var high = zeros
    high[4] = -1
    #expect(throws: ScalingError.limits(point: 4, minimum: 0, maximum: -1)) {
      try Scaling(kind: .feature, minima: zeros, maxima: high, width: 140)
    }
    #expect(throws: ScalingError.count(.global, expected: 140, minima: 1, maxima: 140)) {
      try Scaling(kind: .global, minima: [0], maxima: zeros, width: 140)
    }
    #expect(throws: ScalingError.self) { try Scaling(kind: .none, minima: zeros, maxima: zeros, width: 140) }
    high[4] = .nan
    #expect(throws: ScalingError.self) { try Scaling(kind: .feature, minima: zeros, maxima: high, width: 140) }
    #expect(
      String(describing: ScalingError.count(.global, expected: 140, minima: 1, maxima: 140))
        == "scaling 'global' needs 140 minima and maxima, not 1 and 140")
  }
}
