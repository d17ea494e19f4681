/// The screen of a terminal as a value: text goes in, and the cells show what a person would see.
///
/// It knows what heartline, libedit and common pagers send: cursor movement, erasing, colours, the alternate screen, wide
/// characters, scrolling. A line feed also returns to the first column, as a terminal's driver makes it. What it does not
/// know it skips, whatever its length, and a sequence may be cut anywhere between two calls.
///
/// Source: ECMA-48, and xterm's control sequences for the alternate screen and for colours.
public struct VirtualTerminal: Sendable {
  public let columns: Int
  public let rows: Int
  /// The screen, row by row.
  public private(set) var cells: [[TerminalCell]]
  /// Where the next character goes, counted from 0.
  public private(set) var row = 0
  public private(set) var column = 0
  public private(set) var isCursorVisible = true
  public private(set) var isAlternate = false

  private var style = CellStyle()
  /// The last column is filled, and the next character begins a new line.
  private var isWrapPending = false
  private var saved: (row: Int, column: Int, style: CellStyle) = (0, 0, CellStyle())
  /// The normal screen with its cursor, while the alternate one is shown.
  private var normal: (cells: [[TerminalCell]], row: Int, column: Int)?
  private var state = State.text
  private var parameters = ""

  private enum State {
    case text, escape, control, string, stringEscape, skipOne
  }

  /// The longest sequence that is read; the rest of a longer one is dropped.
  private static let longest = 256

  /// An empty screen; sizes are kept between 1 and 1000.
  public init(columns: Int, rows: Int) {
    self.columns = min(max(columns, 1), 1000)
    self.rows = min(max(rows, 1), 1000)
    cells = Self.empty(self.columns, self.rows)
  }

  private static func empty(_ columns: Int, _ rows: Int) -> [[TerminalCell]] {
    Array(repeating: Array(repeating: .blank, count: columns), count: rows)
  }

