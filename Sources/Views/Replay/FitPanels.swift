import TerminalGraphics
import Words
import Workbench

/// The pictures of one step of a fit, each in so many columns and rows.
package struct FitPanels: StepPanels {
  let replay: FitReplay
  let frame: FitFrame
  let figures: FitFigures
  let appearance: Appearance

  package init(
    replay: FitReplay, frame: FitFrame, figures: FitFigures, appearance: Appearance
  ) {
    (self.replay, self.frame, self.figures, self.appearance) = (replay, frame, figures, appearance)
  }

  private var room: PanelRoom { PanelRoom(appearance: appearance) }

  // MARK: Rows

  package func beats(_ width: Int, _ rows: Int) -> Picture {
    guard let first = frame.rows.first else {
      return Picture(lines: [StyledText("no \(replay.domain.noun.plural) to show", .muted)]).filled(width, rows)
    }
    let pair = PanelPair(width, of: frame.rows.count)
    let left = row(first, pair.each, rows)
    return pair.isBoth ? left.beside(row(frame.rows[1], pair.each, rows), gap: pair.gap) : left
  }

  func row(_ judged: FitFrame.Judged, _ width: Int, _ rows: Int) -> Picture { panel(judged).picture(width, rows) }

  package func showsTitlesShort(_ width: Int) -> Bool {
    let pair = PanelPair(width, of: frame.rows.count)
    return frame.rows.prefix(pair.isBoth ? 2 : 1).contains { !panel($0).namesMarks(pair.each) }
  }

  /// Which curve is a row and which the center it is compared with.
  package var legend: StyledText { RowPanel.legend(replay.domain, "center", appearance) }

  private func panel(_ judged: FitFrame.Judged) -> RowPanel {
    var remark = "score \(errorFigure(judged.score)), \(judged.isFlagged ? "flagged" : "passed")"
    if let cuts = judged.cuts { remark += ", \(NumberText.fixed(cuts, decimals: 1)) cuts" }
    return RowPanel(
      name: judged.row.name, values: judged.row.values, twin: judged.twin,
      twinName: judged.center.map { "center \($0)" } ?? "twin", remark: remark, domain: replay.domain,
      columns: replay.columns, room: room)
  }

  // MARK: Plane and scores

  /// The watched rows, and the centers on their way: a line from where each began to where it is.
  package func latent(_ width: Int, _ rows: Int) -> Picture {
    room.fitted(width, rows) { height, showsAxis in
      let dot = room.isASCII ? "*" : "·"
      let centers = frame.trails.isEmpty ? "" : ", O centers"
      func cloud(_ isAbnormal: Bool) -> Series {
        let points = frame.points.filter { $0.isAbnormal == isAbnormal }
        var series = Series(
          name: "", xs: points.map(\.place.x), ys: points.map(\.place.y), ink: isAbnormal ? .bad : .good,
          style: .scatter)
        if isAbnormal { series.marker = "x" }
        return series
      }
      let trails = frame.trails.filter { $0.count > 1 }.map { trail in
        var series = Series(name: "", xs: trail.map(\.x), ys: trail.map(\.y), ink: .accent)
        // Without colour, or in ASCII, letters on the line would be taken for rows.
        if room.isASCII || appearance.color == .none { (series.style, series.marker) = (.scatter, "+") }
        return series
      }
      let last = frame.trails.compactMap(\.last)
      var ends = Series(name: "", xs: last.map(\.x), ys: last.map(\.y), ink: .accent, style: .scatter)
      ends.marker = "O"
      var chart = LineChart(
        title: "\(width >= 50 ? "2 components: " : "")\(dot) normal, x abnormal\(centers)",
        series: [cloud(false), cloud(true)] + trails + (last.isEmpty ? [] : [ends]),
        xLabel: showsAxis && rows > 14 ? "component 1" : nil, xRange: replay.plane.xRange,
        yRange: replay.plane.yRange, height: height)
      chart.showsXAxis = showsAxis
      return chart
    }
  }

  package func errors(_ width: Int, _ rows: Int) -> Picture {
    room.histogram(
      frame.scores, frame.threshold, range: replay.scoreRange, name: "scores", noun: replay.domain.noun, width, rows)
  }

  // MARK: Over all steps

  /// What the steps make smaller or larger, and the AUC, with a cursor.
  package func losses(_ width: Int, _ rows: Int) -> Picture {
    let half = (width - 2) / 2
    guard let name = replay.objectiveName else { return aucChart(width, rows) }
    guard replay.steps.contains(where: { $0.auc != nil }) else { return objectiveChart(name, width, rows) }
    // Two charts need room for two; of one alone the AUC says more.
    guard width >= 62 else { return aucChart(width, rows) }
    return objectiveChart(name, half, rows).beside(aucChart(width - half - 2, rows))
  }

  private func objectiveChart(_ name: String, _ width: Int, _ rows: Int) -> Picture {
    chart(name, replay.steps.map { ($0.step, $0.objective) }, nil, width, rows)
  }

  private func aucChart(_ width: Int, _ rows: Int) -> Picture {
    let mean = replay.meanAUC.map { " (mean \(replay.domain.noun.singular) \(ratio($0)))" } ?? ""
    return chart(
      "AUC\(mean)", replay.steps.map { ($0.step, $0.auc) }, replay.meanAUC, width, rows)
  }

  private func chart(
    _ title: String, _ values: [(Int, Double?)], _ level: Double?, _ width: Int, _ rows: Int
  ) -> Picture {
    let points = values.compactMap { step, value in value.map { (x: Double(step), y: $0) } }
    let (first, last) = (Double(replay.steps.first?.step ?? 0), Double(replay.steps.last?.step ?? 1))
    return room.fitted(width, rows) { height, showsAxis in
      var chart = LineChart(
        title: title, series: [Series(name: "", points: points)], xRange: first...max(first + 1, last), xIsWhole: true,
        height: height)
      chart.references = [ReferenceLine(.vertical, at: Double(figures.step), ink: .accent)]
      if let level { chart.references.append(ReferenceLine(.horizontal, at: level)) }
      chart.showsXAxis = showsAxis
      return chart
    }
  }

  // MARK: Words

  /// `mean squared distance … 0.43  AUC 0.931 (mean beat 0.957)`
  func text(separator: String) -> String {
    var parts: [String] = []
    if let objective = figures.objective, let name = replay.objectiveName {
      parts.append("\(name) \(errorFigure(objective))")
    }
    if let auc = figures.auc {
      let mean = replay.meanAUC.map { " (mean \(replay.domain.noun.singular) \(ratio($0)))" } ?? ""
      parts.append("AUC \(ratio(auc))\(mean)")
    }
    return parts.joined(separator: separator)
  }

  /// Shorter and shorter.
  package var texts: [String] { [text(separator: "  ")] + (figures.auc.map { ["AUC \(ratio($0))"] } ?? []) }

  /// How far the centers moved, or how many trees there are.
  package var note: String {
    guard !frame.trails.isEmpty else {
      return "every score is the mean over \(counted(figures.step, replay.stepName))"
    }
    let centers = counted(frame.trails.count, "center")
    guard let shift = figures.shift else { return "\(centers), where they start" }
    return "\(centers), moved by \(errorFigure(shift)) on average in this \(replay.stepName)"
  }
}

/// What happened in a fit, in words.
package struct FitMomentText {
  package let moment: FitMoment
  let replay: FitReplay

  package init(
    moment: FitMoment, replay: FitReplay
  ) {
    (self.moment, self.replay) = (moment, replay)
  }

  var ink: Ink {
    switch moment.kind {
    case .settled: .good
    case .peak: .warning
    case .longestMove: .accent
    }
  }

  var sentence: String {
    switch moment.kind {
    case .settled:
      "from \(replay.stepName) \(moment.step) on the AUC stays within \(plain(FitMoment.same)) of its last"
    case .peak(let last):
      "of this fit on the \(replay.basis.rawValue) \(replay.domain.noun.plural); at the end it is \(ratio(last))"
    case .longestMove: "the centers move farther than at any other step"
    }
  }

  package var text: StyledText { StyledText(moment.name, ink, bold: true) + StyledText(": \(sentence)") }
}
