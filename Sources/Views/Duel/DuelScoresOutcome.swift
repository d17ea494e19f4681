import Judging
import TerminalGraphics
import Words

/// The scores of every duel that is known.
package struct DuelScoresOutcome: Outcome {
  private let scores: [ScoreRecord]
  private let isKept: Bool

  package init(_ scores: [ScoreRecord], isKept: Bool) {
    (self.scores, self.isKept) = (scores, isKept)
  }

  private var verdicts: [ScoreRecord] { scores.filter { $0.kind == .verdicts } }
  private var attacks: [ScoreRecord] { scores.filter { $0.kind == .attack } }

  /// All verdicts together.
  private var total: Confusion {
    verdicts.reduce(into: Confusion(tp: 0, fp: 0, tn: 0, fn: 0)) { sum, score in
      sum.tp += score.tp ?? 0
      sum.fp += score.fp ?? 0
      sum.tn += score.tn ?? 0
      sum.fn += score.fn ?? 0
    }
  }

  package func render(on page: inout Page) {
    guard !scores.isEmpty else {
      page.line("no duel has been fought yet; \"duel\" deals the first twenty beats")
      return
    }
    if !verdicts.isEmpty {
      page.chart(Table(columns: columns("you", "the detector"), rows: verdicts.map(row)))
      renderTotal(on: &page)
    }
    if !attacks.isEmpty {
      page.blank()
      page.heading("duel attack: the largest change that fooled it")
      page.chart(Table(columns: columns("you", "draw attack"), rows: attacks.map(attackRow)))
    }
    if !isKept { page.line(StyledText("of this session; only a prompt keeps scores for later ones", .muted)) }
  }

  private func columns(_ mine: String, _ theirs: String) -> [Table.Column] {
    [
      .left("data", importance: 2), .right("seed", importance: 1), .right("round", importance: 3),
      .right(mine, importance: 4), .right(theirs, importance: 3), .right("recall"), .right("precision"),
    ]
  }

  private func place(_ score: ScoreRecord) -> [StyledText] {
    [StyledText(score.data), StyledText("\(score.seed)"), StyledText("\(score.round)")]
  }

  private func row(_ score: ScoreRecord) -> [StyledText] {
    let confusion = score.confusion
    let count = confusion.tp + confusion.fp + confusion.tn + confusion.fn
    return place(score) + [
      StyledText("\(confusion.tp + confusion.tn)/\(count)", .strong, bold: true),
      StyledText("\(score.detectorRight ?? 0)/\(count)"),
      StyledText(confusion.tp + confusion.fn > 0 ? ratio(confusion.recall) : undefinedFigure),
      StyledText(confusion.precisionFigure),
    ]
  }

  private func attackRow(_ score: ScoreRecord) -> [StyledText] {
    place(score) + [
      StyledText(score.largest.map { NumberText.fixed($0, decimals: 3) } ?? "", .strong, bold: true),
      StyledText(score.machineLargest.map { NumberText.fixed($0, decimals: 3) } ?? undefinedFigure), "", "",
    ]
  }

  private func renderTotal(on page: inout Page) {
    let total = total
    func share(_ name: String, _ hits: Int, _ count: Int) -> String? {
      Interval.wilson(hits, of: count).map {
        "\(name) \(hits)/\(count) (95 %: \(NumberText.fixed($0.low, decimals: 2))–\(NumberText.fixed($0.high, decimals: 2)))"
      }
    }
    let shares = [share("recall", total.tp, total.tp + total.fn), share("precision", total.tp, total.alarms)]
    page.line(
      StyledText(
        "\(verdicts.count == 1 ? "this round" : "all \(grouped(verdicts.count)) rounds together"): \(shares.compactMap(\.self).joined(separator: ", "))"
      ))
  }

  private enum Key: String, CodingKey {
    case scores
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(scores, forKey: .scores)
  }
}

extension ScoreRecord {
  fileprivate var confusion: Confusion { Confusion(tp: tp ?? 0, fp: fp ?? 0, tn: tn ?? 0, fn: fn ?? 0) }
}
