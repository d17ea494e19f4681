import Views

/// Where a command's output goes instead of the screen: `| PROGRAM`, `> FILE`, `>> FILE`.
struct Redirection: Equatable, Sendable {
  enum Target: Equatable, Sendable {
    /// A line for the user's shell, whatever stands in it.
    case program(String)
    case file(String, Mode)
  }

  /// What is done about a file that is there already.
  enum Mode: String, Sendable {
    case new = ">"
    case append = ">>"
    case replace = ">|"
  }

  let target: Target
  /// The sign and what follows it, for the caret under it.
  let word: Word

  /// As it is written.
  var text: String {
    switch target {
    case .program(let line): "| \(line)"
    case .file(let path, let mode): "\(mode.rawValue) \(quotedIfNeeded(path))"
    }
  }
}
