import TerminalGraphics
import Workbench

/// The last training as text: its key moments.
struct ReplayOutcome: RecordSeries {
  let replay: Replay

  var subject: RecordSubject { .trainedBeats }

  var records: [any Outcome] {
    replay.epochs.map { figures in
      ReplayRecord(
        figures: figures, moments: replay.moments.filter { ($0.epoch...$0.lastEpoch).contains(figures.epoch) },
        isCurrent: figures.epoch == replay.currentEpoch, isMarked: figures.epoch == replay.marked)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(["epochs": replay.epochs.count])
  }

  func render(on page: inout Page) {
    page.line("…")
  }
}
