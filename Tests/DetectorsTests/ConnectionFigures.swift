import Detectors
import Foundation
import Judging
import KDDCup99
import SeededRandom
import Tables
import TestSupport
import Testing

private let folder = RealData.sibling("kdd")

/// The detectors on the KDD connections by the honest split: 18 columns, learned on the past, judged by the true names of
/// the report's 10,000 later rows.
@Suite(.enabled(if: RealData.isExpected(folder)), .serialized) struct ConnectionFigures {
  struct Rows {
    let past, later: KDDConnections
    let judged: [Int]
  }

  private static let shared: Result<Rows, any Error> = Result {
    let folder = try #require(folder, "KDD's files are needed in the folder kdd beside ECG5000's")
    return Rows(
      past: try KDDFile.past.read(from: folder), later: try KDDFile.later.read(from: folder),
      judged: try ReportRows.read(from: folder).map(\.row))
  }

  @Test func theFilesAreReadAsTheyAre() throws {
    let rows = try Self.shared.get()
    #expect(rows.past.count == KDDFile.past.count && rows.later.count == KDDFile.later.count)
    #expect(rows.past.rows(normal: true).count == 97_278 && rows.later.rows(normal: true).count == 60_593)
    #expect(rows.past.labelNames.count == 23 && rows.later.labelNames.count == 38)
    #expect(rows.past.words[1] == ["tcp", "udp", "icmp"] && rows.past.words[2]?.count == 66)
    // Every row of the report bears the true name that it has in the file.
    let folder = try #require(folder)
    let published = try ReportRows.read(from: folder)
    #expect(published.count == 10_000)
    #expect(published.allSatisfy { rows.later.name($0.row) == $0.name })
    #expect(published.count { $0.name == "normal" } == 6_104)
    let split = KDDSplit(rows.past, seed: 1)
    #expect(split.training.count == 89_278 && split.validation.count == 10_000)
    #expect(Set(split.training).isDisjoint(with: split.validation))
    #expect(split.training.allSatisfy { rows.past.name($0) == "normal" })
  }

  struct Case: CustomTestStringConvertible {
    let method: AnyMethod
    let median: ClosedRange<Double>
    var seeds = 5
    var testDescription: String { "\(method.method)" }

    init(_ method: any Method, _ median: ClosedRange<Double>, seeds: Int = 5) {
      (self.method, self.median, self.seeds) = (AnyMethod(method), median, seeds)
    }
  }

  @Test(arguments: [
    Case(MeanMethod(), 0.740...0.742), Case(PrincipalComponents(components: 2), 0.780...0.784),
    Case(PrincipalComponents(components: 8), 0.883...0.886), Case(PrincipalComponents(components: 12), 0.688...0.705),
    Case(KMeans(), 0.718...0.724), Case(NearestNeighbors(neighbors: 5, keptRows: 20_000), 0.761...0.786),
    Case(LocalOutlierFactor(neighbors: 20, keptRows: 20_000), 0.823...0.846),
    Case(OneClassSVM(nu: 0.01, keptRows: 20_000), 0.840...0.845),
    Case(OneClassSVM(nu: 0.1, keptRows: 20_000), 0.860...0.864), Case(IsolationForest(), 0.742...0.784),
    Case(GaussianMixture(mixtures: 10, components: nil), 0.788...0.809), Case(ECOD(), 0.763...0.767),
  ])
  func honestSplit(_ figure: Case) throws {
    let rows = try Self.shared.get()
    var areas: [Double] = []
    for seed in 1...figure.seeds {
      let training = rows.past.matrix(rows: KDDSplit(rows.past, seed: seed).training, columns: KDDColumns.report)
      let scaling = MinMaxScaling(fit: training)
      let test = scaling.scale(rows.later.matrix(rows: rows.judged, columns: KDDColumns.report))
      let detector = try figure.method.fit(scaling.scale(training), options: FitOptions(seed: seed, threads: 2))
      areas.append(
        try #require(
          Metrics.rocAUC(
            scores: detector.scores(test, threads: 2), abnormal: rows.judged.map { rows.later.name($0) != "normal" })))
    }
    let median = areas.sorted()[areas.count / 2]
    #expect(figure.median.contains(median), "\(areas)")
  }
}

/// The report's rows as they were published, from `report_rows.csv`.
private struct ReportRows {
  let row: Int
  let name: String

  static func read(from folder: String) throws -> [ReportRows] {
    try String(contentsOfFile: folder + "/report_rows.csv", encoding: .utf8).split(separator: "\n").dropFirst().map {
      let fields = $0.split(separator: ",")
      return ReportRows(row: try #require(Int(fields[0])), name: String(fields[3]))
    }
  }
}
