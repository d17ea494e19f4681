import Foundation
import Heartbeats
import Shell
import Tables
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

/// A session whose output is kept, on simulated beats, in a folder of its own.
final class TestShell {
  let session: Session
  let folder: String
  private let output = Output()

  private final class Output {
    var standard = ""
    var error = ""
  }

  init(
    data: DataSet? = nil, width: Int = 80, rows: Int? = nil, color: ColorDepth = .none, glyphs: Glyphs = .unicode,
    options: SessionOptions = SessionOptions(), runs: RunKeeper = RunKeeper(), scores: ScoreKeeper = ScoreKeeper()
  ) throws {
    folder = NSTemporaryDirectory() + "heartline-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let library = DataLibrary(named: nil, downloadFolder: folder + "/download")
    let services = Services(
      library: library, files: Files(workingFolder: folder, home: folder), lessonsFolder: Checkout.path("Lessons"),
      runs: runs, scores: scores)
    let output = output
    let console = Console(
      write: { output.standard += $0 }, writeError: { output.error += $0 },
      appearance: { Appearance(width: width, rows: rows, color: color, glyphs: glyphs) })
    session = Session(
      bench: Workbench(data: try data ?? Self.smallData(library)), services: services, console: console,
      options: options)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs commands as a script and returns what they printed.
  @discardableResult
  func run(_ commands: String) -> String {
    (output.standard, output.error) = ("", "")
    session.run(commands, name: "test")
    return output.standard
  }

  /// Runs one line as if it was typed, so that words may be abbreviated.
  @discardableResult
  func type(_ line: String) -> String {
    (output.standard, output.error) = ("", "")
    session.enter(line)
    return output.standard
  }

  /// What the last run said on standard error.
  var errors: String { output.error }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// All the simulated beats, for what needs many.
  static func simulatedData() throws -> DataSet {
    try Simulator(contentsOf: Checkout.path("Data/simulator.json")).data(seed: 1)
  }

  /// A tenth of the simulated beats: enough to train on in milliseconds.
  private static func smallData(_ library: DataLibrary) throws -> DataSet {
    let data = try library.initial()
    func tenth(_ beats: RowSet) -> RowSet { beats.picked(Array(stride(from: 0, to: beats.count, by: 10))) }
    return DataSet(source: data.source, train: tenth(data.train), test: tenth(data.test))
  }
}
