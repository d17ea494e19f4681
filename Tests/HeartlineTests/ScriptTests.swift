import Foundation
import Testing

/// The program as a script's interpreter: exit codes, streams, options.
@Suite struct ScriptTests {
  let program: RunningProgram

  init() throws { program = try RunningProgram() }

  @Test func commandsFilesAndPipesSayTheSame() throws {
    let script = "layers 9 5\nset epochs 2\ntrain\nevaluate\n"
    try program.write("#!/usr/bin/env heartline\n" + script, to: "session.hl")
    let file = try program.run(["session.hl"])
    let pipe = try program.run([], input: script)
    let commands = try program.run(["-c", script])
    #expect(file.status == 0)
    #expect(
      file.error
        == "heartline: note: these are simulated beats, not ECG5000; \"data fetch\" brings the real ones\n")
    #expect(file.output == pipe.output && file.output == commands.output)
    #expect(file.output.contains("AUC"))
    #expect(!file.output.contains("\u{1B}"))
    #expect(!file.output.contains(" ms"))
  }

  @Test func aFailingCommandStopsWithOne() throws {
    try program.write("layers 9\nbottleneck 0\nlayers 5\n", to: "bad.hl")
    let result = try program.run(["bad.hl"])
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("bad.hl:2:12: error: \"0\" is out of range"))
    #expect(result.error.contains("\n  bottleneck 0\n             ^\n"))
    #expect(!result.output.contains("layers  9 → 5"))
    let going = try program.run(["--keep-going", "bad.hl"])
    #expect(going.status == 1)
    #expect(going.output.contains("layers  9 → 5"))
  }

  @Test(arguments: [
    ["--nonsense"], ["--width", "5"], ["--color", "red"], ["-c", "show", "file.hl"], ["--seed", "x"],
  ]) func wrongUsageIs64(_ arguments: [String]) throws {
    let result = try program.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }

  @Test func whatIsMissingIsSaid() throws {
    let missing = try program.run(["nowhere.hl"]).error
    #expect(missing.hasPrefix("heartline: there is no file \"nowhere.hl\" in /"))
    #expect(missing.hasSuffix("; is the path right?\n"))
    let data = try program.run(["--data", "nowhere", "-c", "show"])
    #expect(data.status == 1 && data.error.hasPrefix("heartline: "))
    let variable = try program.run(["-c", "show"], variables: ["HEARTLINE_DATA": "/nowhere"])
    #expect(variable.status == 1 && variable.error.hasPrefix("heartline: HEARTLINE_DATA: "))
  }

  @Test func jsonIsAllThereIsOnStandardOutput() throws {
    let result = try program.run(["--json", "--keep-going", "-c", "train 1; frob; undo; quit"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil) }
    #expect(lines.first?.hasPrefix("{\"command\":\"train\",") == true)
  }

  @Test func versionAndHelp() throws {
    #expect(try program.run(["--version"]).status == 0)
    let help = try program.run(["--help"])
    #expect(help.status == 0 && help.output.contains("heartline -c 'train; evaluate'"))
  }

  @Test func coloursOnlyWhenAskedFor() throws {
    #expect(try program.run(["--color", "always", "-c", "layers"]).output.contains("\u{1B}["))
    #expect(!(try program.run(["-c", "layers"], variables: ["TERM": "xterm-256color"]).output.contains("\u{1B}[")))
  }
}
