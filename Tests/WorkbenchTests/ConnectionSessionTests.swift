import Detectors
import KDDCup99
import Tables
import TestSupport
import Testing
import Workbench

private let folder = RealData.sibling("kdd")

/// A session on the connections of KDD Cup 1999, with the honest split.
@Suite(.enabled(if: RealData.isExpected(folder)), .serialized) struct ConnectionSessionTests {
  private static let files: Result<(past: KDDConnections, later: KDDConnections), any Error> = Result {
    let folder = try #require(folder, "KDD's files are needed in the folder kdd beside ECG5000's")
    return (try KDDFile.past.read(from: folder), try KDDFile.later.read(from: folder))
  }

  private static func data(_ change: (inout KDDOptions) -> Void = { _ in }) throws -> DataSet {
    var options = KDDOptions()
    change(&options)
    let files = try files.get()
    return KDDDataSet(past: files.past, later: files.later, options: options).dataSet
  }

  private static func judged(_ data: DataSet, labels: Bool = false) throws -> (bench: Workbench, Evaluation) {
    var bench = Workbench(data: data)
    bench.change {
      $0.detector = PrincipalComponents.name
      Setting.named("components")?.set(.integer(8), in: &$0)
    }
    _ = try bench.train()
    return (bench, try bench.evaluate())
  }

  /// The counts of the honest split, and the figures of methods that were measured elsewhere.
  @Test func thePastIsLearnedAndTheLaterIsJudged() throws {
    let (bench, evaluation) = try Self.judged(Self.data())
    let preparation = try bench.trained().preparation
    #expect(preparation.training.count == 89_278 && !preparation.training.abnormal.contains(true))
    #expect(preparation.validation.abnormal.count { !$0 } == 8_000)
    #expect(preparation.validation.abnormal.count(where: \.self) == 2_000)
    #expect(preparation.test.count == 10_000)
    #expect((0.883...0.886).contains(evaluation.auc))
    #expect(evaluation.groups.map(\.name) == ["known attacks", "new attacks"])
    #expect(evaluation.groups.map(\.count) == [2_000, 1_896])
    #expect((0.98...0.99).contains(try #require(evaluation.groups[0].auc)))
    #expect((0.77...0.79).contains(try #require(evaluation.groups[1].auc)))
    // Rows that are equal in all 18 values limit what any score can do.
    #expect((0.9805...0.9815).contains(try #require(evaluation.ceiling).auc))
  }

  @Test func theReportTakesNewAttacksForNormal() throws {
    let (_, evaluation) = try Self.judged(Self.data { $0.labels = .report })
    #expect(evaluation.confusion.tn + evaluation.confusion.fp == 8_000)
    #expect((0.970...0.974).contains(evaluation.auc))
  }

  @Test func columnsAreWhatTheyAreCalled() throws {
    #expect(try Self.data { $0.columns = .numeric }.width == 38)
    let all = try Self.data {
      $0.columns = .all
      $0.logarithms = true
    }
    #expect(all.domain.columnNames.contains("protocol_type=tcp") && all.domain.columnNames.count == all.width)
    let column = try #require(all.domain.columnNames.firstIndex(of: "src_bytes"))
    let largest = (0..<all.test.count).map { all.test.values[$0 * all.width + column] }.max() ?? 0
    #expect(largest > 1 && largest < 25)
    let oneHot = all.domain.columnNames.indices.filter { all.domain.columnNames[$0].hasPrefix("protocol_type=") }
    #expect((0..<100).allSatisfy { row in oneHot.reduce(0) { $0 + all.test.values[row * all.width + $1] } == 1 })
  }
}
