import TerminalGraphics
import Workbench

/// The last training as text: what happened in it, and what the network was like then.
package struct ReplayOutcome: SteppedOutcome {
  let replay: Replay
  /// The epoch that was asked for.
  var epoch: Int?

  package init(replay: Replay, epoch: Int? = nil) {
    (self.replay, self.epoch) = (replay, epoch)
  }

  package var subject: RecordSubject { .trainedBeats }

  // MARK: Records

  package var endsWithItself: Bool { false }

  package var records: [any Encodable] {
    let shown = epoch.map { [replay.epochs[replay.place(of: $0)]] } ?? replay.epochs
    return shown.map { figures in
      ReplayRecord(
        figures: figures, moments: replay.moments.filter { $0.holds(at: figures.epoch) },
        isCurrent: figures.epoch == replay.currentEpoch, isMarked: figures.epoch == replay.marked)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(["epochs": replay.epochs.count])
  }

  // MARK: Text

  package func render(on page: inout Page) {
    if let epoch {
      renderWhole(replay.place(of: epoch), on: &page)
      if replay.epochs[replay.place(of: epoch)].epoch != epoch {
        page.line(StyledText("epoch \(epoch) was not kept; this is the nearest that was", .muted))
      }
      return
    }
    let last = replay.reports.last?.epoch ?? 0
    let nouns = replay.domain.noun.plural
    page.line(
      StyledText("the last training, \(counted(last, "epoch"))", .strong, bold: true)
        + StyledText(
          replay.stride > 1
            ? "; every \(replay.stride)th is kept (\(replay.epochs.count) in all)" : "", .muted)
        + StyledText("; \(nouns), errors and AUC are of the \(replay.basis.rawValue) \(nouns)", .muted))
    if last != replay.currentEpoch {
      page.line(StyledText("the detector is the network of epoch \(replay.currentEpoch)", .muted))
    }
    renderMoments(on: &page)
    if !replay.pairs.isEmpty {
      page.blank()
      page.line(RowPanel.legend(replay.domain, "rebuilt", page.appearance))
    }
    for place in replay.keyPlaces {
      page.blank()
      page.mayBreak()
      let figures = replay.epochs[place]
      page.line(
        StyledText("epoch \(figures.epoch)", .heading, bold: true)
          + StyledText(" · " + figures.text(replay, showsMean: false, separator: " · ")))
      page.picture(small(place, page.appearance))
    }
    page.blank()
    page.next(
      "\"replay EPOCH\" shows one epoch in full, \"replay keep EPOCH\" makes its network the detector, "
        + "\"plot loss\" and \"plot history\" draw the curves")
  }

  private func renderMoments(on page: inout Page) {
    guard !replay.moments.isEmpty else {
      page.line(StyledText("nothing that has a name happened", .muted))
      return
    }
    let rows = replay.mainMoments.map { moment -> (when: String, text: StyledText) in
      let text = MomentText(moment: moment, replay: replay)
      return (text.when, StyledText(text.name, text.ink, bold: true) + StyledText(text.rest))
    }
    let width = (rows.map(\.when.count).max() ?? 0) + 2
    for row in rows {
      page.line(StyledText(row.when, .muted).padded(to: width) + row.text, indent: width)
    }
    for line in otherDeaths { page.line(StyledText(line, .muted), indent: 2) }
  }

  /// Of every layer the deaths that have no line of their own.
  private var otherDeaths: [String] {
    let others = replay.moments.filter { !replay.mainMoments.contains($0) }
    return Set(others.compactMap(\.deathLayer)).sorted().compactMap { layer in
      let deaths = others.filter { $0.deathLayer == layer }
      let units = deaths.reduce(0) { sum, moment in
        if case .death(_, let units, _, _) = moment.kind { sum + units.count } else { sum }
      }
      guard let first = deaths.first, let last = deaths.last else { return nil }
      let when = first.epoch == last.epoch ? "in epoch \(first.epoch)" : "in epochs \(first.epoch) to \(last.epoch)"
      return "layer \(layer + 1): \(counted(units, "more unit")) \(units == 1 ? "dies" : "die") \(when)"
    }
  }

  /// A normal and an abnormal beat, rebuilt.
  private func small(_ place: Int, _ appearance: Appearance) -> Picture {
    let panels = panels(place, appearance)
    let rows = appearance.glyphs == .ascii ? 9 : 6
    if appearance.width >= 62 { return panels.beats(min(appearance.width, 100), rows) }
    return Picture.stacked(panels.frame.beats.map { panels.beat($0, appearance.width, rows) })
  }

  private func panels(_ place: Int, _ appearance: Appearance) -> EpochPanels {
    EpochPanels(
      replay, replay.frame(at: place, pair: 0), replay.epochs[place], marked: replay.marked, appearance)
  }

  /// All there is to see of one epoch.
  private func renderWhole(_ place: Int, on page: inout Page) {
    let figures = replay.epochs[place]
    let appearance = page.appearance
    page.line(
      StyledText("epoch \(figures.epoch)", .heading, bold: true)
        + StyledText(" · " + figures.text(replay, showsMean: true, separator: " · ")))
    for text in replay.moments(around: figures.epoch) where text.moment.holds(at: figures.epoch) {
      page.line(StyledText(text.name, text.ink, bold: true) + StyledText(text.rest))
    }
    let panels = panels(place, appearance)
    let rows = appearance.glyphs == .ascii ? 34 : 26
    if EpochLayout.fits(appearance.width, rows) {
      page.picture(EpochLayout(panels: panels, width: min(appearance.width, 118), rows: rows).picture)
    } else {
      page.picture(
        Picture.stacked([
          small(place, appearance), panels.latent(appearance.width, 8), panels.errors(appearance.width, 8),
          panels.losses(appearance.width, 9),
        ]))
    }
    page.append(panels.units(appearance.width))
  }
}

extension Replay {
  /// The places worth a picture: the first, the last, and where most happens between them.
  var keyPlaces: [Int] {
    var wanted: [Int] = []
    let texts = mainMoments.map { MomentText(moment: $0, replay: self) }.sorted { $0.weight < $1.weight }
    for text in texts where text.isPictured {
      switch text.moment.kind {
      case .plateau, .collapse: wanted.append((text.moment.epoch + text.moment.lastEpoch) / 2)
      default: wanted.append(text.moment.epoch)
      }
    }
    var places = Set([epochs.first?.epoch ?? 1, epochs.last?.epoch ?? 1].map(place))
    for epoch in wanted where places.count < Self.mostPictures { places.insert(place(of: epoch)) }
    return places.sorted()
  }

  private static var mostPictures: Int { 5 }
}
