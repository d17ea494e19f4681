import Foundation
import Shell
import Testing
import Views
import Workbench

/// A metric is in every record that lists metrics, and is explained.
@Suite struct MetricPlacesTests {
  @Test func everyMetricIsInEveryRecord() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let objects = try shell.run("train 2; evaluate; repeat 2; compare; runs").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    try #require(objects.count == 5)
    let detectors = try #require(objects[3]["detectors"] as? [[String: Any]])
    let runs = try #require(objects[4]["runs"] as? [[String: Any]])
    let records: [(String, [String: Any])] =
      [("evaluate", objects[1]), ("repeat", objects[2])] + detectors.map { ("compare", $0) }
      + runs.map { ("runs", $0) }
    for metric in StudyMetric.allCases {
      for (command, record) in records { #expect(record[metric.key] != nil, "\(command) lacks \(metric.key)") }
    }
  }

  @Test(arguments: StudyMetric.allCases) func everyMetricIsExplained(_ metric: StudyMetric) {
    #expect(Glossary.knows(metric.rawValue) && Glossary.knows(metric.title))
  }
}
