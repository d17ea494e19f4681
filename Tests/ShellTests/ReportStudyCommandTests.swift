import Foundation
import Shell
import Tables
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

private let connections = RealData.sibling("kdd")

/// `study report`: what it prints of made-up rows, and the report's own scores where they are at hand.
@Suite struct ReportStudyCommandTests {
  /// Forty rows and two models: enough for every table and every claim.
  private static func study(seeds: Int) throws -> ReportStudy {
    let classes = [
      RowClass(number: 0, name: "normal", isAbnormal: false), RowClass(number: 1, name: "smurf", isAbnormal: true),
      RowClass(number: 2, name: "mailbomb (new)", shortName: "mailbomb", isAbnormal: true),
    ]
    let domain = Domain(
      noun: .row, columnNoun: .column, kind: .table, width: 3, columnNames: ["a", "b", "c"], classes: classes,
      groups: [RowGroup("known attacks", [1]), RowGroup("new attacks", [2])],
      labels: [RowLabels("true", abnormal: [1, 2]), RowLabels("report", abnormal: [1])])
    func rows(_ counts: [Int]) -> RowSet {
      var (values, labels): ([Float], [RowClass]) = ([], [])
      for (rowClass, count) in zip(classes, counts) {
        for row in 0..<count {
          values += [
            Float(row * 7 % 10) / 10 + (rowClass.number == 1 ? 2 : 0), Float(row * 3 % 11) / 10,
            Float(row * row % 13) / 10 + (rowClass.number == 2 ? 0.1 : 0),
          ]
          labels.append(rowClass)
        }
      }
      return RowSet(width: 3, values: values, classes: labels)
    }
    let data = DataSet(
      source: .kdd(KDDOptions()), domain: domain, train: rows([120, 60, 0]), test: rows([40, 10, 10]),
      hasFixedRoles: true, heldOut: HeldOut(normal: 30, abnormal: 20))
    let field = RaceField(data.test.classes, abnormal: data.test.classes.map(\.isAbnormal), domain: domain)
    let lanes = ["bigan", "autoencoder"].enumerated().map { place, name in
      RaceLane(
        name: name, scores: (0..<data.test.count).map { Double(data.test.row($0).first ?? 0) + Double(place) },
        threshold: 1.5 + Double(place))
    }
    return try ReportStudy(
      published: [
        .init(name: "bigan", auc: 0.97, kilobytes: 48, seconds: 1.3),
        .init(name: "autoencoder", auc: 0.96, kilobytes: 22, seconds: 0.3),
      ], replayed: (field, lanes), data: data, seeds: seeds, firstSeed: 1, watch: RunsWatch())
  }

  @Test func everythingFitsEveryWidth() throws {
    let study = try Self.study(seeds: 2)
    for width in [60, 80, 120] {
      for glyphs in [Glyphs.unicode, .ascii] {
        let text = ReportStudyOutcome(study: study, missing: ["the files are not here"]).text(
          Appearance(width: width, color: .none, glyphs: glyphs))
        for part in [
          "replayed from the published scores", "fitted here, 2 seeds", "ranking: ", "robustness: ", "latency: ",
          "size: ",
          "these seeds do not settle it", "bigan", "isolation-forest", "the files are not here", "every score",
        ] { #expect(text.replacing("\n", with: " ").contains(part), "\(part) at \(width)") }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(width)")
        if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 128 }) }
      }
    }
  }

  /// Times differ from run to run, and so does what hangs on them.
  @Test func scriptsHearNoTimes() throws {
    let outcome = ReportStudyOutcome(study: try Self.study(seeds: 1), missing: []).withoutTimes
    let text = outcome.text(Appearance(width: 100, color: .none))
    #expect(text.contains("times differ from run to run") && !text.contains("10,000 rows rise"))
    let json = String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self)
    #expect(!json.contains("fitSeconds") && !json.contains("latency") && json.contains("\"robustness\""))
  }

  @Test func errorsSayTheWayOut() throws {
    let shell = try TestShell()
    shell.run("study report")
    #expect(shell.errors.contains("data fetch kdd") && shell.errors.contains("data fetch report-scores"))
    shell.run("study report 1 2")
    #expect(shell.errors.contains("\"report\" stands alone"))
    shell.run("study report --metric f1")
    #expect(shell.errors.contains("has no \"--metric\""))
  }

  /// The report's table, and what its scores are by the true names: the winner becomes the last.
  @Test(.enabled(if: RealData.isExpected(connections))) func theWinnerBecomesTheLast() throws {
    let source = try #require(connections) + "/report_rows.csv"
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    try FileManager.default.createDirectory(atPath: shell.folder + "/kdd", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: shell.folder + "/kdd/report_rows.csv")
    let line = shell.run("study report --save out.csv")
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let replayed = try #require(object["replayed"] as? [[String: Any]])
    func area(_ labels: String, _ name: String) -> Double? {
      (replayed.first { $0["name"] as? String == name }?[labels] as? [String: Any])?["auc"] as? Double
    }
    let published = [
      ("bigan", 0.972, 0.673), ("autoencoder", 0.963, 0.735), ("one-class-svm", 0.957, 0.842), ("vae", 0.946, 0.726),
      ("seq2seq", 0.919, 0.760), ("pca", 0.771, 0.711),
    ]
    for (name, report, names) in published {
      #expect(abs((area("report", name) ?? 0) - report) < 0.0006, "\(name)")
      #expect(abs((area("true", name) ?? 0) - names) < 0.0006, "\(name)")
    }
    #expect((object["missing"] as? [String])?.first?.contains("data fetch kdd") == true)
    let ranking = try #require((object["claims"] as? [[String: Any]])?.first { $0["word"] as? String == "ranking" })
    #expect(ranking["verdict"] as? String == "conditional")
    #expect(try shell.read("out.csv").hasPrefix("source,model,contamination,seed,labels,auc"))
  }
}
