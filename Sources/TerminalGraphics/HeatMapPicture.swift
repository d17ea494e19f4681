extension HeatMap {
  public func picture(_ appearance: Appearance) -> Picture { HeatMapLayout(self, appearance).picture() }
}

/// A heat map laid out in character cells.
private struct HeatMapLayout {
  let map: HeatMap
  let appearance: Appearance
  let rows: Int
  let sourceColumns: Int
  let gutter: Int
  /// Terminal columns of one cell, and how many cells there are.
  let cellWidth: Int
  let cells: Int
  private let extent: (low: Double, high: Double)

  init(_ map: HeatMap, _ appearance: Appearance) {
    self.map = map
    self.appearance = appearance
    extent = map.extent
    sourceColumns = map.values.map(\.count).max() ?? 0
    rows = min(map.values.count, min(max(map.height, 1), 200))
    let widest = map.rowLabels.prefix(map.values.count).map(\.withoutControls.columns).max() ?? 0
    gutter = min(widest, appearance.columns * 2 / 5)
    let room = appearance.columns - gutter - 1
    cells = min(sourceColumns, room)
    let texts = map.texts?.joined().map(\.withoutControls.columns).max()
    let headers = map.columnLabels.map(\.withoutControls.columns).max() ?? 0
    // A written cell is a short shade and its text; a bare one is all shade.
    let widestCell = texts.map { max($0 + 6, headers + 2) } ?? 16
    cellWidth = cells == 0 ? room : min(max(room / cells, 1), widestCell)
  }

  func picture() -> Picture {
    var lines: [StyledText] = []
    let margin = StyledText.spaces(gutter + 1)
    let width = appearance.columns
    if let title = map.title, !title.isEmpty { lines.append(cut(StyledText(title, .strong, bold: true), width)) }
    if let label = map.yLabel { lines.append(cut(StyledText(label, .muted), width)) }
    guard rows > 0, cells > 0 else {
      lines.append(StyledText("no data", .muted))
      return Picture(lines: lines.map { $0.padded(to: width) })
    }
    if let header = header() { lines.append(margin + header) }
    for row in 0..<rows {
      let label = rows == map.values.count && row < map.rowLabels.count ? map.rowLabels[row] : ""
      let left = StyledText(label, .muted).fitted(
        to: gutter, alignment: .right, ellipsis: appearance.glyphs.ellipsis)
      lines.append((0..<cells).reduce(left + " ") { $0 + cell(row, $1) })
    }
    if map.xRange != nil { lines.append(margin + tickLabels()) }
    lines += foot().map { margin + $0 }
    return Picture(lines: lines.map { cut($0, width).padded(to: width) })
  }

  private func cut(_ text: StyledText, _ width: Int) -> StyledText {
    text.truncated(to: width, ellipsis: appearance.glyphs.ellipsis)
  }

  private func header() -> StyledText? {
    guard cells == sourceColumns, !map.columnLabels.isEmpty, cellWidth >= 2 else { return nil }
    return (0..<cells).reduce(StyledText("")) { line, index in
      let label = StyledText(index < map.columnLabels.count ? map.columnLabels[index] : "", .muted)
      let room = max(cellWidth - 1, 1)
      return line + label.fitted(to: room, alignment: map.texts == nil ? .center : .left, ellipsis: "")
        + .spaces(cellWidth - room)
    }
  }

  private func cell(_ row: Int, _ column: Int) -> StyledText {
    guard let share = map.share(mean(row, column), extent) else { return .spaces(cellWidth) }
    let shade = Shade.character(share, isDiverging: map.isDiverging, appearance)
    let ink = map.ink(share)
    guard let text = text(row, column) else {
      return StyledText(String(repeating: shade, count: cellWidth), ink)
    }
    let blocks = StyledText(String(repeating: shade, count: 3), ink)
    return (blocks + " " + text).padded(to: cellWidth)
  }

