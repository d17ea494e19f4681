import Shell
import TestSupport
import Testing
import Views

/// The sessions that are part of the program.
@Suite struct TourTests {
  @Test func theyAreListedInOrder() throws {
    let lines = try TestShell().run("tour").split(separator: "\n")
    #expect(lines.count >= 10)
    #expect(lines[0].hasPrefix("  tour 1 ") || lines[0].hasPrefix("tour 1 "))
    #expect(lines[0].contains("A first look"))
  }

  /// Commands stand before their output, comments as they are, the name of the interpreter nowhere.
  @Test func oneIsShownAsItRuns() throws {
    let shell = try TestShell(data: TestShell.simulatedData())
    let output = shell.run("tour 1; layers")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    #expect(output.hasPrefix("# A first look"))
    #expect(output.contains("> train ") && output.contains("> score normal 1"))
    #expect(!output.contains("#!") && !output.contains("> layers\n"), "what is run afterwards is not shown")
  }

  @Test func asJSONItIsNotShown() throws {
    var options = SessionOptions()
    options.json = true
    let lines = try TestShell(data: TestShell.simulatedData(), options: options).run("tour 1").split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("{") })
  }

  @Test func itsFilesAreReadByName() throws {
    let shell = try TestShell(data: TestShell.simulatedData())
    #expect(shell.run("source example:01-first-look.session").contains("AUC"))
    #expect(shell.run("train 1; score example:recording.csv --rate 250").contains("R peaks"))
    #expect(shell.errors.isEmpty, "\(shell.errors)")
  }

  @Test(arguments: [
    ("tour 99", "99"), ("source example:firstlook", "there is no example \"firstlook\""),
    ("source example:recordin.csv", "did you mean \"example:recording.csv\"?"),
    ("train 1; save example:x", "part of heartline"),
  ]) func mistakesAreToldInALine(line: String, says: String) throws {
    let shell = try TestShell()
    shell.run(line)
    #expect(shell.errors.contains(says), "\(shell.errors)")
  }
}
