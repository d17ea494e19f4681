import CEditline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A search through earlier lines that goes on with every letter.
package struct HistorySearch {
  private let entries: [String]
  package private(set) var pattern = ""
  /// The entry that is shown; counted as one behind the last where none was found yet.
  private var place: Int
  /// Whether no entry holds the whole pattern.
  package private(set) var hasFailed = false

  /// - Parameter entries: Oldest first.
  package init(_ entries: [String]) {
    self.entries = entries
    place = entries.count
  }

  /// The entry found last.
  package var match: String? { entries.indices.contains(place) ? entries[place] : nil }

  /// What stands before the line while it goes on.
  package var prompt: String { "search: \(pattern)\(hasFailed ? " (not found)" : "") -> " }

  package mutating func append(_ text: String) {
    pattern += text
    find(from: min(place, entries.count - 1))
  }

  package mutating func removeLast() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    if pattern.isEmpty { (place, hasFailed) = (entries.count, false) } else { find(from: entries.count - 1) }
  }

  /// The next older entry that holds the pattern, and is another one.
  package mutating func older() { find(from: place - 1, unlike: match) }

  /// The next newer one.
  package mutating func newer() {
    let newer = entries.indices.first { $0 > place && entries[$0].contains(pattern) && entries[$0] != match }
    if let newer { place = newer }
    hasFailed = newer == nil
  }

  private mutating func find(from start: Int, unlike shown: String? = nil) {
    let found = stride(from: start, through: 0, by: -1).first { entries[$0].contains(pattern) && entries[$0] != shown }
    if let found { place = found }
    hasFailed = found == nil
  }
}

extension LineEditor {
  /// Ctrl-R: shows the newest line that holds what is typed, until a key that edits or ends the line.
  func searchHistory() -> UInt8 {
    let before = line
    let shown = (prompt, promptBytes)
    // Ctrl-S goes forward again; for the terminal it is a wish to stop the output.
    var modes = termios()
    tcgetattr(Terminal.standardInput, &modes)
    var searching = modes
    searching.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(Terminal.standardInput, TCSADRAIN, &searching)
    defer { tcsetattr(Terminal.standardInput, TCSADRAIN, &modes) }
    var search = HistorySearch(entries)
    while true {
      show(search.prompt, search.match ?? before.text)
      guard let scalar = nextScalar(showsHint: false) else { return UInt8(CC_EOF) }
      switch scalar {
      case "\u{12}" where search.pattern.isEmpty: search.append(lastPattern)
      case "\u{12}": search.older()
      case "\u{13}": search.newer()
      case "\u{7F}", "\u{8}": search.removeLast()
      case " "...: search.append(String(scalar))
      case "\u{7}": return end(before.text, cursor: before.head.unicodeScalars.count)
      // The Esc key alone only ends the search; at the start of an arrow, say, the arrow acts.
      case "\u{1B}" where !input.isReady(within: 50): return end(search.match ?? before.text)
      default:
        held = Array(String(scalar).utf8) + held
        return end(search.match ?? before.text)
      }
      if !search.pattern.isEmpty { lastPattern = search.pattern }
    }
    func end(_ text: String, cursor: Int? = nil) -> UInt8 {
      erase()
      (prompt, promptBytes) = shown
      setLine(text, cursor: cursor)
      editline_redraw(editline)
      return UInt8(CC_REFRESH)
    }
  }

  /// Draws another prompt and line over those that are shown.
  private func show(_ newPrompt: String, _ text: String) {
    erase()
    prompt = PromptText(newPrompt, color: false)
    promptBytes = prompt.marked.utf8CString.map { $0 }
    setLine(text)
    editline_redraw(editline)
  }
}
