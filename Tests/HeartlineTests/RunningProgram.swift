import Foundation
import PseudoTerminal

/// The built program as a process, with a home of its own.
final class RunningProgram {
  let home: String

  init() throws {
    home = NSTemporaryDirectory() + "heartline-home-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// What a finished run left.
  struct Result {
    let status: Int32
    let output: String
    let error: String
  }

  /// Runs the program to its end.
  func run(_ arguments: [String], input: String = "", variables: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProducts.path(of: "heartline"))
    process.arguments = arguments
    process.environment = environment.merging(variables) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    let files = ["in", "out", "err"].map { "\(home)/.\($0)" }
    try Data(input.utf8).write(to: URL(fileURLWithPath: files[0]))
    for file in files[1...] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[1], error: texts[2])
  }

  /// Starts the program on a terminal.
  func terminal(
    _ arguments: [String] = [], variables: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltProducts.path(of: "heartline"), arguments: arguments,
      environment: PseudoTerminal.plainEnvironment.merging(environment) { $1 }.merging(variables) { $1 },
      directory: home, columns: columns, rows: rows)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(home)/\(name)", atomically: true, encoding: .utf8)
  }

  private var environment: [String: String] {
    ["HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
  }
}
