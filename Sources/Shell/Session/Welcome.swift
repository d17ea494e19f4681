import Heartbeats
import TerminalGraphics
import Workbench

/// The first screen: what this is, what data there is, and three things to try.
struct Welcome: Outcome {
  private let data: DataSource
  private let beats: Int

  init(_ bench: Workbench) {
    data = bench.data.source
    beats = bench.data.train.count + bench.data.test.count
  }

  func render(on page: inout Page) {
    page.line(
      StyledText("heartline", .heading, bold: true)
        + StyledText(": teach a small network what normal heartbeats look like, and see which ones it finds odd."))
    page.line(StyledText(source, .muted))
    page.blank()
    page.line("Three things to try:")
    page.entry("  train", "train the autoencoder that stands in the prompt, in a blink", column: 14)
    page.entry("  evaluate", "how well does it tell normal from abnormal?", column: 14)
    page.entry("  score 17", "what does it make of one beat?", column: 14)
    page.line(StyledText("\"lesson 1\" guides you, \"help\" lists everything, Tab completes, Ctrl-D leaves.", .muted))
    page.blank()
  }

  private var source: String {
    if case .simulated = data {
      return "\(counted(beats, "simulated beat")) are loaded; \"data fetch\" brings the real ECG5000."
    }
    return "\(counted(beats, "beat")) of \(data.name) are loaded."
  }

  func encode(to encoder: any Encoder) throws {}
}

extension Session {
  /// Shows the first screen.
  public func welcome() {
    var page = Page(appearance: console.appearance(), showsTimes: options.showsTimes)
    Welcome(bench).render(on: &page)
    console.write(page.text)
  }
}
