import LineEditing
import Screens
import TerminalGraphics
import Views
import Workbench

/// What `train --slow` shows while it runs, for the recording of a script, where nobody watches: every epoch is a picture,
/// and time is what the pauses would take.
struct RecordedBoard {
  private let recorder: Recorder
  private let seconds: Double

  /// - Parameter seconds: from one epoch to the next.
  init(_ recorder: Recorder, seconds: Double) {
    (self.recorder, self.seconds) = (recorder, seconds)
  }

  func record(_ detector: TrainedDetector) {
    guard let snapshots = detector.snapshots, let last = snapshots.reports.last?.epoch,
      Dashboard.fits(recorder.columns, recorder.rows)
    else { return }
    var painter = ScreenPainter()
    var dashboard = Dashboard()
    let size = TerminalSize(columns: recorder.columns, rows: recorder.rows)
    recorder.beginScreen()
    for glimpse in detector.glimpses {
      dashboard.take(glimpse)
      let progress = Dashboard.Progress(
        epochs: last, from: 0, reports: snapshots.reports.filter { $0.epoch <= glimpse.epoch },
        seconds: Double(glimpse.epoch) * seconds)
      let lines = dashboard.lines(progress, recorder.appearance, rows: recorder.rows)
      recorder.drew(painter.paint(lines, on: size, recorder.appearance))
      recorder.pass(seconds)
    }
    recorder.endScreen()
  }
}
