extension Screen {
  mutating func apply(_ item: ScreenDecoder.Item) {
    switch item {
    case .character(let scalar): put(scalar)
    case .control(let byte): control(byte)
    case .escape(let character): escape(character)
    case .sequence(let final, true, let parameters): switchModes(parameters, on: final == "h")
    case .sequence(let final, false, let parameters): sequence(final, parameters)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let isCombining = (0x300...0x36F).contains(scalar.value)
    if isCombining {
      grid[row].cells[max(0, column - 1)].text.unicodeScalars.append(scalar)
      return
    }
    let isWide = (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFFDC).contains(scalar.value)
    let width = isWide ? 2 : 1
    if foldsNext || column + width > columns {
      grid[row].isFolded = true
      column = 0
      lineFeed()
    }
    grid[row].cells[column] = Cell(text: String(scalar), isFaint: isFaint)
    if isWide { grid[row].cells[column + 1] = Cell(text: "", isFaint: isFaint) }
    foldsNext = column + width >= columns && modes.contains(7)
    column = min(column + width, columns - 1)
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: column = max(0, column - 1)
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: column = 0
    default: return
    }
    foldsNext = false
  }

  private mutating func lineFeed() {
    foldsNext = false
    if row + 1 < rows {
      row += 1
    } else {
      grid.removeFirst()
      grid.append(blankRow)
    }
  }

  private var blankRow: Row { Row(cells: Array(repeating: Cell(), count: columns)) }

  private mutating func escape(_ character: Character) {
    switch character {
    case "7": saved = (row, column)
    case "8": (row, column, foldsNext) = (min(saved.row, rows - 1), min(saved.column, columns - 1), false)
    case "M" where row > 0: row -= 1
    case "M":
      grid.removeLast()
      grid.insert(blankRow, at: 0)
    default: break
    }
  }

  private mutating func switchModes(_ numbers: [Int], on: Bool) {
    for number in numbers {
      if number == 1049 { switchScreen(toAlternate: on) }
      if on { modes.insert(number) } else { modes.remove(number) }
    }
  }

  private mutating func switchScreen(toAlternate: Bool) {
    if toAlternate {
      saved = (row, column)
      normalScreen = grid
      grid = Array(repeating: blankRow, count: rows)
    } else if let normal = normalScreen {
      grid = fitted(normal)
      normalScreen = nil
      (row, column) = (min(saved.row, rows - 1), min(saved.column, columns - 1))
    }
  }

  /// The rows that were set aside, brought to the size the window has by now.
  private func fitted(_ kept: [Row]) -> [Row] {
    let sized = kept.prefix(rows).map { row in
      Row(cells: Array((row.cells + blankRow.cells).prefix(columns)), isFolded: row.isFolded)
    }
    return sized + Array(repeating: blankRow, count: max(0, rows - sized.count))
  }

  private mutating func sequence(_ final: Character, _ parameters: [Int]) {
    let first = parameters.first ?? 0
    let count = max(1, first)
    if final != "m" { foldsNext = false }
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(rows, count) - 1
      column = min(columns, max(1, parameters.dropFirst().first ?? 1)) - 1
    case "J": erase(rowsOf: first)
    case "K": erase(first, in: row)
    case "P": shift(by: -count)
    case "@": shift(by: count)
    case "m": for number in parameters.isEmpty ? [0] : parameters { rendition(number) }
    default: break
    }
  }

  private mutating func rendition(_ number: Int) {
    if number == 2 { isFaint = true } else if number == 0 || number == 22 { isFaint = false }
  }

  /// 0 from the cursor on, 1 up to it, 2 all.
  private mutating func erase(_ part: Int, in row: Int) {
    let cleared = part == 0 ? column..<columns : part == 1 ? 0..<(column + 1) : 0..<columns
    for column in cleared { grid[row].cells[column] = Cell() }
    if part != 1 { grid[row].isFolded = false }
  }

  private mutating func erase(rowsOf part: Int) {
    if part != 2 { erase(part, in: row) }
    let cleared = part == 0 ? (row + 1)..<rows : part == 1 ? 0..<row : 0..<rows
    for row in cleared { grid[row] = blankRow }
  }

  /// Inserts blanks at the cursor, or deletes characters there.
  private mutating func shift(by count: Int) {
    let amount = min(abs(count), columns - column)
    var line = grid[row].cells
    if count > 0 {
      line.insert(contentsOf: Array(repeating: Cell(), count: amount), at: column)
    } else {
      line.removeSubrange(column..<(column + amount))
      line += Array(repeating: Cell(), count: amount)
    }
    grid[row].cells = Array(line.prefix(columns))
  }
}
