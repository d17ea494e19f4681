import Foundation
import Judging
import Shell
import TestSupport
import Testing
import Views

/// The rooms below throw cases with the facts in them; what names a command is said above them, in one place.
struct SentencesTests {
  @Test(
    arguments: [
      (
        .noLabels(.best(.f1)),
        "\"best f1\" chooses on labelled samples, and there are none: set validation above 0%, or use a percentile or "
          + "sigma threshold"
      ),
      (
        .oneSided(.best(.accuracy), abnormal: true),
        "\"best accuracy\" needs normal and abnormal samples to choose between, and all are abnormal: make the validation "
          + "set larger, or use a percentile or sigma threshold"
      ),
      (
        .noTrainingScores(.sigma(3)),
        "\"sigma 3\" chooses on the scores of the training samples, and there are none: train first"
      ),
      (
        .notANumber(.percentile(95)),
        "\"percentile 95\" cannot choose, because some scores are not finite numbers: they overflowed; "
          + "change the setting that causes it (for a network, usually the learning rate) and train again"
      ),
      (.outOfRange(.percentile(101)), "\"percentile 101\" is out of range: a percentile lies from 0 to 100"),
    ] as [(ThresholdError, String)])
  func thresholdsNameTheWayOut(error: ThresholdError, sentence: String) {
    #expect(CommandError(error).message == sentence)
  }

  @Test(arguments: [
    "Workbench", "Judging", "Detectors", "NeuralNetwork", "Heartbeats", "DataSets", "Tables", "ModelFiles", "Platform",
  ])
  func noRoomBelowNamesACommand(room: String) throws {
    let folder = Checkout.path("Sources/\(room)")
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let commands = Set(CommandTable.all.commands.map { $0.path[0] })
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for line in text.split(separator: "\n") where !line.contains("///") {
        for match in line.matches(of: #/\\"([a-z]+)[ \\]/#) where commands.contains(String(match.1)) {
          Issue.record("\(room)/\(file) names the command \(match.1): \(line)")
        }
      }
    }
  }
}
