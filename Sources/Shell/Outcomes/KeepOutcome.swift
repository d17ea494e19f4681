import TerminalGraphics
import Workbench

/// A session was written to a file.
struct SaveOutcome: Outcome {
  let file: String
  let bytes: Int
  let trained: Bool

  func render(on page: inout Page) {
    let what = trained ? "the session with its trained network" : "the session; nothing is trained yet"
    page.line("saved \(file): \(what), \(grouped(bytes)) bytes")
    page.next("\"load \(file)\" takes it up again")
  }
}

/// A session was taken up from a file.
struct LoadOutcome: Outcome {
  let file: String
  let layers: String
  let trained: Bool
  let epochsDone: Int
  let data: String

  init(_ bench: Workbench, file: String) {
    self.file = file
    layers = bench.recipe.shapeText
    trained = bench.detector != nil
    epochsDone = bench.detector?.training.epochsDone ?? 0
    data = bench.data.source.name
  }

  func render(on page: inout Page) {
    let state = trained ? "trained \(counted(epochsDone, "epoch"))" : "not trained"
    page.line("loaded \(file): \(layers), \(state), on \(data)")
    page.next(trained ? "\"evaluate\"" : "\"train\"")
  }
}

/// The lines entered so far.
struct HistoryOutcome: Outcome {
  let lines: [String]

  init(lines: some Sequence<String>) {
    self.lines = Array(lines)
  }

  func render(on page: inout Page) {
    for line in lines { page.verbatim(line) }
  }
}
