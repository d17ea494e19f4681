import Foundation
import Judging
import NeuralNetwork
import Tables
import Testing

struct CollapseReportTests {
  static let inputs = Matrix(rows: 2, columns: 2, values: [0, 2, 4, 6])  // mean row 2, 4; spread 2

  @Test func knownFigures() {
    let report = CollapseReport(
      inputs: Self.inputs, reconstructions: Matrix(rows: 2, columns: 2, values: [1, 3, 3, 5]),
      hiddenActivations: [
        Matrix(rows: 2, columns: 3, values: [0, 1, 2, 0, 1.5, 2.0000005]), Matrix(rows: 2, columns: 1, values: [1, 2]),
      ])
    #expect(report.inputSpread == 2)
    #expect(report.outputSpread == 1)
    #expect(report.spreadRatio == 0.5)
    #expect(report.distanceToMean == 1)
    #expect(report.explainedVariance == 0.75)
    #expect(!report.isCollapsed)
    #expect(report.deadUnits == [DeadUnits(layer: 0, dead: 2, units: 3), DeadUnits(layer: 1, dead: 0, units: 1)])
  }

  @Test func repeatingTheMeanIsCollapsed() {
    let report = CollapseReport(
      inputs: Self.inputs, reconstructions: Matrix(rows: 2, columns: 2, values: [2, 4, 2, 4]), hiddenActivations: [])
    #expect(report.isCollapsed)
    #expect(
      [report.outputSpread, report.spreadRatio, report.distanceToMean, report.explainedVariance] == [0, 0, 0, 0])
  }

  @Test func repeatingSomethingElseIsCollapsedToo() {
    let report = CollapseReport(
      inputs: Self.inputs, reconstructions: Matrix(rows: 2, columns: 2), hiddenActivations: [])
    #expect(report.isCollapsed)
    #expect(report.distanceToMean == 10.0.squareRoot())
    #expect(report.explainedVariance == -2.5)
  }

  @Test(arguments: [(0.1499, true), (0.1501, false), (1, false)] as [(Float, Bool)])
  func theRule(ratio: Float, collapsed: Bool) {
    let outputs = Self.inputs.values.enumerated().map { index, value in
      let mean: Float = index % 2 == 0 ? 2 : 4
      return mean + ratio * (value - mean)
    }
    let report = CollapseReport(
      inputs: Self.inputs, reconstructions: Matrix(rows: 2, columns: 2, values: outputs), hiddenActivations: [])
    #expect(report.isCollapsed == collapsed)
  }

  @Test func nothingToFollowIsNotCollapsed() {
    let one = Matrix(rows: 1, columns: 2, values: [1, 2])
    let report = CollapseReport(inputs: one, reconstructions: one, hiddenActivations: [one])
    #expect(report.spreadRatio == 1)
    #expect(!report.isCollapsed)
    let none = Matrix(rows: 0, columns: 2)
    let empty = CollapseReport(inputs: none, reconstructions: none, hiddenActivations: [none])
    #expect(!empty.isCollapsed)
    #expect(empty.deadUnits == [DeadUnits(layer: 0, dead: 0, units: 2)])
  }

  @Test func notANumberIsCollapsed() {
    let broken = Matrix(rows: 2, columns: 2, values: [.nan, .nan, .nan, .nan])
    let report = CollapseReport(inputs: Self.inputs, reconstructions: broken, hiddenActivations: [broken])
    #expect(report.isCollapsed)
    #expect(report.deadUnits == [DeadUnits(layer: 0, dead: 0, units: 2)])
  }

  @Test func survivesEncoding() throws {
    let report = CollapseReport(
      inputs: Self.inputs, reconstructions: Self.inputs, hiddenActivations: [Self.inputs])
    #expect(try JSONDecoder().decode(CollapseReport.self, from: JSONEncoder().encode(report)) == report)
  }
}
