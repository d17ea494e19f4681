import Heartbeats
import Judging
import Tables
import TerminalGraphics
import Words
import Workbench

/// A sentence that begins with a capital letter.
func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

/// A session as one page: nothing in it but what the session holds, so that the same session makes the same page.
package struct Report {
  private let bench: Workbench
  private let spread: Repetition?
  private let runs: [RunRecord]
  private let raced: RaceOutcome?
  /// Figures on the test beats, where a detector is trained.
  private let judged: (detector: TrainedDetector, evaluation: Evaluation, comparison: Comparison)?

  /// A report of `bench`, with the spread over seeds where it was computed and the runs of this session.
  package init(_ bench: Workbench, spread: Repetition?, runs: [RunRecord], raced: RaceOutcome? = nil) throws {
    self.bench = bench
    self.spread = spread
    self.runs = runs
    self.raced = raced
    judged = try bench.detector.map { ($0, try bench.evaluate(), try bench.compare()) }
  }

  /// Whether bytes are those of such a page.
  package static func isOwn(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(1000), as: UTF8.self)
    return head.hasPrefix("<!DOCTYPE html>") && head.contains("<title>heartline: ")
  }

  package var page: String {
    var main = HTML(Vocabulary(bench.data.domain))
    heading(&main)
    if let judged {
      warnings(judged.evaluation, &main)
      tiles(judged.evaluation, &main)
    }
    reproduction(&main)
    network(&main)
    if let judged {
      let figures = ReportFigures(judged.detector, judged.evaluation)
      training(judged.detector, &main)
      ReportReplay(judged.detector).section(&main)
      figures.detection(&main)
      figures.classes(&main)
      figures.beats(bench, &main)
      comparison(judged.comparison, &main)
    }
    raced?.section(&main)
    if let spread { ReportSpread(spread, epochs: bench.recipe.epochs).section(&main) }
    earlierRuns(&main)
    main.element(
      "footer",
      bench.data.domain == .heartbeats
        ? "Made by heartline. Abnormal means unlike the training beats: this is not a medical device, and gives no "
          + "diagnosis."
        : "Made by heartline. Abnormal means unlike the training \(bench.data.domain.noun.plural).")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>heartline: \(HTML.escaped(bench.recipe.isNetwork ? bench.shapeText : bench.recipe.detector))</title>
      <style>
      \(ReportStyle.css)
      </style>
      </head>
      <body>
      <main>
      \(main.body)</main>
      </body>
      </html>

      """
  }

  // MARK: Sections

  private func heading(_ page: inout HTML) {
    page.element(
      "h1",
      "\(bench.recipe.isNetwork ? "An autoencoder" : bench.recipe.detector) on "
        + (bench.data.domain == .heartbeats ? "heartbeats" : bench.data.source.named()))
    let parameters =
      bench.recipe.isNetwork ? ", \(counted(bench.architecture.parameterCount, "parameter"))" : ""
    let network = bench.detectorText + parameters
    let state = judged.map { DetectorWords(bench).state($0.detector) } ?? "not trained yet"
    let source = judged?.detector.source ?? bench.data.source
    page.element("p", "\(network), \(state), on \(source.name).", class: "lead")
  }

  private func warnings(_ evaluation: Evaluation, _ page: inout HTML) {
    if let collapse = evaluation.collapse, collapse.isCollapsed {
      page.element(
        "p",
        collapse.repeatsMean
          ? "The network has collapsed: it gives back the mean beat whatever it is shown. Its figures are those of the "
            + "distance to the mean beat, which needs no network."
          : "The network has collapsed and has not even learned the mean beat: it gives back nearly the same curve "
            + "whatever it is shown, and its figures are those of the distance to that curve.", class: "warning")
    }
    if let staleness = StalenessText(bench, judgesTestRows: true) {
      page.element(
        "p", "\(sentence(staleness.text)). The figures are the detector's, the recipe is the new one.", class: "warning"
      )
    }
    if evaluation.optimistic { page.element("p", "\(sentence(optimisticWarning)).", class: "warning") }
  }

  private func tiles(_ evaluation: Evaluation, _ page: inout HTML) {
    let figures: [(String, Double?)] =
      Metric.allCases.map { ($0 == .auc ? "ROC AUC" : $0.title, $0.value(in: evaluation)) }
      + [("AUC of the mean beat alone", evaluation.trivialAUC)]
    page.element("div", class: "tiles") { tiles in
      for (name, value) in figures {
        tiles.element("div", class: "tile") { tile in
          tile.element("b", value.map(ratio) ?? "undefined")
          tile.element("span", name)
        }
      }
    }
  }

  private func reproduction(_ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "Make it again")
      section.element(
        "p", "Paste this into heartline, or into a file and run it; the same seed gives the same figures.")
      // The metrics are the detector's, so its recipe is the one to run.
      let commands = judged == nil ? bench.rebuildingCommands : bench.detectorCommands + ["evaluate"]
      section.element("pre", commands.joined(separator: "\n"))
      let changed = bench.recipe.changes(since: Recipe())
      guard !changed.isEmpty else {
        section.element("p", "Every setting is at its default.", class: "note")
        return
      }
      section.table(["setting", "here", "default"], changed.map { [$0.name, $0.after, $0.before] })
    }
  }

  private func network(_ page: inout HTML) {
    guard (judged?.detector.recipe ?? bench.recipe).isNetwork else { return }
    let architecture = (judged?.detector.recipe ?? bench.recipe).architecture(
      inputs: judged?.detector.preparation.domain.width ?? bench.data.width)
    let picture = NetworkDiagram(architecture: architecture).picture(Appearance(width: 90, color: .trueColor))
    page.element("section") { section in
      section.element("h2", "The network")
      section.picture(
        picture.svg(title: "the layers of the network"),
        caption:
          "Layer, units, activation and parameters; lengths grow with the logarithm. The decoder mirrors the encoder.")
    }
  }

  private func training(_ detector: TrainedDetector, _ page: inout HTML) {
    let reports = detector.training?.reports ?? []
    page.element("section") { section in
      section.element("h2", "Training")
      let rows = detector.preparation.training
      let abnormal = rows.abnormal.count(where: \.self)
      let mix = abnormal > 0 ? ", \(grouped(abnormal)) of them abnormal" : ", all of them normal"
      let loss = reports.last.map { " The loss ended at \(errorFigure($0.loss))." } ?? ""
      section.element("p", "\(counted(rows.count, "beat")) were trained on\(mix).\(loss)")
      if !reports.isEmpty { section.picture(LossChart(history: reports, height: 14).chart) }
    }
  }

  private func comparison(_ comparison: Comparison, _ page: inout HTML) {
    page.element("section") { section in
      section.element("h2", "Beside detectors that need almost no training")
      section.table(
        ["detector"] + Metric.allCases.map(\.title),
        comparison.detectors.map { entry in
          ["\(entry.name): \(entry.summary)"] + Metric.allCases.map { $0.text(in: entry) }
        })
      section.element("p", "Each at its own threshold: \(comparison.thresholdChoice).", class: "note")
      section.element("p", "\(sentence(ComparisonText(comparison).verdict)).")
    }
  }

  private func earlierRuns(_ page: inout HTML) {
    guard runs.count > 1 else { return }
    page.element("section") { section in
      section.element("h2", "Trainings of this session")
      section.table(
        ["recipe", "epochs", "loss", "AUC", "F1", ""],
        runs.map { run in
          [
            run.shortRecipe, run.isNetwork ? grouped(run.epochs) : "", run.loss.map(errorFigure) ?? "",
            run.auc.map(ratio) ?? "",
            run.f1.map(ratio) ?? "", run.remark,
          ]
        })
    }
  }
}
