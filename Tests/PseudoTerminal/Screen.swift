/// What a person would see: a small model of an xterm, fed with what a program sends.
public struct Screen {
  struct Row {
    var cells: [Cell]
    /// Whether the text goes on in the next row because it did not fit.
    var isFolded = false
  }

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

  var grid: [Row]
  var isFaint = false
  /// The last column is filled; the next character folds the row first.
  var foldsNext = false
  var saved = (row: 0, column: 0)
  var normalScreen: [Row]?
  private var decoder = ScreenDecoder()

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    grid = Array(repeating: Row(cells: Array(repeating: Cell(), count: columns)), count: rows)
  }

  /// The rows without trailing spaces, without the empty rows at the end.
  public var lines: [String] {
    var lines = grid.map { row in
      var text = row.cells.map(\.text).joined()
      while text.hasSuffix(" ") { text.removeLast() }
      return text
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  public var text: String { lines.joined(separator: "\n") }

  /// All that is shown in grey.
  public var faintText: String { grid.flatMap(\.cells).filter(\.isFaint).map(\.text).joined() }

  /// The row the cursor stands in, without trailing spaces.
  public var cursorLine: String { row < lines.count ? lines[row] : "" }

  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let item = decoder.feed(byte) else { continue }
      apply(item)
    }
  }

  /// A new size: folded lines are folded anew and the cursor stays on its character, as most terminals do it.
  public mutating func resize(columns: Int, rows: Int) {
    var folded: [Row] = []
    var line: [Cell] = []
    var cursor: Int?
    let cursorRow = row
    for (index, row) in grid.enumerated() {
      if index == cursorRow { cursor = line.count + column }
      line += row.cells
      guard !row.isFolded else { continue }
      let wanted = max(1, (line.lastIndex { $0 != Cell() } ?? -1) + 1, (cursor ?? -1) + 1)
      if let offset = cursor { (self.row, column) = (folded.count + offset / columns, offset % columns) }
      folded += Self.fold(line.prefix(wanted), columns: columns)
      line = []
      cursor = nil
    }
    let lost = max(0, self.row - rows + 1)
    self.row -= lost
    grid = Array(folded.dropFirst(lost).prefix(rows))
    while grid.count < rows { grid += Self.fold([Cell()], columns: columns) }
    self.columns = columns
    self.rows = rows
    foldsNext = false
  }

  private static func fold(_ line: ArraySlice<Cell>, columns: Int) -> [Row] {
    stride(from: line.startIndex, to: line.endIndex, by: columns).map { start in
      let cells = line[start...].prefix(columns)
      let padding = Array(repeating: Cell(), count: columns - cells.count)
      return Row(cells: cells + padding, isFolded: start + columns < line.endIndex)
    }
  }
}
