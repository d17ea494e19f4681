import Foundation
import Shell
import TestSupport
import Testing
import Views

/// The sessions under Examples/.
@Suite struct SessionExamplesTests {
  static let folder = Checkout.path("Examples")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".session") }.sorted()

  @Test func thereAreTen() {
    #expect(Self.names.count == 10)
    #expect(Self.names.enumerated().allSatisfy { $1.hasPrefix($0 < 9 ? "0\($0 + 1)-" : "\($0 + 1)-") })
  }

  /// A shell on all simulated beats, with the examples in its folder.
  private func shell() throws -> TestShell {
    let shell = try TestShell(data: TestShell.simulatedData())
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder) {
      try FileManager.default.copyItem(atPath: Self.folder + "/" + name, toPath: shell.folder + "/" + name)
    }
    return shell
  }

  @Test(arguments: names) func runs(_ name: String) throws {
    let shell = try shell()
    let output = shell.run(try shell.read(name))
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    #expect(!output.isEmpty)
    #expect(try shell.read(name).split(separator: "\n").first { !$0.hasPrefix("#!") }?.hasPrefix("# ") == true)
  }

  /// What the comments promise.
  @Test func theMeanBeatIsCalledWhatItIs() throws {
    let shell = try shell()
    let output = shell.run(try shell.read("02-the-mean-beat.session"))
    #expect(output.contains("it is the mean detector in disguise"))
    #expect(output.components(separatedBy: "in disguise").count == 2, "the second network gets away")
  }

  @Test func contaminationHurts() throws {
    let shell = try shell()
    let output = shell.run(try shell.read("05-contamination.session"))
    #expect(output.contains("run 1 tells normal from abnormal best"))
  }

  @Test func adaptiveOptimizersAreAheadAfterFifteenEpochs() throws {
    let shell = try shell()
    let output = shell.run(try shell.read("06-optimizers.session"))
    let last = try #require(output.components(separatedBy: "run  recipe").last)
    #expect(last.contains("collapsed"))
  }

  @Test func tooMuchRegularizationKills() throws {
    let shell = try shell()
    let output = shell.run(try shell.read("08-regularization.session"))
    #expect(output.components(separatedBy: "learned only the mean beat").count == 2)
  }

  @Test func theTranscriptAndTheReportAreThere() throws {
    let shell = try shell()
    shell.run(try shell.read("09-keep-and-report.session"))
    #expect(try shell.read("my-session.log").contains("layers 20 10\n"))
    #expect(try shell.read("my-session.html").contains("How much of it is luck"))
    #expect(shell.session.bench.detector?.training?.epochsDone == 30)
  }

  @Test func theOddBeatsOfTheRecordingAreFound() throws {
    let shell = try shell()
    let output = shell.run(try shell.read("10-a-recording.session"))
    #expect(output.contains("36 R peaks"))
    #expect(output.contains("hardly alike"))
  }
}
