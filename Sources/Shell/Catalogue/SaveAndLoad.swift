import ModelFiles
import Views
import Workbench

/// Commands that write sessions and models to files and take them up again.
let fileCommands: [Command] = [
  Command(
    "save", [Parameter("file", .path)], options: [forceOption], group: .keep, effect: .writes,
    summary: "keep the whole session in one file: network, settings, data source, threshold, optimizer",
    details: """
      A name that ends in .safetensors keeps the trained network alone, with scaling, threshold and recipe, for Python and \
      others; one that ends in .onnx writes the same for programs that run ONNX models: beats in the data's own units go \
      in, reconstruction, error and verdict come out. An earlier file of heartline's is replaced, \
      and that is said; any other file only with --force.
      """, example: ["train", "save my.heartline", "save my.safetensors", "save my.onnx"],
    action: { context, arguments in
      let path = arguments.word("file") ?? ""
      let form = try FileForm(saving: path)
      let bytes = try form.bytes(of: context.bench)
      let replaced = try context.services.files.replace(path, with: bytes, isForced: arguments.has("force")) {
        SessionFile.isOwn($0) || ONNXModel.isOwn($0)
      }
      return SaveOutcome(
        file: path, form: form, bytes: bytes.count, trained: context.bench.detector != nil, replaced: replaced)
    }),
  Command(
    "load", [Parameter("file", .path)], group: .keep,
    summary: "take up a saved session, a saved network, or a TensorFlow.js model",
    details: """
      A session brings everything with it; a .safetensors network works on the beats at hand with its own scaling and \
      threshold; a model.json of TensorFlow.js brings weights alone, so beats are scaled as the recipe says. A damaged, \
      foreign or newer file is refused, and nothing is changed.
      """,
    example: ["train", "save my.heartline", "load my.heartline"],
    action: { context, arguments in
      let path = arguments.word("file") ?? ""
      guard !path.hasEnding(".onnx") else {
        throw CommandError(
          "\"\(path)\" cannot be loaded: ONNX is only written here; load the .safetensors or session file")
      }
      let before = context.bench.recipe
      let content = try path.hasEnding(".json") ? loadNetwork(path, &context) : loadFile(path, &context)
      return LoadOutcome(
        context.bench, file: path, content: content, changes: context.bench.recipe.changes(since: before))
    }),
]

private func loadFile(_ path: String, _ context: inout CommandContext) throws -> Workbench.FileContent {
  let bytes = try context.services.files.read(path)
  let library = context.services.library
  return try context.bench.load(bytes, name: path) { try library.data(of: $0) }
}

private func loadNetwork(_ path: String, _ context: inout CommandContext) throws -> Workbench.FileContent {
  // Whether it is there at all is told as for every other file.
  _ = try context.services.files.read(path)
  do {
    let network = try TensorFlowJSModel.read(contentsOf: context.services.files.resolved(path))
    try context.bench.load(network, name: path)
    return .network
  } catch {
    throw CommandError("\"\(path)\" cannot be loaded: \(error)")
  }
}

extension FileForm {
  /// By the ending of the file's name.
  init(saving path: String) throws {
    guard !path.hasEnding(".json") else {
      throw CommandError(
        "\"\(path)\" would be no TensorFlow.js model; save to a name without .json, or to .safetensors or .onnx")
    }
    self = path.hasEnding(".safetensors") ? .safetensors : path.hasEnding(".onnx") ? .onnx : .session
  }
}

extension String {
  /// Whether a file's name ends so, whatever the case of its letters.
  fileprivate func hasEnding(_ ending: String) -> Bool { lowercased().hasSuffix(ending) }
}
