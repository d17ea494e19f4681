import Foundation
import Judging
import Shell
import Testing
import Views
import Workbench

/// The sweep against figures computed from the errors themselves.
@Suite struct SweepCommandTests {
  /// Foundation reads the last digit of a number in JSON as it likes.
  private func isNear(_ value: Any?, _ expected: Double) -> Bool {
    (value as? Double).map { abs($0 - expected) < 1e-12 } ?? false
  }

  private func shell() throws -> TestShell {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("set batch-size 8; train 20")
    return shell
  }

  @Test(arguments: ["test", "validation"]) func rowsAreTheVerdictsAtTheirThresholds(_ basis: String) throws {
    let shell = try shell()
    let detector = try shell.session.bench.trained()
    let labelled = try detector.labelledScores(on: basis == "test" ? .test : .validation)
    let object = try json(shell.run("sweep --on \(basis) --prevalence 2%"))
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.count >= 11)
    for row in rows {
      let threshold = Float(try #require(row["threshold"] as? Double))
      let confusion = Confusion(scores: labelled.scores, abnormal: labelled.abnormal, threshold: threshold)
      #expect(row["tp"] as? Int == confusion.tp)
      #expect(row["fp"] as? Int == confusion.fp)
      #expect(row["fn"] as? Int == confusion.fn)
      #expect(isNear(row["f2"], confusion.f2))
      // Without alarms there is none.
      #expect(
        confusion.alarms > 0
          ? isNear(row["precisionAtPrevalence"], confusion.precision(atPrevalence: 0.02))
          : row["precisionAtPrevalence"] is NSNull)
    }
    let thresholds = rows.compactMap { $0["threshold"] as? Double }
    #expect(thresholds == thresholds.sorted())
    #expect(rows.count { $0["current"] as? Bool == true } == 1)
  }

  @Test func markedRowsAreTheBestOfAll() throws {
    let shell = try shell()
    let labelled = try shell.session.bench.trained().labelledScores(on: .test)
    let rows = try #require(json(shell.run("sweep"))["rows"] as? [[String: Any]])
    for criterion in Criterion.allCases {
      let best = labelled.curve.points.map { criterion.value(of: $0.confusion) }.max()
      let marked = rows.filter { ($0["best"] as? [String])?.contains(criterion.rawValue) == true }
      #expect(marked.count == 1)
      #expect(isNear(marked.first?[criterion.rawValue], best ?? -1))
    }
    let dearest = labelled.curve.points.map { Double($0.confusion.fp) + 20 * Double($0.confusion.fn) }.min()
    let cheapest = try #require(rows.first { ($0["best"] as? [String])?.contains("cost") == true })
    let (alarms, misses) = (try #require(cheapest["fp"] as? Int), try #require(cheapest["fn"] as? Int))
    #expect(Double(alarms) + 20 * Double(misses) == dearest)
  }

  @Test func givenThresholdsAreInTheTable() throws {
    let rows = try #require(json(shell().run("sweep 0.002 0.01 5"))["rows"] as? [[String: Any]])
    let thresholds = rows.compactMap { $0["threshold"] as? Double }.map { Float($0) }
    for wanted: Float in [0.002, 0.004, 0.006, 0.008, 0.01] { #expect(thresholds.contains { abs($0 - wanted) < 1e-8 }) }
  }

  @Test func intervalsAreSeededAndHoldTheFigure() throws {
    let first = try shell().run("sweep --ci")
    #expect(try shell().run("sweep --ci") == first)
    let object = try json(first)
    let rows = try #require(object["rows"] as? [[String: Any]])
    for row in rows {
      let intervals = try #require(row["intervals"] as? [String: Any])
      for name in ["accuracy", "precision", "recall", "f1", "f2"] where !(row[name] is NSNull) {
        let interval = try #require(intervals[name] as? [String: Double])
        let (low, high) = (try #require(interval["low"]), try #require(interval["high"]))
        let figure = try #require(row[name] as? Double)
        #expect(low <= figure + 1e-12 && figure <= high + 1e-12, "\(name)")
      }
    }
    let silent = try #require(rows.last { $0["tp"] as? Int == 0 && $0["fp"] as? Int == 0 })
    #expect(silent["precision"] is NSNull)
    #expect((silent["intervals"] as? [String: Any])?["precision"] is NSNull)
    #expect(object["aucInterval"] != nil)
    #expect(try json(shell().run("sweep"))["aucInterval"] == nil)
  }

  @Test(arguments: [
    ("sweep 0.002", "\"sweep\" needs TO after FROM: sweep [FROM TO STEPS]"),
    ("sweep 0.02 0.01", "\"0.01\" is not above 0.02; FROM comes before TO"),
    ("sweep 0.002 0.01 1", "\"1\" is out of range; expected a whole number from 2 to 1000"),
    ("sweep --prevalence 200%", "\"200%\" is out of range; --prevalence takes 0% … 100%"),
    (
      "sweep --ic",
      "there is no option \"--ic\" here; \"sweep\" has --on, --ci, --prevalence, --save or --force (did you mean --ci?)"
    ),
  ]) func wrongWords(_ line: String, _ error: String) throws {
    let shell = try TestShell(width: 300)
    shell.run("train 1")
    shell.type(line)
    #expect(shell.errors == "error: \(error)\n")
  }
}
