import BundledFiles
import Views
import Workbench

/// The example sessions and the recording that are part of the program. As files they are called `example:NAME`.
enum Examples {
  static let prefix = "example:"

  /// A session that shows something from beginning to end.
  struct Tour: Sendable, Encodable {
    let number: Int
    let name: String
    /// What its first comment says.
    let title: String
  }

  /// The sessions, in order.
  static var tours: [Tour] {
    files.filter { $0.name.hasSuffix(".session") }.enumerated().map { place, file in
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let comment = lines.first { $0.hasPrefix("# ") } ?? ""
      return Tour(number: place + 1, name: file.name, title: String(comment.dropFirst(2)))
    }
  }

  /// The bytes of `example:NAME`; nil for every other path.
  static func bytes(_ path: String) throws(CommandError) -> [UInt8]? {
    guard path.hasPrefix(prefix) else { return nil }
    let name = path.dropFirst(prefix.count)
    guard let bytes = BundledFiles.bytes("Examples/\(name)") else {
      let guess = nearest(to: String(name), among: files.map(\.name)).map { "did you mean \"\(prefix)\($0)\"?" }
      throw CommandError("there is no example \"\(name)\"; \(guess ?? "\"tour\" lists the sessions")")
    }
    return bytes
  }

  /// Whether there is an example of this path.
  static func exists(_ path: String) -> Bool {
    path.hasPrefix(prefix) && BundledFiles.bytes("Examples/\(path.dropFirst(prefix.count))") != nil
  }

  /// The names that a half-typed path may become.
  static func completions(of typed: String) -> [String] {
    guard !typed.isEmpty else { return [] }
    if typed.count < prefix.count { return prefix.hasPrefix(typed) ? [prefix] : [] }
    return files.map { prefix + $0.name }.filter { $0.hasPrefix(typed) }
  }

  private static var files: [BundledFiles.File] { BundledFiles.files(in: "Examples") }
}
