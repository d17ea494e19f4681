import TerminalGraphics
import Workbench

/// A session or its network was written to a file.
package struct SaveOutcome: Outcome {
  let file: String
  let form: FileForm
  let bytes: Int
  let trained: Bool
  /// Whether an earlier file of this name was written over.
  let replaced: Bool

  package init(
    file: String, form: FileForm, bytes: Int, trained: Bool, replaced: Bool
  ) {
    (self.file, self.form, self.bytes, self.trained, self.replaced) = (file, form, bytes, trained, replaced)
  }

  package func render(on page: inout Page) {
    let place = replaced ? ", in place of the earlier file" : ""
    page.line("saved \(file): \(what), \(grouped(bytes)) bytes\(place)")
    switch form {
    case .session, .safetensors: page.next("\"load \(file)\" takes it up again")
    case .onnx:
      page.line(
        StyledText(
          "it takes beats as they are and gives reconstruction, error and verdict; recipe and threshold stand in its "
            + "metadata", .muted))
    }
  }

  private var what: StyledText {
    switch form {
    case .session: StyledText(trained ? "the session with its trained detector" : "the session; nothing is trained yet")
    case .safetensors: "the trained network with its scaling and threshold"
    case .onnx: "the trained network with its scaling and threshold"
    }
  }
}

/// A session or a network was taken up from a file.
package struct LoadOutcome: Outcome {
  let file: String
  let content: Workbench.FileContent
  let layers: String
  let trained: Bool
  let epochsDone: Int
  let source: String
  let scaling: String
  let threshold: Double?
  package var subject: RecordSubject { .detector }
  /// What became different in the recipe.
  let changes: [RecipeChange]
  private let beatsOfFile: Int
  private let isNetwork: Bool

  package init(_ bench: Workbench, file: String, content: Workbench.FileContent, changes: [RecipeChange]) {
    self.file = file
    self.content = content
    layers = bench.detectorText
    trained = bench.detector != nil
    epochsDone = bench.detector?.training?.epochsDone ?? 0
    source = bench.data.source.name
    scaling = bench.recipe.scaling.rawValue
    threshold = bench.detector.map { Double($0.threshold.value) }
    beatsOfFile = bench.data.pool(bench.recipe.split).count
    self.changes = changes
    isNetwork = bench.recipe.isNetwork
  }

  private enum CodingKeys: String, CodingKey {
    case file, content, layers, trained, epochsDone, source, scaling, threshold, changes
  }

  package func render(on page: inout Page) {
    page.line("loaded \(file): \(layers), \(state), on \(source)")
    if content != .session {
      for change in changes { page.line(change.styled) }
      page.line(StyledText(note, .muted))
    }
    page.next(trained ? "\"evaluate\"" : "\"train\"")
  }

  private var state: StyledText {
    guard content != .network else { return "trained by another program" }
    guard trained else { return "not trained" }
    return StyledText(isNetwork ? "trained \(counted(epochsDone, "epoch"))" : "fitted")
  }

  /// What a file without a session cannot bring.
  private var note: String {
    let optimizer = "It brings no optimizer state: \"train more\" begins with a new one."
    guard content == .network else { return "With its own scaling (\(scaling)) and threshold. \(optimizer)" }
    let source =
      scaling == "none"
      ? "Its output is linear, so beats are not scaled for it."
      : "The file does not say how its beats were scaled; here by \(scaling), with the minima and maxima of all "
        + "\(counted(beatsOfFile, "beat")) of the training file, as Anomagram does."
    return "\(source) The threshold is chosen here. \(optimizer)"
  }
}

/// The lines entered so far.
package struct HistoryOutcome: Outcome {
  let lines: [String]

  package init(lines: some Sequence<String>) {
    self.lines = Array(lines)
  }

  package func render(on page: inout Page) {
    for line in lines { page.verbatim(line) }
  }
}
