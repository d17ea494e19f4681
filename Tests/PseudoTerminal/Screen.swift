/// What a person would see: a small model of an xterm, fed with what a program sends.
public struct Screen {
  struct Cell: Equatable {
    /// Empty for the right half of a wide character.
    var text = " "
    var isFaint = false
  }

  public private(set) var columns: Int
  public private(set) var rows: Int
  /// The cursor, counted from 0.
  public internal(set) var row = 0
  public internal(set) var column = 0
  /// How often the bell rang.
  public internal(set) var bells = 0
  /// The private modes that are on: 7 folding, 25 cursor, 1002 and 1006 mouse, 1049 alternate screen.
  public internal(set) var modes: Set<Int> = [7, 25]

  var cells: [[Cell]]
  var isFaint = false
  /// The last column is filled; the next character folds the row first.
  var foldsNext = false
  var saved = (row: 0, column: 0)
  var normalScreen: [[Cell]]?
  private var decoder = ScreenDecoder()

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The rows without trailing spaces, without the empty rows at the end.
  public var lines: [String] {
    var lines = cells.map { line in
      var text = line.map(\.text).joined()
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  public var text: String { lines.joined(separator: "\n") }

  /// All that is shown in grey.
  public var faintText: String { cells.joined().filter(\.isFaint).map(\.text).joined() }

  /// The row the cursor stands in, without trailing spaces.
  public var cursorLine: String { row < lines.count ? lines[row] : "" }

  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let item = decoder.feed(byte) else { continue }
      apply(item)
    }
  }

  /// A new size; nothing is folded anew, as in xterm.
  public mutating func resize(columns: Int, rows: Int) {
    let lost = max(0, row - rows + 1)
    cells = (0..<rows).map { index in
      let old = index + lost < cells.count ? cells[index + lost] : []
      return Array((old + Array(repeating: Cell(), count: columns)).prefix(columns))
    }
    self.columns = columns
    self.rows = rows
    row -= lost
    column = min(column, columns - 1)
    foldsNext = false
  }
}
