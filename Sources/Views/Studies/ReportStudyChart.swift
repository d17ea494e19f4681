import Judging
import TerminalGraphics
import Workbench

/// The picture of the report's benchmark: AUC by the true names, published scores and fits; its numbers are those of every
/// fit.
struct ReportStudyChart: ExportableChart {
  private let study: ReportStudy

  init(_ study: ReportStudy) { self.study = study }

  private var spread: SpreadChart {
    let replayed = study.replays.compactMap { replay in
      replay.byNames.auc.map {
        SpreadChart.Item("\(replay.name), published", low: $0, middle: $0, high: $0, ink: .series(1))
      }
    }
    let fitted = study.fits.compactMap { fit in
      fit.summary { $0.byNames.auc }.map {
        SpreadChart.Item(fit.name, low: $0.min, middle: $0.median, high: $0.max, ink: .series(0))
      }
    }
    return SpreadChart(title: "AUC by the true names: lowest, median, highest", items: replayed + fitted)
  }

  func picture(_ appearance: Appearance) -> Picture { spread.picture(appearance) }
  func svg() -> String { spread.svg() }

  func csv() -> String {
    let head = [
      "source", "model", "contamination", "seed", "labels", "auc", "known", "new", "threshold", "tp", "fp", "fn", "tn",
    ]
    var lines = study.replays.flatMap { replay in
      [("report", replay.byReport), ("true", replay.byNames)].map { labels, judged in
        ["published", replay.name, "0", "", labels] + Self.numbers(judged)
      }
    }
    for fit in study.fits + study.contaminated {
      for (place, run) in fit.runs.sorted(by: { $0.key < $1.key }) {
        lines += [("report", run.byReport), ("true", run.byNames)].map { labels, judged in
          ["fitted", fit.name, plain(fit.contamination), "\(study.firstSeed &+ place)", labels] + Self.numbers(judged)
        }
      }
    }
    return ([head] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func numbers(_ judged: ReportJudgement) -> [String] {
    let counts = judged.confusion
    return [judged.auc, judged.known, judged.new, judged.threshold].map { $0.map { "\($0)" } ?? "" }
      + [counts.tp, counts.fp, counts.fn, counts.tn].map { "\($0)" }
  }
}
