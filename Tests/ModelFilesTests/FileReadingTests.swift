import Foundation
import ModelFiles
import NeuralNetwork
import Testing

/// A model in files of its own, in a folder that is gone afterwards.
@Suite struct FileReadingTests {
  @Test func aModelIsReadFromItsFolder() throws {
    try inFolder(weights: SmallModel.weights("", 0)) { folder in
      let network = try TensorFlowJSModel.read(contentsOf: folder + "/model.json")
      #expect(try network == SmallModel().read())
    }
  }

  @Test(arguments: [
    (100, "' has 100 bytes where at most 96 are expected"),
    (92, "the weights in 'weights.bin' have 92 bytes where the manifest needs 96"),
  ]) func weightsOfAnotherSize(count: Int, expected: String) throws {
    try inFolder(weights: [UInt8](repeating: 0, count: count)) { folder in
      let message = try #require(message { try TensorFlowJSModel.read(contentsOf: folder + "/model.json") })
      #expect(message.hasSuffix(expected), "\(message)")
    }
  }

  @Test func missingWeights() throws {
    try inFolder(weights: nil) { folder in
      let message = message { try TensorFlowJSModel.read(contentsOf: folder + "/model.json") }
      #expect(message == "'\(folder)/weights.bin' cannot be read: no such file or directory")
    }
  }

  /// A pipe would wait for a writer for ever.
  @Test func weightsThatAreAPipe() throws {
    try inFolder(weights: nil) { folder in
      #expect(mkfifo(folder + "/weights.bin", 0o600) == 0)
      let message = message { try TensorFlowJSModel.read(contentsOf: folder + "/model.json") }
      #expect(message == "'\(folder)/weights.bin' is not a regular file")
    }
  }

  @Test func filesThatAreNotThere() {
    #expect(
      message { try TensorFlowJSModel.read(contentsOf: "/nowhere/model.json") }
        == "'/nowhere/model.json' cannot be read: no such file or directory")
    #expect(message { try TensorFlowJSModel.read(contentsOf: "/dev/zero") } == "'/dev/zero' is not a regular file")
    #expect(message { try TensorFlowJSModel.read(contentsOf: "/") } == "'/' is not a regular file")
    #expect(
      message { try TensorFlowJSModel.read(contentsOf: "a\0b") } == "'a?b' cannot be read: a zero byte in its name")
  }

  private func inFolder(weights: [UInt8]?, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "heartline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SmallModel().json.utf8).write(to: folder.appending(path: "model.json"))
    if let weights { try Data(weights).write(to: folder.appending(path: "weights.bin")) }
    try body(folder.path)
  }
}
