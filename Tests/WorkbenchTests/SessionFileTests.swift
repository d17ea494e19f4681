import Foundation
import Heartbeats
import ModelFiles
import NeuralNetwork
import Tables
import Testing
import Views
import Workbench

@Suite struct SessionFileTests {
  private func loaded(_ bytes: [UInt8], _ data: DataSet = TestBeats.small) throws -> Workbench {
    try SessionFile.workbench(bytes, name: "x", data: { _ in data })
  }

  private func trained(_ recipe: Recipe, _ choice: ThresholdChoice = .initial) throws -> Workbench {
    var bench = Workbench(data: TestBeats.small, recipe: recipe, thresholdChoice: choice)
    _ = try bench.train()
    return bench
  }

  static let choices: [ThresholdChoice] = [
    .initial, ThresholdChoice(.best(.f2), on: .test), ThresholdChoice(.percentile(93.25)),
    ThresholdChoice(.sigma(2.5)), ThresholdChoice(.value(0.0123456789)),
    ThresholdChoice(.cost(falsePositive: 1, falseNegative: 20.5)),
  ]

  /// What is loaded is what was saved, to the last bit of every parameter, with every setting changed.
  @Test(arguments: choices) func nothingIsLost(_ choice: ThresholdChoice) throws {
    let bench = try trained(.allChanged, choice)
    let bytes = try SessionFile.tensorFile(bench).encoded()
    let copy = try loaded(bytes)
    #expect(copy.recipe == bench.recipe)
    #expect(copy.thresholdChoice == bench.thresholdChoice)
    #expect(copy.detector?.network?.layers == bench.detector?.network?.layers)
    #expect(copy.detector?.scores.test == bench.detector?.scores.test)
    #expect(copy.detector?.threshold == bench.detector?.threshold)
    #expect(copy.detector?.training?.reports == bench.detector?.training?.reports)
    #expect(try SessionFile.tensorFile(copy).encoded() == bytes)
  }

  /// 3 epochs, a file, and 4 more are the same as 7 without the file, bit for bit, for every optimizer.
  @Test(arguments: OptimizerKind.allCases) func trainingGoesOn(_ kind: OptimizerKind) throws {
    var recipe = Recipe.allChanged
    recipe.optimizer.kind = kind
    var straight = try trained(recipe)
    var resumed = try loaded(SessionFile.tensorFile(straight).encoded())
    _ = try straight.trainMore(epochs: 4)
    let summary = try resumed.trainMore(epochs: 4)
    #expect(summary.epochsDone == 7)
    #expect(resumed.detector?.network?.layers == straight.detector?.network?.layers)
    #expect(resumed.detector?.training?.optimizerState == straight.detector?.training?.optimizerState)
    #expect(resumed.detector?.training?.reports == straight.detector?.training?.reports)
  }

  @Test func anUntrainedSessionIsKeptToo() throws {
    let bench = Workbench(data: TestBeats.small, recipe: .allChanged, thresholdChoice: Self.choices[1])
    let copy = try loaded(SessionFile.tensorFile(bench).encoded())
    #expect(copy.recipe == bench.recipe && copy.detector == nil && copy.thresholdChoice == bench.thresholdChoice)
  }

  /// A detector that the recipe has moved away from stays what it was.
  @Test func aStaleDetectorIsKept() throws {
    var bench = try trained(.smallest)
    bench.change { $0.hidden = [9] }
    let copy = try loaded(SessionFile.tensorFile(bench).encoded())
    #expect(copy.isStale && copy.recipe.hidden == [9] && copy.detector?.recipe == .smallest)
  }

  /// A file that ends too early, at any byte, is refused.
  @Test func everyTruncationIsRefused() throws {
    let bytes = try SessionFile.tensorFile(trained(.smallest)).encoded()
    for length in 0..<bytes.count {
      #expect(throws: SessionFileError.self, "\(length) bytes") { try loaded(Array(bytes[..<length])) }
    }
  }

  /// A changed byte is noticed wherever it is, or it changes nothing that counts.
  @Test func everyDamageIsNoticed() throws {
    let bench = try trained(.smallest)
    let bytes = try SessionFile.tensorFile(bench).encoded()
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= 0x10
      guard let copy = try? loaded(damaged) else { continue }
      #expect(copy.recipe == bench.recipe && copy.detector?.network?.layers == bench.detector?.network?.layers)
    }
  }

  struct Refusal: CustomTestStringConvertible {
    let testDescription: String
    let key: String
    let value: String?
    let says: String
  }

  static let refusals = [
    Refusal(testDescription: "foreign", key: "format", value: "pt", says: "holds \"pt\", not a session of heartline"),
    Refusal(testDescription: "no format", key: "format", value: nil, says: "tensors of another program"),
    Refusal(testDescription: "newer", key: "sessionVersion", value: "2", says: "saved by a newer heartline (format 2)"),
    Refusal(testDescription: "newer model", key: "version", value: "7", says: "saved by a newer heartline (format 7)"),
    Refusal(testDescription: "no number", key: "version", value: "one", says: "its version is \"one\""),
    Refusal(testDescription: "another threshold", key: "threshold", value: "9", says: "its checksum does not match"),
  ]

  @Test(arguments: refusals) func othersAreRefused(_ refusal: Refusal) throws {
    var file = try SessionFile.tensorFile(trained(.smallest))
    file.metadata[refusal.key] = refusal.value
    let error = #expect(throws: SessionFileError.self) { try loaded(file.encoded()) }
    #expect(error?.description.contains(refusal.says) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("\n") == false)
  }
}
