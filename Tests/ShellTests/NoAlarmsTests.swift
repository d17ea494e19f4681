import Foundation
import Shell
import Testing
import Views

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

  /// What is undefined is `null`, in every record that has a precision.
  @Test(arguments: [
    ("evaluate", ["precision"]), ("evaluate", ["precisionAtPrevalence"]), ("show", ["precision"]),
    ("sweep 8 9 2 --prevalence 1%", ["rows", "precision"]),
    ("sweep 8 9 2 --prevalence 1%", ["rows", "precisionAtPrevalence"]), ("repeat 2", ["precision", "median"]),
    ("repeat 2", ["precision", "values"]), ("runs show 2", ["precision"]), ("runs", ["runs", "precision"]),
  ]) func jsonSaysNull(_ command: String, _ path: [String]) throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("train 3; threshold 9; train 3")
    let line = try #require(shell.run(command).split(separator: "\n").last)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let found = Self.value(at: path, of: object)
    if let values = found as? [Any] {
      #expect(values.count == 2 && values.allSatisfy { $0 is NSNull })
    } else {
      #expect(found is NSNull)
    }
  }

  /// What stands under these names; of a list its last entry is looked into.
  private static func value(at path: [String], of object: Any) -> Any? {
    var value: Any? = object
    for key in path {
      if let list = value as? [[String: Any]] { value = list.last }
      value = (value as? [String: Any])?[key]
    }
    return value
  }

  @Test func theCountsTellWhy() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("train 3; threshold 9")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(shell.run("evaluate").utf8)) as? [String: Any])
    #expect(object["tp"] as? Int == 0)
    #expect(object["fp"] as? Int == 0)
  }

  @Test func explainSaysWhy() throws {
    let shell = try TestShell()
    let output = shell.run("train 3; threshold 9; explain precision")
    #expect(output.contains("Here nothing is called abnormal."))
  }
}