  /// What is written in a cell, if that of every cell leaves room for a shade.
  private func text(_ row: Int, _ column: Int) -> StyledText? {
    guard let texts = map.texts, rows == map.values.count, cells == sourceColumns else { return nil }
    let widest = texts.joined().map(\.withoutControls.columns).max() ?? 0
    guard widest + 5 <= cellWidth else { return nil }
    let text = row < texts.count && column < texts[row].count ? texts[row][column] : ""
    return StyledText(text).padded(to: widest, alignment: .right)
  }

  /// The mean of the values that share a cell.
  private func mean(_ row: Int, _ column: Int) -> Double {
    var sum = 0.0
    var count = 0.0
    for source in row * map.values.count / rows..<(row + 1) * map.values.count / rows {
      for place in column * sourceColumns / cells..<(column + 1) * sourceColumns / cells
      where place < map.values[source].count && map.values[source][place].isFinite {
        sum += min(max(map.values[source][place], -1e300), 1e300) / 1e3
        count += 1
      }
    }
    return count == 0 ? .nan : sum / count * 1e3
  }

  /// The ticks that have room, each under the middle of its column.
  private func tickLabels() -> StyledText {
    let field = cells * cellWidth
    let ticks = map.ticks(atMost: max(field / 8, 2))
    var line = StyledText("")
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let place = map.place(value, of: sourceColumns) else { continue }
      let start = min(max(Int(place * Double(field)) - (label.columns - 1) / 2, 0), field - label.columns)
      guard line.isEmpty || start >= line.width + 2 else { continue }
      line += .spaces(start - line.width) + StyledText(label, .muted)
    }
    return line
  }

  /// The ramp, and the label of the x axis beside it where both have room.
  private func foot() -> [StyledText] {
    guard let name = map.xLabel else { return [key()] }
    let field = max(cells * cellWidth, 1)
    let (label, key) = (cut(StyledText(name, .muted), field), key())
    let middle = (field - label.width) / 2
    let start = middle >= key.width + 3 ? middle : max(field - label.width, key.width + 3)
    let room = appearance.columns - gutter - 1
    guard start + label.width <= room else { return [label.padded(to: field, alignment: .center), key] }
    return [key + .spaces(start - key.width) + label]
  }

  /// The ramp with its ends.
  private func key() -> StyledText {
    let steps = 9
    let ramp = (0..<steps).reduce(StyledText("")) { line, step in
      let share = Double(step) / Double(steps - 1)
      let shade = Shade.character(share, isDiverging: map.isDiverging, appearance)
      return line + StyledText(shade, map.ink(share))
    }
    let low = StyledText(NumberText.short(extent.low, digits: 4) + " ", .muted)
    return low + ramp + StyledText(" " + NumberText.short(extent.high, digits: 4), .muted)
  }
}

extension HeatMap {
  /// The place of a value on a ramp whose ends are known.
  func share(_ value: Double, _ extent: (low: Double, high: Double)) -> Double? {
    guard value.isFinite else { return nil }
    return min(max((value - extent.low) / (extent.high - extent.low), 0), 1)
  }
}

/// How a place on a ramp is drawn: full blocks where colour shows the step, else shades of increasing darkness.
private enum Shade {
  static func character(_ share: Double, isDiverging: Bool, _ appearance: Appearance) -> String {
    let isColored = appearance.color == .ansi256 || appearance.color == .trueColor
    if appearance.glyphs == .unicode && isColored { return "█" }
    let steps: [String] =
      switch (appearance.glyphs, isDiverging) {
      case (.unicode, false): [" ", "░", "▒", "▓", "█"]
      case (.unicode, true): ["≡", "═", "─", " ", "░", "▒", "█"]
      case (.ascii, false): [" ", ".", ":", "+", "*", "#", "@"]
      case (.ascii, true): ["O", "o", "-", " ", "+", "*", "#"]
      }
    return steps[min(Int(share * Double(steps.count)), steps.count - 1)]
  }
}
