import Foundation

/// A record of the session that can be run again: commands as they were, what they printed as comments.
final class Transcript {
  private let file: FileHandle

  /// Appends to the file at `path`, which is made if it is not there.
  init(_ path: String, named name: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      guard FileManager.default.createFile(atPath: path, contents: Data()) else {
        throw CommandError("\"\(name)\" cannot be written; is its folder there, and may you write in it?")
      }
    }
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw CommandError("\"\(name)\" cannot be written; is it a folder, or write-protected?")
    }
    _ = try? file.seekToEnd()
    self.file = file
  }

  /// Notes a command, or what does the same as it, and its output.
  func add(_ statement: Statement, as equivalent: String? = nil, _ output: String) {
    if let equivalent {
      write("\(equivalent)\n" + comment(output))
      return
    }
    // A transcript that is run again must not record itself.
    let isLog = statement.commandName == "log"
    let block = statement.block.map { "\n\($0)\nEND" } ?? ""
    write((isLog ? "# " : "") + statement.text + (block.isEmpty ? "" : " <<END") + block + "\n" + comment(output))
  }

  func add(failed source: String, _ message: String) {
    write("# \(source)\n" + comment("error: \(message)"))
  }

  private func comment(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "# \($0)\n" }.joined()
  }

  private func write(_ text: String) {
    try? file.write(contentsOf: Data(text.utf8))
  }

  deinit {
    try? file.close()
  }
}
