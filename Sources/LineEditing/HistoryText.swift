/// The lines of a history file: one entry a line, a newline within an entry written as `\n`, a backslash as `\\`.
package enum HistoryText {
  /// One entry as one line, without the newline that ends it.
  package static func line(for entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entry of a line; an escape that means nothing stands for itself.
  package static func entry(from line: String) -> String {
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"): isEscaped = true
      case (false, _): entry.append(scalar)
      case (true, "n"):
        entry.append("\n")
        isEscaped = false
      case (true, "r"):
        entry.append("\r")
        isEscaped = false
      case (true, "\\"):
        entry.append("\\")
        isEscaped = false
      default:
        entry.append("\\")
        entry.append(scalar)
        isEscaped = false
      }
    }
    if isEscaped { entry.append("\\") }
    return String(entry)
  }

  /// The entries of a whole file, oldest first: each one once, where it was last used, at most `limit` of them.
  /// A damaged line (not UTF-8, or with a NUL) is passed over.
  package static func entries(in bytes: [UInt8], limit: Int) -> [String] {
    var seen: Set<String> = []
    var newestFirst: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() where newestFirst.count < limit {
      guard !line.contains(0), let text = String(validating: line, as: UTF8.self) else { continue }
      let entry = entry(from: text)
      if seen.insert(entry).inserted { newestFirst.append(entry) }
    }
    return newestFirst.reversed()
  }
}
