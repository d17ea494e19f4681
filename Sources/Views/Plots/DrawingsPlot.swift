import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// Drawings side by side, or one over the other.
package struct DrawingsPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  let drawings: [Entry]
  package let warning: String?
  private let isOverlaid: Bool
  private let domain: Domain

  /// One drawing, and what the detector makes of it.
  struct Entry: Encodable {
    let name: String
    let beat: [Float]
    /// Absent before the first training.
    let error: Double?
    let verdict: String?
  }

  package init(_ names: [String], _ bench: Workbench, isOverlaid: Bool) throws {
    self.isOverlaid = isOverlaid
    domain = bench.data.domain
    drawings = try names.map { name in
      let values = try bench.drawing(name).values
      let score = try? bench.score(values)
      return Entry(
        name: name.lowercased(), beat: values, error: score?.error,
        verdict: score.map { $0.isAbnormal ? "abnormal" : "normal" })
    }
    warning = bench.detector == nil ? nil : caution(bench, judgesTestRows: false)
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    if isOverlaid {
      var chart = BeatChart(drawings.map(\.name).joined(separator: ", "), of: domain)
      chart.height = appearance.plotHeight
      for (place, entry) in drawings.enumerated() { chart.add(entry.beat, entry.name, .series(place)) }
      return chart.chart
    }
    let charts = drawings.map { entry in
      let verdict = entry.error.map { " \(errorFigure($0)) \(entry.verdict ?? "")" } ?? ""
      var chart = BeatChart(entry.name + verdict, of: domain)
      chart.add(entry.beat, "", entry.verdict == "abnormal" ? .bad : .series(0))
      return chart.chart
    }
    return SmallMultiples(charts: charts, minimumWidth: 30, height: appearance.rows == nil ? 6 : 12)
      .fitted(to: appearance.galleryRows(among: appearance.sentenceRows), appearance)
  }

  package var sentence: String {
    if drawings.count == 2 { return sentenceOfTwo }
    let errors = drawings.compactMap { entry in entry.error.map { (entry.name, $0) } }
    let apart =
      farthest.map {
        "; \($0.0) and \($0.1) lie farthest apart (root mean square \(NumberText.fixed($0.2, decimals: 2)))"
      } ?? ""
    guard let worst = errors.max(by: { $0.1 < $1.1 }), let best = errors.min(by: { $0.1 < $1.1 }), errors.count > 1
    else { return "\(counted(drawings.count, "drawing")), all on one scale\(apart)" }
    return
      "\(counted(drawings.count, "drawing")), all on one scale; \(best.0) has the smallest error "
      + "(\(errorFigure(best.1))), \(worst.0) the largest (\(errorFigure(worst.1)))\(apart)"
  }

  /// Two are compared with each other.
  private var sentenceOfTwo: String {
    let sorted = drawings.sorted { ($0.error ?? 0) < ($1.error ?? 0) }
    let apart = farthest.map { "; they differ by \(NumberText.fixed($0.2, decimals: 2)) (root mean square)" } ?? ""
    guard let smaller = sorted[0].error, let larger = sorted[1].error else { return "both on one scale\(apart)" }
    let comparison =
      smaller == larger
      ? "both have the error \(errorFigure(smaller))"
      : "\"\(sorted[0].name)\" has the smaller error, \(errorFigure(smaller)), \"\(sorted[1].name)\" \(errorFigure(larger))"
    return "both on one scale; \(comparison)\(apart)"
  }

  /// The two drawings that differ most; nil with fewer than two.
  private var farthest: (String, String, Double)? {
    var found: (String, String, Double)?
    for (place, first) in drawings.enumerated() {
      for second in drawings.dropFirst(place + 1) {
        let distance = AttackDuel.Size(first.beat, from: second.beat).typical
        if distance > found?.2 ?? -1 { found = (first.name, second.name, distance) }
      }
    }
    return found
  }

  private enum CodingKeys: String, CodingKey { case drawings }
}
