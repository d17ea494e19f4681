import Foundation
import PseudoTerminal
import Testing

/// The file of runs, with processes that run at once and are killed.
@Suite struct RunFileTests {
  let program: RunningProgram

  init() throws { program = try RunningProgram() }

  private func process(_ arguments: [String], output: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProducts.path(of: "heartline"))
    process.arguments = arguments
    process.environment = ["HOME": program.home, "PATH": "/usr/bin:/bin"]
    process.currentDirectoryURL = URL(fileURLWithPath: program.home)
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    return process
  }

  /// What a process has said that it trained must be in the file, whatever became of the process.
  @Test func processesAtOnceAndKilledLoseNothing() throws {
    let file = program.home + "/runs.jsonl"
    let outputs = (0..<3).map { program.home + "/out\($0)" }
    let script = Array(repeating: "train 1", count: 400).joined(separator: ";")
    let arguments = ["--json", "--runs", file, "-c", "set train-size 100;" + script]
    let processes = try outputs.map { try process(arguments, output: $0) }
    let deadline = Date().addingTimeInterval(30)
    func kept() -> Int { ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").count { $0 == "\n" } }
    while kept() < 60, Date() < deadline { usleep(5000) }
    for process in processes {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let said = try outputs.map { path in
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count {
        $0.hasPrefix("{\"command\":\"train\"")
      }
    }.reduce(0, +)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let whole = lines.count { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil }
    #expect(said >= 50)
    #expect(whole >= said, "\(said) said, \(whole) kept")
    #expect(lines.count - whole <= 3, "at most one torn line for each that was killed")
    // The next one takes the file up as it is.
    let result = try program.run(["--runs", file, "-c", "train 1; runs --last 100000 --sort number"])
    #expect(result.status == 0)
    #expect(result.output.contains("\n \(whole + 1)  ") || result.output.contains("\n\(whole + 1)  "))
  }

  @Test func scriptsLeaveNothingBehindUnlessTold() throws {
    let first = try program.run(["-c", "train 1; runs"])
    let second = try program.run(["-c", "train 1; runs"])
    #expect(first.output == second.output)
    #expect(!FileManager.default.fileExists(atPath: program.home + "/.local/state/heartline/runs.jsonl"))
  }

  @Test func thePromptKeepsItsRuns() throws {
    for expected in 1...2 {
      let terminal = try program.terminal()
      terminal.send("train 1\r")
      try terminal.expect("trained 1 epoch")
      terminal.send("runs\r")
      try terminal.expect("  \(expected)  15-7-2")
      terminal.send("quit\r")
      #expect(try terminal.wait() == 0)
    }
    let text = try String(contentsOfFile: program.home + "/.local/state/heartline/runs.jsonl", encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func theManualAndTheCompletionsArePrinted() throws {
    let manual = try program.run(["--print-manual"])
    #expect(manual.status == 0 && manual.output.hasPrefix(".Dd "))
    #expect(manual.output.contains(".It Ic \"\\-\\-runs <runs>\""))
    #expect(manual.output.contains(".It Ic \"runs compare NUMBERS \\[u2026]\""))
    for (shell, word) in [("bash", "complete"), ("zsh", "#compdef heartline"), ("fish", "complete -c")] {
      let script = try program.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.output.contains(word), "\(shell)")
      #expect(script.output.contains("keep-going"))
    }
  }
}
