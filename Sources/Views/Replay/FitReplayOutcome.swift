import TerminalGraphics
import Workbench

/// The last fit of a method that learns step by step, as text: a line a step, and pictures of the first and the last.
package struct FitReplayOutcome: SteppedOutcome {
  let replay: FitReplay
  /// The step that was asked for.
  var step: Int?

  package init(
    replay: FitReplay, step: Int? = nil
  ) {
    (self.replay, self.step) = (replay, step)
  }

  package var subject: RecordSubject { .trainedBeats }

  // MARK: Records

  private var shown: [FitFigures] { step.map { [replay.steps[replay.place(of: $0)]] } ?? replay.steps }

  package var records: [any Encodable] {
    shown.map { FitRecord(figures: $0, stepName: replay.stepName, moments: names(at: $0.step)) }
  }

  package var endsWithItself: Bool { false }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(["steps": replay.steps.count])
  }

  private func names(at step: Int) -> [String] { replay.moments.filter { $0.step == step }.map(\.name) }

  // MARK: Text

  package func render(on page: inout Page) {
    if let step {
      whole(replay.place(of: step), on: &page)
      let found = replay.steps[replay.place(of: step)].step
      if found != step {
        page.line(StyledText("\(replay.stepName) \(step) was not kept; this is the nearest that was", .muted))
      }
      return
    }
    let last = replay.steps.last?.step ?? 0
    page.line(
      StyledText("the last fit of \(replay.method), \(counted(last, replay.stepName))", .strong, bold: true)
        + StyledText("; AUC on the \(replay.basis.rawValue) \(replay.domain.noun.plural)", .muted))
    let width = replay.stepName.count + String(last).count + 3
    for moment in replay.moments {
      page.line(
        StyledText("\(replay.stepName) \(moment.step)", .muted).padded(to: width)
          + FitMomentText(moment: moment, replay: replay).text, indent: width)
    }
    page.blank()
    page.table(table)
    for place in Set([0, replay.steps.count - 1]).sorted() {
      page.blank()
      page.mayBreak()
      let panels = panels(place, page.appearance)
      page.line(StyledText("\(replay.stepName) \(replay.steps[place].step)", .heading, bold: true))
      page.picture(small(panels, page.appearance))
      page.line(StyledText(panels.note, .muted))
    }
    page.blank()
    page.next(
      "\"replay \(replay.stepName.uppercased())\" shows one in full; on a terminal \"replay\" is a screen under the arrow keys"
    )
  }

  /// A dozen steps at most, the first and the last among them.
  private var table: Table {
    let count = replay.steps.count
    let places = count <= 12 ? Array(0..<count) : (0..<12).map { $0 * (count - 1) / 11 }
    let hasShift = replay.steps.contains { $0.shift != nil }
    var columns: [Table.Column] = [.right(replay.stepName, importance: 4)]
    if replay.objectiveName != nil { columns.append(.right(shortObjective, importance: 3)) }
    if hasShift { columns.append(.right("mean move", importance: 2)) }
    columns += [.right("AUC", importance: 4), .right("average precision", importance: 1)]
    let rows = places.map { place -> [StyledText] in
      let figures = replay.steps[place]
      var row = [StyledText(grouped(figures.step), .strong, bold: true)]
      if replay.objectiveName != nil { row.append(StyledText(figures.objective.map(errorFigure) ?? "")) }
      if hasShift { row.append(StyledText(figures.shift.map(errorFigure) ?? "")) }
      row.append(StyledText(figures.auc.map(ratio) ?? undefinedFigure))
      row.append(StyledText(figures.averagePrecision.map(ratio) ?? undefinedFigure))
      return row
    }
    return Table(columns: columns, rows: rows)
  }

  private var shortObjective: String { replay.objectiveName ?? "" }

  private func panels(_ place: Int, _ appearance: Appearance) -> FitPanels {
    FitPanels(
      replay: replay, frame: replay.frame(at: place, pair: 0), figures: replay.steps[place], appearance: appearance)
  }

  private func small(_ panels: FitPanels, _ appearance: Appearance) -> Picture {
    let rows = appearance.glyphs == .ascii ? 10 : 8
    let width = min(appearance.width, 100)
    guard width >= 62 else { return panels.latent(width, rows) }
    let half = (width - 2) / 2
    return panels.latent(half, rows).beside(panels.errors(width - half - 2, rows))
  }

  /// All there is to see of one step.
  private func whole(_ place: Int, on page: inout Page) {
    let panels = panels(place, page.appearance)
    let step = replay.steps[place].step
    page.line(
      StyledText("\(replay.stepName) \(step)", .heading, bold: true)
        + StyledText(" · " + panels.text(separator: " · ")))
    for moment in replay.moments where moment.step == step {
      page.line(FitMomentText(moment: moment, replay: replay).text)
    }
    let (width, rows) = (page.appearance.width, page.appearance.glyphs == .ascii ? 34 : 26)
    if EpochLayout.fits(width, rows) {
      page.picture(EpochLayout(panels: panels, width: min(width, 118), rows: rows).picture)
    } else {
      page.picture(
        Picture.stacked(
          panels.frame.rows.map { panels.row($0, width, 7) }
            + [panels.latent(width, 9), panels.errors(width, 8), panels.losses(width, 8)]))
    }
    page.line(StyledText(panels.note, .muted))
  }
}

/// One step of a fit, as `--json` prints it.
private struct FitRecord: Encodable {
  let figures: FitFigures
  let stepName: String
  let moments: [String]

  private enum Key: String, CodingKey {
    case step, kind, objective, auc, averagePrecision, shift, moments
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(figures.step, forKey: .step)
    try container.encode(stepName, forKey: .kind)
    try container.encodeIfPresent(figures.objective, forKey: .objective)
    try container.encode(figures.auc, forKey: .auc)
    try container.encode(figures.averagePrecision, forKey: .averagePrecision)
    try container.encodeIfPresent(figures.shift, forKey: .shift)
    try container.encode(moments, forKey: .moments)
  }
}
