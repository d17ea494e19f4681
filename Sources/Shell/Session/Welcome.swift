import Heartbeats
import Lessons
import Tables
import TerminalGraphics
import Views
import Workbench

/// The first screen: what this is, what data there is, and what to try; for a reader who comes back, where the course stands.
struct Welcome: Outcome {
  private let data: DataSource
  private let beats: Int
  private let course: CoursePlace?

  init(_ bench: Workbench, course: CoursePlace? = nil) {
    data = bench.data.source
    beats = bench.data.train.count + bench.data.test.count
    self.course = course
  }

  func render(on page: inout Page) {
    page.line(
      StyledText("heartline", .heading, bold: true)
        + StyledText(": teach a small network what normal heartbeats look like, and see which ones it flags."))
    page.line(StyledText(source, .muted))
    page.blank()
    page.line("Four things to try:")
    page.entry("  train", "train the autoencoder that stands in the prompt, in a blink", column: 14)
    page.entry("  draw", "draw a beat with mouse or keys, and see it judged at every stroke", column: 14)
    page.entry("  score 17", "what does it make of a real beat?", column: 14)
    page.entry("  evaluate", "how well does it tell normal from abnormal?", column: 14)
    if let course { page.line(StyledText(course.text, .accent)) }
    let guide = course == nil ? "\"lesson 1\" guides you, " : ""
    page.line(StyledText("\(guide)\"help\" lists everything, Tab completes, Ctrl-D leaves.", .muted))
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

/// Where a reader of the lessons stands.
struct CoursePlace {
  /// What a reader who comes back is told.
  let text: String

  /// `nil` for one who has not begun, and where there are no lessons.
  init?(_ services: Services) {
    let progress = ProgressStore(services: services).load()
    guard !progress.entries.isEmpty, let lessons = try? catalogue(services).lessons, !lessons.isEmpty else {
      return nil
    }
    let done = lessons.count(where: progress.isComplete)
    guard done > 0 || lessons.contains(where: { progress.done(of: $0) > 0 }) else { return nil }
    let share = "\(done) of \(counted(lessons.count, "lesson")) done"
    guard let next = lessons.first(where: { !progress.isComplete($0) }) else {
      text = "All \(counted(lessons.count, "lesson")) are done; \"lessons\" lists them."
      return
    }
    let begun = progress.done(of: next)
    let place = begun > 0 ? " waits at step \(begun + 1) of \(next.steps.count)" : " waits"
    text = "\(share): lesson \(next.number), \(next.title),\(place); \"lesson\" \(begun > 0 ? "goes on" : "begins it")."
  }
}

extension Session {
  /// Shows the first screen.
  public func welcome() {
    var page = Page(
      appearance: console.appearance(), showsTimes: options.showsTimes, vocabulary: Vocabulary(bench.data.domain))
    Welcome(bench, course: CoursePlace(services)).render(on: &page)
    console.write(page.text)
  }
}
