import Judging
import KDDCup99
import TestSupport
import Testing

/// The report's published scores and the rows they belong to.
@Suite struct PublishedScoresTests {
  private static let folder = RealData.sibling("kdd")
  private static var isExpected: Bool { RealData.isExpected(folder) }

  /// tp, fp, fn, tn of the six models as the report has them, then by the true names.
  private static let published = [
    "pca": ([1398, 33, 602, 7967], [1421, 10, 2475, 6094]),
    "one-class-svm": ([1660, 173, 340, 7827], [1815, 18, 2081, 6086]),
    "autoencoder": ([1935, 298, 65, 7702], [2157, 76, 1739, 6028]),
    "bigan": ([1946, 325, 54, 7675], [2133, 138, 1763, 5966]),
  ]

  @Test(.enabled(if: isExpected)) func verdictsAreThePublishedOnes() throws {
    let scores = try PublishedScores.read(from: #require(Self.folder))
    #expect(scores.count == 10_000)
    for (model, list) in zip(PublishedScores.models, scores.scores) {
      guard let expected = Self.published[model.name] else { continue }
      for (labels, counts) in [(scores.outliers, expected.0), (scores.attacks, expected.1)] {
        var found = [0, 0, 0, 0]
        for row in 0..<scores.count {
          found[list[row] > model.threshold ? (labels[row] ? 0 : 1) : (labels[row] ? 2 : 3)] += 1
        }
        #expect(found == counts, "\(model.name)")
      }
    }
    let new = scores.names.count { $0 != "normal" && !ReportSample.knownAttacks.contains($0) }
    #expect(new == 1_896)
    #expect(scores.outliers.count(where: \.self) == 2_000)
  }

  /// NumPy: `np.random.RandomState(200).permutation(10)`, `RandomState(250).permutation(7)`, and the first of 1,000.
  @Test func permutationsAreNumPys() {
    var random = NumPyRandom(seed: 200)
    #expect(random.permutation(10) == [8, 3, 5, 6, 1, 7, 2, 4, 0, 9])
    random = NumPyRandom(seed: 250)
    #expect(random.permutation(7) == [3, 4, 1, 0, 2, 5, 6])
    random = NumPyRandom(seed: 200)
    #expect(Array(random.permutation(1_000).prefix(8)) == [674, 233, 739, 865, 523, 726, 473, 501])
    #expect(random.permutation(1) == [0])
    #expect(random.permutation(0).isEmpty)
  }

  /// Drawn again from the original file, the report's rows have the names that the table gives them.
  @Test(.enabled(if: isExpected)) func theReportsRowsAreFoundAgain() throws {
    let folder = try #require(Self.folder)
    let table = try PublishedScores.read(from: folder)
    let names = KDDFile.labels(in: try KDDFile.later.text(from: folder))
    #expect(names.count == KDDFile.later.count)
    let rows = ReportSample.rows(names: names)
    #expect(rows == table.rows)
    #expect(rows.map { names[$0] } == table.names)
    let fields = try KDDFile.later.fields(of: Array(rows.prefix(20)), from: folder)
    #expect(fields.allSatisfy { $0.count == 41 })
  }

  @Test(.enabled(if: isExpected)) func theTableIsWrittenAsItIsRead() throws {
    let table = try PublishedScores.read(from: #require(Self.folder))
    let folder = try TemporaryFolder([PublishedScores.fileName: table.text])
    #expect(try PublishedScores.read(from: folder.path) == table)
  }

  @Test func damageIsNamedWithItsPlace() throws {
    let header =
      "row,report_label,new_attack,label,"
      + PublishedScores.models.map { "\($0.word)_score,\($0.word)_verdict" }.joined(separator: ",") + "\n"
    let good = "9,normal,0,normal,5.1,0,0.001,0,0.01,0,0.1,0,0.01,0,1.5,0\n"
    func what(_ text: String) throws -> String {
      let folder = try TemporaryFolder([PublishedScores.fileName: text])
      do {
        _ = try PublishedScores.read(from: folder.path)
        return ""
      } catch let error as PublishedScoresError {
        return "\(error)".replacing(folder.path + "/", with: "")
      }
    }
    #expect(try what(header + good) == "\"report_rows.csv\" has 1 rows; the report's table has 10,000")
    #expect(try what(good).contains("line 1: it does not name the columns"))
    #expect(try what("").contains("has 0 rows"))
    #expect(try what(header + "1,normal\n").contains("line 2: it has 2 columns, not 16"))
    #expect(try what(header + good.replacing("5.1", with: "many")).contains("line 2: \"many\" is not a score"))
    #expect(try what(header + good.replacing("5.1", with: "nan")).contains("\"nan\" is not a score"))
    #expect(try what(header + good.replacing("5.1,0", with: "5.1,1")).contains("the verdict of pca does not follow"))
    #expect(
      try what(header + good.replacing("9,normal", with: "9,odd")).contains("\"odd\" is neither normal nor attack"))
    #expect(try what(header + good.dropLast()).contains("does not end in a line feed"))
  }

  @Test func decimalsAreRoundedOnce() {
    for text in [
      "0", "5.2993934499", "3.71386e-05", "-0.1904", "0.00001", "123456789012345.5", "1e400", "", ".", "1.2.3",
    ] {
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(decimal(Array(text.utf8)) == expected, "\(text)")
    }
  }
}
