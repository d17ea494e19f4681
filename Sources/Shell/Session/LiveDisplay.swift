import HeartbeatDownload
import LineEditing
import NeuralNetwork
import Screens
import TerminalGraphics
import Views
import Workbench

/// Draws the work in progress on a terminal, in place, and cleans up behind itself.
///
/// A long training gets a dashboard on the other screen, where nothing can be left behind; everything else one line.
final class LiveDisplay {
  private let terminal: LiveTerminal
  private let clock: () -> Double
  /// Columns of the lines drawn in place.
  private var drawnWidths: [Int] = []
  private var lastDrawn = -Double.infinity
  private var board: (any LiveBoard)?
  private var painter = ScreenPainter()
  private var dashboard = Dashboard()

  /// Work that is done sooner than this is not shown at all, in seconds.
  private static let patience = 0.25
  /// A training that will take less than this is not worth a screen of its own, in seconds.
  private static let boardPatience = 1.0
  /// At most ten pictures a second.
  private static let interval = 0.1

  init(_ terminal: LiveTerminal, clock: @escaping () -> Double) {
    self.terminal = terminal
    self.clock = clock
  }

  /// Shows the work if it is time to.
  func show(_ activity: Activity) {
    let now = clock()
    guard now - lastDrawn >= Self.interval else { return }
    let snapshot = activity.current
    guard now - snapshot.began >= Self.patience else { return }
    if case .training(let epochs, let from, let reports) = snapshot.work {
      let progress = Dashboard.Progress(
        epochs: epochs, from: from, reports: reports, seconds: now - snapshot.began)
      if isWorthABoard(progress) {
        lastDrawn = now
        dashboard.take(activity.look())
        return drawBoard(progress)
      }
    }
    lastDrawn = now
    drawInPlace(snapshot, now)
  }

  /// Takes the picture away.
  func clear() {
    eraseInPlace()
    board?.end()
    board = nil
    dashboard = Dashboard()
    lastDrawn = -.infinity
  }

  // MARK: The other screen

  private func isWorthABoard(_ progress: Dashboard.Progress) -> Bool {
    if board != nil { return true }
    guard terminal.openBoard != nil, Dashboard.fits(terminal.appearance().width, terminal.rows()) else { return false }
    return progress.secondsLeft.map { $0 >= Self.boardPatience } ?? false
  }

  private func drawBoard(_ progress: Dashboard.Progress) {
    if board == nil {
      eraseInPlace()
      painter.forget()
      board = try? terminal.openBoard?()
    }
    guard let board else { return }
    if board.takeLent() { painter.forget() }
    let appearance = terminal.appearance()
    let rows = terminal.rows()
    let size = TerminalSize(columns: appearance.width, rows: rows)
    terminal.write(painter.paint(dashboard.lines(progress, appearance, rows: rows), on: size, appearance))
  }

  // MARK: In place

  private func drawInPlace(_ snapshot: Activity.Snapshot, _ now: Double) {
    var appearance = terminal.appearance()
    // The last column stays free: writing it makes some terminals begin a new line.
    appearance.width = max(20, appearance.width - 1)
    let picture = LivePicture(snapshot, now: now, appearance: appearance).lines
    guard !picture.isEmpty else { return }
    let lines = picture.map { $0.trimmed.truncated(to: appearance.width) }
    eraseInPlace()
    terminal.write(lines.map { $0.rendered(appearance.color) + "\n" }.joined())
    drawnWidths = lines.map(\.width)
  }

  /// Moves up over the lines drawn before and erases from there; a window made narrower has folded them.
  private func eraseInPlace() {
    guard !drawnWidths.isEmpty else { return }
    let columns = max(1, terminal.appearance().width)
    let rows = drawnWidths.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) }
    terminal.write("\u{1B}[\(rows)A\r\u{1B}[J")
    drawnWidths = []
  }
}

/// The picture of one moment's work.
struct LivePicture {
  private let snapshot: Activity.Snapshot
  private let now: Double
  private let appearance: Appearance

  init(_ snapshot: Activity.Snapshot, now: Double, appearance: Appearance) {
    self.snapshot = snapshot
    self.now = now
    self.appearance = appearance
  }

  var lines: [StyledText] {
    switch snapshot.work {
    case .nothing: []
    case .fitting: [StyledText("fitting … \(duration(now - snapshot.began))", .muted)]
    case .training(let epochs, let from, let reports): training(epochs, from, reports)
    case .repeating(let done, let count):
      bar(
        Double(done) / Double(max(1, count)), "training \(counted(count, "seed"))",
        "\(done) done\(timeLeft(done, of: count))")
    case .studying(let name, let done, let count):
      bar(
        Double(done) / Double(max(1, count)), name,
        count > 0 ? "\(done) of \(counted(count, "training"))\(timeLeft(done, of: count))" : "")
    case .checking(let done, let count):
      bar(
        Double(done) / Double(max(1, count)), "playing \(counted(count, "lesson"))",
        "\(done) done\(timeLeft(done, of: count))")
    case .downloading(let progress): downloading(progress)
    case .reading(let file, let share): bar(share, "reading \(file)", NumberText.percent(share))
    }
  }

  private func training(_ epochs: Int, _ from: Int, _ reports: [EpochReport]) -> [StyledText] {
    let done = reports.last?.epoch ?? from
    var figures = reports.last.map { "loss \(errorFigure($0.loss))" } ?? ""
    if let held = reports.last?.validationLoss { figures += ", validation \(errorFigure(held))" }
    figures += timeLeft(done - from, of: epochs - from)
    return bar(Double(done) / Double(max(1, epochs)), "epoch \(done)/\(epochs)", figures)
  }

  private func downloading(_ progress: DownloadProgress?) -> [StyledText] {
    guard let progress else { return [StyledText("connecting …")] }
    let received = byteCount(progress.received)
    guard let expected = progress.expected, expected > 0 else {
      return [StyledText("\(progress.file) from \(progress.source): \(received)")]
    }
    return bar(
      Double(progress.received) / Double(expected), "\(progress.file) from \(progress.source)",
      "\(received) of \(byteCount(expected))\(timeLeft(progress.received, of: expected))")
  }

  private func bar(_ fraction: Double, _ label: String, _ detail: String) -> [StyledText] {
    let bar = ProgressBar(
      fraction: min(1, max(0, fraction)), label: StyledText(label, .strong), detail: StyledText(detail, .muted))
    return bar.picture(appearance).lines
  }

  private func timeLeft(_ done: Int, of all: Int) -> String {
    guard done > 0, all > done else { return "" }
    return ", \(duration((now - snapshot.began) / Double(done) * Double(all - done))) left"
  }
}

/// Bytes as one says them: 3.4 MB.
func byteCount(_ bytes: Int) -> String {
  if bytes >= 1_000_000 { return "\(NumberText.fixed(Double(bytes) / 1e6, decimals: 1)) MB" }
  return bytes >= 1000 ? "\(bytes / 1000) kB" : "\(bytes) B"
}
