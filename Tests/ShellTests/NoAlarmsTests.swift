import Foundation
import Shell
import Testing

/// Of no alarms at all none is right and none is wrong: that is not a precision of 0.
@Suite struct NoAlarmsTests {
  @Test(arguments: ["evaluate", "sweep 0.001 9 5 --prevalence 1%", "show", "compare", "runs show 1", "repeat 2"])
  func precisionIsSaidToBeUndefined(_ command: String) throws {
    let shell = try TestShell(width: 160)
    shell.run("train 3; threshold 9; train 3; threshold percentile 100")
    shell.run(command == "compare" ? "threshold percentile 100" : "threshold 9")
    let output = shell.run(command)
    #expect(shell.errors.isEmpty)
    #expect(!output.contains("precision 0.000"), "\(output)")
    if command == "evaluate" {
      #expect(output.contains("precision – · recall 0.000"))
      #expect(output.contains("precision is undefined here: no beat lies above the threshold"))
    }
    if command == "show" { #expect(output.contains("recall 0.000, precision undefined (no alarms)")) }
    if command == "sweep" || command == "repeat 2" { #expect(output.contains("no alarms, so precision is undefined")) }
    if command == "repeat 2" { #expect(output.contains(#/precision +– +– +– +– +–/#)) }
  }

  @Test func jsonKeepsTheZeroBesideTheCounts() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("train 3; threshold 9")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(shell.run("evaluate").utf8)) as? [String: Any])
    #expect(object["precision"] as? Double == 0)
    #expect(object["tp"] as? Int == 0)
    #expect(object["fp"] as? Int == 0)
  }

  @Test func explainSaysWhy() throws {
    let shell = try TestShell()
    let output = shell.run("train 3; threshold 9; explain precision")
    #expect(output.contains("Here nothing is called abnormal."))
  }
}
