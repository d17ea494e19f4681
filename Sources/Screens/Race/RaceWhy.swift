import Tables
import TerminalGraphics
import Views
import Words
import Workbench

/// A row looked at closely: what it is, what each lane made of it and why, and all of the row itself.
struct RaceWhy {
  private let screen: RaceScreen
  private let appearance: Appearance
  private let rows: Int
  private let place: Int

  init(_ screen: RaceScreen, _ appearance: Appearance, rows: Int, place: Int) {
    self.screen = screen
    self.appearance = appearance
    self.rows = rows
    self.place = place
  }

  private var race: Race { screen.race }
  private var row: Int { race.field.order[place] }

  private var width: Int { appearance.width }

  var lines: [StyledText] {
    let head = [title] + truth.wrapped(to: width, indent: 2) + [StyledText("")]
    let verdicts = race.lanes.indices.flatMap { lane in
      [verdict(lane)] + [shares(lane), neighbors(lane)].compactMap(\.self).flatMap { $0.wrapped(to: width, indent: 4) }
    }
    let foot = keyLines(
      [
        "Esc back", "↑↓ \(noun.plural)", "n p where the lanes differ",
        race.field.labels.count > 1 ? "l labels" : "", "PgUp PgDn 100 \(noun.plural)",
      ].filter { !$0.isEmpty }, width: width, most: 1)
    let explained = verdicts.contains { $0.plain.contains("  above ") } ? below : []
    let fixed = head + verdicts + explained + [StyledText("")]
    let room = max(0, rows - fixed.count - foot.count)
    let detail = screen.entry.rows.detail(row, appearance, room)
    let space = max(0, room - detail.count)
    let body = fixed + detail + Array(repeating: StyledText(""), count: space)
    return (Array(body.prefix(max(0, rows - 1))) + foot)
      .map { $0.truncated(to: width, ellipsis: appearance.glyphs.ellipsis) }
  }

  private var noun: Noun { screen.entry.noun }

  /// What "above 85.0 %" is a share of, said once for all lanes.
  private var below: [StyledText] {
    StyledText("above: the share of the \(noun.counted(race.field.count)) with a lower score", .muted).wrapped(
      to: width)
  }

  private var title: StyledText {
    if let message = screen.message { return StyledText(message, .warning) }
    let name = screen.entry.rows.name(row)
    return StyledText(name, .heading, bold: true)
      + StyledText("  \(grouped(place + 1)) of the \(grouped(race.position)) that have gone by", .muted)
  }

  private var truth: StyledText {
    guard screen.showsTruth else { return StyledText("what it is, you hear at the end (t shows it now)", .muted) }
    let name = race.field.names[row]
    // A row that is just normal, or abnormal, is not called so twice.
    if race.field.labels.allSatisfy({ name == ($0.abnormal[row] ? "abnormal" : "normal") }) {
      let texts = race.field.labels.map(\.text).joined(separator: " and ")
      return StyledText("\(name) \(noun.singular)", .strong) + StyledText(", \(texts)")
    }
    let kinds = race.field.labels.map { labels in
      "\(labels.abnormal[row] ? "abnormal" : "normal") \(labels.text)"
    }
    let group = race.field.groups.first { $0.rows.contains(row) }.map { " (\($0.word))" } ?? ""
    return StyledText("\(name)\(group)", .strong) + StyledText(": " + kinds.joined(separator: ", "))
  }

  /// `pca  5.299  ≤ 5.899  normal  wrong  above 97.1 %`
  private func verdict(_ lane: Int) -> StyledText {
    let score = race.lanes[lane].scores[row]
    let flagged = race.flags(lane, row: row)
    let widest = race.lanes.map(\.name.count).max() ?? 0
    var line = StyledText(padded(race.lanes[lane].name, widest + 2), lane == screen.lane ? .strong : .plain)
    let figures = race.lanes.indices.map { errorFigure(race.lanes[$0].scores[row]).count }
    line.append(padded(errorFigure(score), (figures.max() ?? 0) + 1))
    let limits = race.thresholds.map { errorFigure($0).count }
    line.append(flagged ? "> " : "≤ ", .muted)
    line.append(padded(errorFigure(race.thresholds[lane]), (limits.max() ?? 0) + 1), .muted)
    line.append(padded(flagged ? "abnormal" : "normal", 9), .strong)
    if screen.showsTruth {
      let isRight = race.isRight(lane, row: row)
      line.append(padded(isRight ? "right" : "wrong", 7), isRight ? .good : .bad)
    }
    let scores = race.lanes[lane].scores
    let below = Double(scores.count { $0 < score }) / Double(max(1, scores.count))
    let above = "above \(percentText(below))"
    if line.width + above.count <= width { line.append(above, .muted) }
    return line
  }

  /// The columns, or the parts of a curve, that most of the score is about.
  private func shares(_ lane: Int) -> StyledText? {
    guard let shares = race.lanes[lane].shares?(row) else { return nil }
    let named = screen.entry.domain.map { $0.named(shares) } ?? []
    let most = named.sorted { $0.share > $1.share }.prefix(3).filter { $0.share >= 0.01 }
    guard !most.isEmpty else { return nil }
    let text = most.map { "\($0.name) \(NumberText.percent($0.share))" }.joined(separator: ", ")
    return StyledText("  most of the score: \(text)", .muted)
  }

  /// On a line of its own, for it is as long as the others.
  private func neighbors(_ lane: Int) -> StyledText? {
    guard let neighbors = race.lanes[lane].neighbors?(row), !neighbors.isEmpty else { return nil }
    let nearest = neighbors.prefix(3).map { "\(grouped($0.row)) at \(errorFigure($0.distance))" }
    return StyledText("  nearest training \(noun.plural) \(nearest.joined(separator: ", "))", .muted)
  }

  private func percentText(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 1) + " %" }
}