  /// The characters of each row, without blanks at its end.
  public var lines: [String] {
    cells.map { row in
      var text = row.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Takes what was sent to the terminal.
  public mutating func write(_ text: String) {
    for character in text {
      // CR LF is one character in Swift.
      if character == "\r\n" {
        take("\n")
      } else if character.unicodeScalars.count == 1 || state != .text
        || character.unicodeScalars.first?.value ?? 0 < 0x20
      {
        for scalar in character.unicodeScalars { take(Character(scalar)) }
      } else {
        take(character)
      }
    }
  }

  private mutating func take(_ character: Character) {
    let value = character.unicodeScalars.first?.value ?? 0
    switch state {
    case .text: takeText(character, value)
    case .escape: takeEscape(character)
    case .control:
      if (0x40...0x7e).contains(value) {
        state = .text
        control(character)
      } else if value == 0x1b {
        state = .escape
      } else if parameters.utf8.count < Self.longest {
        parameters.append(character)
      }
    case .string:
      if value == 0x07 { state = .text } else if value == 0x1b { state = .stringEscape }
    case .stringEscape: state = character == "\\" ? .text : .string
    case .skipOne: state = .text
    }
  }

  private mutating func takeText(_ character: Character, _ value: UInt32) {
    switch value {
    case 0x1b: state = .escape
    case 0x0a...0x0c:
      column = 0
      lineFeed()
    case 0x0d: move(row, 0)
    case 0x08: move(row, column - 1)
    case 0x09: move(row, min(columns - 1, (column / 8 + 1) * 8))
    case 0..<0x20, 0x7f...0x9f: break
    default: put(character)
    }
  }

  private mutating func takeEscape(_ character: Character) {
    state = .text
    switch character {
    case "[": (state, parameters) = (.control, "")
    case "]", "P", "_", "^", "X": state = .string
    case "(", ")", "*", "+", "#", "%", " ": state = .skipOne
    case "7": saved = (row, column, style)
    case "8": restore()
    case "M":
      if row == 0 { scroll(from: 0, by: -1) } else { move(row - 1, column) }
    case "D": lineFeed()
    case "E":
      column = 0
      lineFeed()
    case "c": self = VirtualTerminal(columns: columns, rows: rows)
    default: break
    }
  }

  // MARK: Characters

  private mutating func put(_ character: Character) {
    let width = character.columns
    if width == 0 { return combine(character) }
    if isWrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    guard width <= columns else { return }
    clearHalves(column)
    cells[row][column] = TerminalCell(String(character), style)
    if width == 2 {
      clearHalves(column + 1)
      cells[row][column + 1] = TerminalCell("", style)
    }
    isWrapPending = column + width >= columns
    column = min(columns - 1, column + width)
  }

  /// A mark that belongs to the character before it.
  private mutating func combine(_ character: Character) {
    var place = isWrapPending ? column : column - 1
    if place > 0, cells[row][place].text.isEmpty { place -= 1 }
    guard place >= 0, cells[row][place].text.unicodeScalars.count < 16 else { return }
    cells[row][place].text.append(character)
  }

  /// Half a wide character cannot stay: what is left of it is a blank.
  private mutating func clearHalves(_ place: Int) {
    if cells[row][place].text.isEmpty, place > 0 { cells[row][place - 1] = .blank }
    if place + 1 < columns, cells[row][place + 1].text.isEmpty { cells[row][place + 1] = .blank }
  }

  private mutating func move(_ row: Int, _ column: Int) {
    self.row = min(max(row, 0), rows - 1)
    self.column = min(max(column, 0), columns - 1)
    isWrapPending = false
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row == rows - 1 { scroll(from: 0, by: 1) } else { row += 1 }
  }

  /// Moves the rows from one on up, or with a negative number down.
  private mutating func scroll(from first: Int, by count: Int) {
    let blank = Array(repeating: TerminalCell.blank, count: columns)
    for _ in 0..<min(count.magnitude, UInt(rows)) {
      if count > 0 {
        cells.remove(at: first)
        cells.append(blank)
      } else {
        cells.removeLast()
        cells.insert(blank, at: first)
      }
    }
  }

  private mutating func restore() {
    move(saved.row, saved.column)
    style = saved.style
  }

  // MARK: Control sequences

  private mutating func control(_ final: Character) {
    if parameters.hasPrefix("?") { return mode(final) }
    // Other private sequences set up the keyboard or ask for a report; none draws.
    if let first = parameters.first, "<=>".contains(first) { return }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
      min(Int($0.split(separator: ":").first ?? "") ?? 0, 9999)
    }
    func number(_ place: Int = 0, default value: Int = 1) -> Int {
      place < numbers.count && numbers[place] > 0 ? numbers[place] : value
    }
    switch final {
    case "A": move(row - number(), column)
    case "B", "e": move(row + number(), column)
    case "C", "a": move(row, column + number())
    case "D": move(row, column - number())
    case "E": move(row + number(), 0)
    case "F": move(row - number(), 0)
    case "G", "`": move(row, number() - 1)
    case "d": move(number() - 1, column)
    case "H", "f": move(number() - 1, number(1) - 1)
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseLine(numbers.first ?? 0)
    case "X": erase(row, column..<min(columns, column + number()))
    case "P": deleteCharacters(number())
    case "@": insertCharacters(number())
    case "L": scroll(from: row, by: -number())
    case "M": scroll(from: row, by: number())
    case "S": scroll(from: 0, by: number())
    case "T": scroll(from: 0, by: -number())
    case "s": saved = (row, column, style)
    case "u": restore()
    case "m": style.take(numbers)
    default: break
    }
  }

  private mutating func mode(_ final: Character) {
    guard final == "h" || final == "l" else { return }
    let isOn = final == "h"
    for number in parameters.dropFirst().split(separator: ";") {
      switch number {
      case "25": isCursorVisible = isOn
      case "47", "1047", "1049": showAlternate(isOn)
      default: break
      }
    }
  }

  private mutating func showAlternate(_ isOn: Bool) {
    guard isOn != isAlternate else { return }
    isAlternate = isOn
    if isOn {
      normal = (cells, row, column)
      cells = Self.empty(columns, rows)
    } else if let normal {
      cells = normal.cells
      move(normal.row, normal.column)
      self.normal = nil
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      for below in row + 1..<max(row + 1, rows) { erase(below, 0..<columns) }
    case 1:
      eraseLine(1)
      for above in 0..<row { erase(above, 0..<columns) }
    default: for each in 0..<rows { erase(each, 0..<columns) }
    }
  }

  private mutating func eraseLine(_ part: Int) {
    switch part {
    case 0: erase(row, column..<columns)
    case 1: erase(row, 0..<column + 1)
    default: erase(row, 0..<columns)
    }
  }

  private mutating func erase(_ row: Int, _ range: Range<Int>) {
    for place in range { cells[row][place] = .blank }
    isWrapPending = false
  }

  private mutating func deleteCharacters(_ count: Int) {
    let count = min(count, columns - column)
    cells[row].removeSubrange(column..<column + count)
    cells[row] += Array(repeating: .blank, count: count)
  }

  private mutating func insertCharacters(_ count: Int) {
    let count = min(count, columns - column)
    cells[row].insert(contentsOf: Array(repeating: .blank, count: count), at: column)
    cells[row].removeLast(count)
  }
}

extension CellStyle {
  /// Takes the numbers of an SGR sequence.
  mutating func take(_ numbers: [Int]) {
    var rest = numbers.isEmpty ? [0][...] : numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = CellStyle()
      case 1: isBold = true
      case 2: isFaint = true
      case 3: isItalic = true
      case 4: isUnderlined = true
      case 7: isReversed = true
      case 22: (isBold, isFaint) = (false, false)
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 27: isReversed = false
      case 30...37: foreground = .basic(number - 30)
      case 38: foreground = Self.color(&rest) ?? foreground
      case 39: foreground = nil
      case 40...47: background = .basic(number - 40)
      case 48: background = Self.color(&rest) ?? background
      case 49: background = nil
      case 90...97: foreground = .basic(number - 82)
      case 100...107: background = .basic(number - 92)
      default: break
      }
    }
  }

  /// `5;N` or `2;R;G;B` behind 38 or 48.
  private static func color(_ rest: inout ArraySlice<Int>) -> TerminalColor? {
    switch rest.popFirst() {
    case 5:
      guard let index = rest.popFirst(), (0...255).contains(index) else { return nil }
      return index < 16 ? .basic(index) : .indexed(index)
    case 2:
      guard rest.count >= 3 else {
        rest = []
        return nil
      }
      let parts = (0..<3).map { _ in min(max(rest.popFirst() ?? 0, 0), 255) }
      return .rgb(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
