import Foundation
import Heartbeats
import Lessons
import Shell
import Tables
import TerminalGraphics
import TestSupport
import Workbench

/// A session with lessons and a file for progress, in a folder of its own.
final class LessonShell {
  let session: Session
  let folder: String
  private let output = Output()

  private final class Output {
    var standard = ""
    var error = ""
  }

  init(
    _ files: [String: String] = [:], lessonsFolder: String? = nil, data: DataSet? = nil, allowsSkip: Bool = true,
    folder: String? = nil, width: Int = 80, named: String? = nil
  ) throws {
    let folder = folder ?? NSTemporaryDirectory() + "heartline-lessons-\(UUID().uuidString)"
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
    let library = DataLibrary(named: named, downloadFolder: folder + "/download")
    var teaching = Teaching()
    teaching.progressFile = folder + "/state/lessons"
    teaching.recordsProgress = true
    teaching.allowsSkip = allowsSkip
    let services = Services(
      library: library, files: Files(workingFolder: folder, home: folder), lessonsFolder: lessonsFolder ?? folder,
      teaching: teaching)
    let output = output
    let console = Console(
      write: { output.standard += $0 }, writeError: { output.error += $0 },
      appearance: { Appearance(width: width, color: .none, glyphs: .unicode) })
    session = Session(
      bench: Workbench(data: try data ?? library.initial()), services: services, console: console,
      options: SessionOptions())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Types lines and returns what they printed, errors included.
  @discardableResult
  func type(_ lines: String...) -> String {
    (output.standard, output.error) = ("", "")
    for line in lines { session.enter(line) }
    return output.standard + output.error
  }

  func answers(_ word: String) -> (isDone: Bool, output: String) {
    (output.standard, output.error) = ("", "")
    let isDone = session.playAnswers(word)
    return (isDone, output.standard + output.error)
  }

  func check(_ path: String, seeds: Int? = nil) -> (isClean: Bool, output: String) {
    (output.standard, output.error) = ("", "")
    let isClean = session.checkLessons(path, seeds: seeds)
    return (isClean, output.standard + output.error)
  }

  var place: String? { session.lesson?.place }
  var bottleneck: Int { session.bench.recipe.bottleneck }

  var progress: String? { try? String(contentsOfFile: folder + "/state/lessons", encoding: .utf8) }

  func write(progress: [UInt8]) throws {
    try FileManager.default.createDirectory(atPath: folder + "/state", withIntermediateDirectories: true)
    try Data(progress).write(to: URL(fileURLWithPath: folder + "/state/lessons"))
  }
}
