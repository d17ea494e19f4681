import Platform
import Views

/// A record of the session that can be run again: commands as they were, what they printed as comments.
///
/// What a command adds is written at once, under a lock, to the end of the file wherever that is by then: two sessions may
/// keep one transcript.
final class Transcript: Sendable {
  private let path: String
  private let name: String

  /// Adds to the file at `path`, which is made if it is not there.
  init(_ path: String, named name: String, _ files: Files) throws(CommandError) {
    self.path = path
    self.name = name
    do {
      _ = try LockedFile(path, isCreated: true, isPrivate: false)
    } catch .locked {
      // Whoever has it now may be done by the time there is something to write.
    } catch {
      throw files.unwritable(name, error)
    }
  }

  /// Notes a command, or what does the same as it, and its output.
  func add(_ statement: Statement, as equivalent: String? = nil, _ output: String) throws(CommandError) {
    if let equivalent {
      return try write("\(equivalent)\n" + comment(output))
    }
    // A transcript that is run again must not record itself.
    let isLog = statement.commandName == "log"
    let block = statement.block.map { "\n\($0)\nEND" } ?? ""
    try write((isLog ? "# " : "") + statement.text + (block.isEmpty ? "" : " <<END") + block + "\n" + comment(output))
  }

  func add(failed source: String, _ message: String) throws(CommandError) {
    try write("# \(source)\n" + comment("error: \(message)"))
  }

  private func comment(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "# \($0)\n" }.joined()
  }

  private func write(_ text: String) throws(CommandError) {
    do {
      try LockedFile(path, isCreated: true, isPrivate: false).append(Array(text.utf8))
    } catch {
      throw CommandError("the log \"\(name)\" cannot be written: \(error); it ends here")
    }
  }
}
