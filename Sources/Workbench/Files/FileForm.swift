/// What is written, by the ending of the file's name.
package enum FileForm: String, Encodable, Sendable {
  case session, safetensors, onnx

  /// The bytes of a file of this form.
  package func bytes(of bench: Workbench) throws -> [UInt8] {
    switch self {
    case .session: try SessionFile.tensorFile(bench).encoded()
    case .safetensors: try SessionFile.modelFile(bench).encoded()
    case .onnx: try SessionFile.onnxModel(bench)
    }
  }
}
