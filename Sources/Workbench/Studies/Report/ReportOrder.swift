import Judging

/// How sure the order of the published scores is: of each model there is one list of scores and no spread over trainings, so
/// the rows are drawn again instead.
struct ReportOrder: Sendable {
  private let names: [String]
  private let byReport, byNames: Bootstrap
  /// Draws of the rows: enough to say that an order holds in 95 of 100.
  static let draws = 200

  init?(_ lanes: [RaceLane], _ rows: ReportRows?) {
    guard let rows else { return nil }
    let ranks = lanes.compactMap { ReportRows.ranks($0.scores) }
    guard ranks.count == lanes.count,
      let byReport = Bootstrap(scores: ranks, abnormal: rows.byReport, resamples: Self.draws, seed: 1),
      let byNames = Bootstrap(scores: ranks, abnormal: rows.byNames, resamples: Self.draws, seed: 1)
    else { return nil }
    names = lanes.map(\.name)
    (self.byReport, self.byNames) = (byReport, byNames)
  }

  /// Whether one model's AUC is above another's with other rows of the same kind, too; `nil` where these rows cannot tell.
  func isAbove(_ name: String, _ other: String, byReport isReport: Bool) -> Bool? {
    guard let first = names.firstIndex(of: name), let second = names.firstIndex(of: other) else { return nil }
    let interval = (isReport ? byReport : byNames).difference(first, second)
    return interval.low > 0 ? true : interval.high < 0 ? false : nil
  }
}
