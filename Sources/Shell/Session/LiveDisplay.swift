import HeartbeatDownload
import NeuralNetwork
import TerminalGraphics

/// Draws the work in progress on a terminal, in place, and cleans up behind itself.
final class LiveDisplay {
  private let terminal: LiveTerminal
  private let clock: () -> Double
  private var drawnLines = 0
  private var lastDrawn = -Double.infinity

  /// Work that is done sooner than this is not shown at all, in seconds.
  private static let patience = 0.25
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
    var appearance = terminal.appearance()
    // The last column stays free: writing it makes some terminals begin a new line.
    appearance.width = max(20, appearance.width - 1)
    let picture = LivePicture(snapshot, now: now, appearance: appearance, rows: terminal.rows()).lines
    guard !picture.isEmpty else { return }
    lastDrawn = now
    let text = picture.map { $0.truncated(to: appearance.width).rendered(appearance.color) }.joined(separator: "\n")
    terminal.write(Self.erasing(drawnLines) + text + "\n")
    drawnLines = picture.count
  }

  /// Takes the picture away.
  func clear() {
    guard drawnLines > 0 else { return }
    terminal.write(Self.erasing(drawnLines))
    drawnLines = 0
    lastDrawn = -.infinity
  }

  /// Moves up over the lines drawn before and erases from there.
  private static func erasing(_ lines: Int) -> String {
    lines > 0 ? "\u{1B}[\(lines)A\r\u{1B}[J" : "\r"
  }
}

/// The picture of one moment's work.
struct LivePicture {
  private let snapshot: Activity.Snapshot
  private let now: Double
  private let appearance: Appearance
  private let rows: Int

  init(_ snapshot: Activity.Snapshot, now: Double, appearance: Appearance, rows: Int) {
    self.snapshot = snapshot
    self.now = now
    self.appearance = appearance
    self.rows = rows
  }

  var lines: [StyledText] {
    switch snapshot.work {
    case .nothing: []
    case .training(let epochs, let from, let reports): training(epochs, from, reports)
    case .repeating(let done, let count):
      bar(
        Double(done) / Double(max(1, count)), "training \(counted(count, "seed"))",
        "\(done) done\(timeLeft(done, of: count))")
    case .studying(let name, let done, let count):
      bar(
        Double(done) / Double(max(1, count)), name,
        count > 0 ? "\(done) of \(counted(count, "training"))\(timeLeft(done, of: count))" : "")
    case .downloading(let progress): downloading(progress)
    }
  }

  private func training(_ epochs: Int, _ from: Int, _ reports: [EpochReport]) -> [StyledText] {
    let done = reports.last?.epoch ?? from
    var figures = reports.last.map { "loss \(errorFigure($0.loss))" } ?? ""
    if let held = reports.last?.validationLoss { figures += ", validation \(errorFigure(held))" }
    figures += timeLeft(done - from, of: epochs - from)
    let head = bar(Double(done) / Double(max(1, epochs)), "epoch \(done)/\(epochs)", figures)
    // The curve only where it leaves the command above in sight.
    guard reports.count > 1, rows >= 16 else { return head }
    return head + LossChart(history: reports, height: 6, epochs: epochs).chart.picture(appearance).lines
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
