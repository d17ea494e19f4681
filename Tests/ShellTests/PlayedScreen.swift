import LineEditing
import Screens
import Shell
import Views

/// A screen that plays events and shows what a terminal would: it keeps what stands there after each write.
///
/// It understands the sequences that screens use: place the cursor, erase the rest of a line or screen, colours (which
/// it skips). A wait with a time limit always ends by the limit, unless the next thing played says otherwise.
final class PlayedScreen: Screens.Screen {
  /// What happens next.
  enum Play {
    case event(InputEvent)
    /// Time passes: so many waits with a limit end by it.
    case pause(Int)
  }

  private(set) var size: TerminalSize
  /// The rows of the screen after each write, without spaces at their ends.
  private(set) var pictures: [[String]] = []
  /// What was written each time.
  private(set) var writes: [String] = []
  private(set) var isEnded = false
  private var plays: [Play]
  private var cells: [[Character]]

  init(_ plays: [Play], columns: Int, rows: Int) {
    self.plays = plays
    size = TerminalSize(columns: columns, rows: rows)
    cells = Self.blank(size)
  }

  convenience init(events: [InputEvent], columns: Int, rows: Int) {
    self.init(events.map { .event($0) }, columns: columns, rows: rows)
  }

  convenience init(_ keys: [Key], columns: Int, rows: Int) {
    self.init(events: keys.map { .key($0) }, columns: columns, rows: rows)
  }

  var last: String { pictures.last?.joined(separator: "\n") ?? "" }

  /// An event comes when nobody waits for a moment, so that there is a picture after each; pauses come first.
  func nextEvent(timeout: Int?) -> InputEvent? {
    if case .pause(let count)? = plays.first {
      if timeout != nil {
        plays[0] = .pause(count - 1)
        if count <= 1 { plays.removeFirst() }
        return nil
      }
      plays.removeFirst()
      return nextEvent(timeout: nil)
    }
    guard timeout == nil || isMoving else { return nil }
    guard case .event(let event)? = plays.first else { return .endOfInput }
    plays.removeFirst()
    if case .resize(let size) = event {
      self.size = size
      cells = Self.blank(size)
    }
    return event
  }

  /// Whether events come although somebody waits for a moment: where things move by themselves, pauses are played.
  var isMoving = false

  func end() { isEnded = true }

  // MARK: The terminal

  func write(_ text: String) {
    writes.append(text)
    var (row, column) = (0, 0)
    for piece in text.split(separator: "\u{1B}[", omittingEmptySubsequences: true) {
      guard let end = piece.firstIndex(where: \.isLetter) else { continue }
      let numbers = piece[..<end].split(separator: ";").compactMap { Int($0) }
      switch piece[end] {
      case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
      case "K": erase(row, from: column)
      case "J":
        erase(row, from: column)
        for below in cells.indices where below > row { erase(below, from: 0) }
      default: break
      }
      for character in piece[piece.index(after: end)...] {
        precondition(row < size.rows && column < size.columns, "\(character) is written outside of the screen")
        cells[row][column] = character
        column += 1
      }
    }
    pictures.append(
      cells.map { cells in String(String(cells).reversed().drop { $0 == " " }.reversed()) })
  }

  private func erase(_ row: Int, from column: Int) {
    for place in cells[row].indices where place >= column { cells[row][place] = " " }
  }

  private static func blank(_ size: TerminalSize) -> [[Character]] {
    Array(repeating: Array(repeating: " ", count: size.columns), count: size.rows)
  }
}
