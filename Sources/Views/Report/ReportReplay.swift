import TerminalGraphics
import Workbench

/// How the detector learned: what happened on the way, and its key frames.
struct ReportReplay {
  private let detector: TrainedDetector

  init(_ detector: TrainedDetector) { self.detector = detector }

  /// Nothing where the way was not kept, or there is none.
  func section(_ page: inout HTML) {
    if detector.recipe.isNetwork {
      if let replay = try? Replay(detector) { section(of: replay, &page) }
    } else if FitReplay.isPossible(detector), let replay = try? FitReplay(detector) {
      section(of: replay, &page)
    }
  }

  private func section(of replay: Replay, _ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "How it learned")
      let moments = replay.mainMoments.map { MomentText(moment: $0, replay: replay) }
      if moments.isEmpty {
        section.element("p", "Nothing that has a name happened.")
      } else {
        section.table(["when", "what"], moments.map { [$0.when, $0.text] })
      }
      section.element(
        "p", "Key frames: the same two \(replay.domain.noun.plural) rebuilt by the network of each epoch.")
      for place in replay.keyPlaces {
        let (figures, frame) = (replay.epochs[place], replay.frame(at: place, pair: 0))
        let caption = "Epoch \(figures.epoch): \(figures.text(replay, showsMean: true, separator: ", "))."
        section.picture(picture(frame, title: "epoch \(figures.epoch)"), caption: caption)
      }
      section.element("p", "\"replay\" in heartline shows every epoch.", class: "note")
    }
  }

  private func picture(_ frame: ReplayFrame, title: String) -> String {
    guard frame.domain.kind == .curve else {
      let room = PanelRoom(appearance: Appearance(width: 100, color: .trueColor))
      let panels = frame.beats.map { RowPanel($0, frame, room).picture(49, 8) }
      return Picture.sideBySide(panels).svg(title: title)
    }
    let charts = frame.beats.map { replayed in
      overlay(
        title: "\(replayed.beat.name): error \(errorFigure(Double(replayed.error)))", replayed.beat.values,
        replayed.reconstruction)
    }
    return SmallMultiples(charts: charts, height: 9).svg()
  }

  private func section(of replay: FitReplay, _ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "How it learned")
      let moments = replay.moments.map { FitMomentText(moment: $0, replay: replay) }
      section.table(
        ["when", "what"],
        moments.map { ["\(replay.stepName) \($0.moment.step)", "\($0.moment.name): \($0.sentence)"] })
      for place in Set([0, replay.steps.count - 1]).sorted() {
        let (figures, frame) = (replay.steps[place], replay.frame(at: place, pair: 0))
        let panels = FitPanels(
          replay: replay, frame: frame, figures: figures, appearance: Appearance(width: 100, color: .trueColor))
        let picture = panels.latent(49, 12).beside(panels.errors(49, 12))
        section.picture(
          picture.svg(title: "\(replay.stepName) \(figures.step)"),
          caption: "\(sentence(replay.stepName)) \(figures.step): \(panels.text(separator: ", ")); \(panels.note).")
      }
    }
  }
}

extension RaceOutcome {
  /// The result of the last race of the session, by every way to label its rows.
  func section(_ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "The last race")
      section.element("p", "\(sentence(reportTitle)).")
      for (labels, lanes) in reportTables {
        section.element("p", "\(sentence(labels)):")
        section.table(
          ["detector", "AUC", "tp", "fp", "fn", "tn", "precision", "recall", "F1", "threshold"], lanes)
      }
      if let warning = reportWarning { section.element("p", "\(sentence(warning)).", class: "note") }
    }
  }
}
