import Shell
import Testing
import Workbench

/// A threshold that a person sets by hand belongs to the scores of one detector.
@Suite struct ForeignThresholdTests {
  @Test func itStaysWithItsDetector() throws {
    let shell = try TestShell()
    shell.run("train 2; threshold 0.02")
    #expect(shell.run("train 2").contains("the threshold stays at 0.02000"))
    let other = shell.run("set detector mean; train").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(other.contains("the threshold 0.02000 that you set was for autoencoder; mean has its own, best accuracy"))
    #expect(shell.session.bench.thresholdChoice == .initial)
  }
}
