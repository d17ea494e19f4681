import Foundation
import HeartbeatDownload
import KDDCup99
import TestSupport
import Testing

/// The download of the report's scores, from a server on this machine.
@Suite struct ReportScoresDownloadTests {
  private static let folder = RealData.sibling("kdd")

  /// The files as they are published, made again from the table: ten decimals, zeros at the end left out.
  private static func files(_ table: PublishedScores) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (model, scores) in zip(PublishedScores.models, table.scores) {
      for (part, rows) in [("in", 0..<ReportSample.inliers), ("out", ReportSample.inliers..<10_000)] {
        let lines = rows.map { row -> String in
          var number = String(format: "%.10f", scores[row])
          while number.last == "0" { number.removeLast() }
          if number.last == "." { number += "0" }
          return
            "{\"scores\":\(number),\"class\":\(scores[row] > model.threshold ? 1 : 0),\"threshold\":\(model.threshold)}"
        }
        files["/\(model.word)/\(model.word)_\(part)_score.json"] = Array(lines.joined(separator: "\n").utf8)
      }
    }
    return files
  }

  private static func fetch(
    into folder: String, _ files: [String: [UInt8]], isCancelled: @Sendable () -> Bool = { false }
  ) throws -> PublishedScores {
    let server = try LocalServer { target, connection in
      guard let body = files[target] else { return connection.answer("404 Not Found") }
      connection.answer(body: body)
    }
    defer { server.stop() }
    return try ReportScoresDownload(
      scores: server.address, connections: [server.address + "/absent.gz", server.address + "/corrected.gz"],
      timeout: 20
    ).fetch(into: folder, isCancelled: isCancelled, onProgress: { _ in })
  }

  @Test(.enabled(if: RealData.isExpected(folder))) func scoresAndNamesBecomeOneTable() throws {
    let real = try #require(Self.folder)
    let table = try PublishedScores.read(from: real)
    var files = Self.files(table)
    files["/corrected.gz"] = Array(try Data(contentsOf: URL(fileURLWithPath: real + "/corrected.gz")))
    try withTemporaryFolder { (parent: String) throws -> Void in
      let folder = parent + "/share/kdd"
      #expect(try Self.fetch(into: folder, files) == table)
      #expect(try PublishedScores.read(from: folder) == table)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["corrected.gz", "report_rows.csv"])
      // The connections are there now, and are not asked for again.
      files["/corrected.gz"] = nil
      #expect(try Self.fetch(into: folder, files) == table)
    }
  }

  @Test func whatIsNotThePublishedFileIsRefused() throws {
    try withTemporaryFolder { (folder: String) throws -> Void in
      do {
        _ = try Self.fetch(into: folder, ["/pca/pca_in_score.json": Array("{\"scores\":1,\"class\":0}".utf8)])
        Issue.record("a wrong file was taken")
      } catch let error as ReportScoresError {
        #expect(error.file == "pca_in_score.json")
        #expect("\(error)".contains("it is not the published file (SHA-256"))
      }
      do {
        _ = try Self.fetch(into: folder, [:])
        Issue.record("nothing was taken for something")
      } catch let error as ReportScoresError {
        #expect("\(error)".contains("HTTP 404"))
      }
      #expect(throws: DownloadError.cancelled) { try Self.fetch(into: folder, [:], isCancelled: { true }) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
