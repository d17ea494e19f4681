/// Where in a text the picture stands: all of it, right of a column of numbers, or inside a printed chart's frame.
struct ArtFrame {
  struct Label {
    let row: Int
    let value: Double
  }

  private(set) var rows: Range<Int>
  /// Columns before the picture.
  private(set) var left = 0
  private(set) var columns: Int
  /// Numbers at the left edge; none, or at least two different ones.
  private(set) var labels: [Label] = []
  /// Whether it has the upright line of a chart, so that its curve is unbroken.
  private(set) var isChart = false

  private static let uprights: Set<Character> = ["│", "|", "┤", "├", "┼", "+", "┃", "║", "¦"]
  private static let ticks: Set<Character> = ["┤", "├", "┼", "+"]
  private static let levels: Set<Character> = ["─", "-", "┬", "+", "┴", "═"]

  init(_ lines: [[Character]]) {
    rows = 0..<lines.count
    columns = lines.map(\.count).max() ?? 0
    let numbers = lines.enumerated().compactMap { row, line in Number(row, line) }
    if let upright = Self.upright(numbers) {
      frame(lines, numbers.filter { $0.upright == upright }, upright)
    } else if Self.areDifferent(numbers) {
      labels = numbers.map { Label(row: $0.row, value: $0.value) }
      left = (numbers.map(\.end).max() ?? 0) + 1
      columns -= left
    }
    columns = max(0, columns)
  }

  /// A line that begins with a number: where that ends, and where the upright line right of it stands.
  private struct Number {
    let row: Int
    let value: Double
    let end: Int
    let upright: Int?

    init?(_ row: Int, _ line: [Character]) {
      let start = line.prefix { $0 == " " }.count
      let text = line[start...].prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) || $0 == "−" }
      guard text.contains(where: \.isNumber), !(text.count > 1 && text.last == "-") else { return nil }
      // A tick's plus sign may stand right behind the number.
      let bare = text.last == "+" ? text.dropLast() : text
      guard let value = Double(String(bare.map { $0 == "−" ? "-" : $0 })), value.isFinite else { return nil }
      let end = bare.endIndex
      let next = line[end...].firstIndex { $0 != " " }
      let upright = next.flatMap { ArtFrame.uprights.contains(line[$0]) && $0 - end <= 2 ? $0 : nil }
      guard upright != nil || end == line.count || line[end] == " " else { return nil }
      (self.row, self.value, self.end, self.upright) = (row, value, end, upright)
    }
  }

  private static func areDifferent(_ numbers: [Number]) -> Bool {
    Set(numbers.map(\.value)).count > 1
  }

  /// The column of the upright line that most of the numbers stand beside.
  private static func upright(_ numbers: [Number]) -> Int? {
    let columns = Dictionary(grouping: numbers.filter { $0.upright != nil }) { $0.upright ?? 0 }
    let best = columns.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    return best.flatMap { areDifferent($0.value) ? $0.key : nil }
  }

  /// The rows along the upright line, and the columns along the level one if the picture has it.
  private mutating func frame(_ lines: [[Character]], _ numbers: [Number], _ upright: Int) {
    func goesOn(_ row: Int) -> Bool {
      guard lines.indices.contains(row), lines[row].count > upright else { return false }
      let line = lines[row]
      return Self.uprights.contains(line[upright]) && !Self.ticks.contains(line[upright])
        && line[..<upright].allSatisfy { $0 == " " }
    }
    var first = numbers.first?.row ?? 0
    var last = numbers.last?.row ?? 0
    while goesOn(first - 1) { first -= 1 }
    while goesOn(last + 1) { last += 1 }
    isChart = true
    rows = first..<last + 1
    labels = numbers.map { Label(row: $0.row, value: $0.value) }
    left = upright + 1
    columns = (lines[rows].map(\.count).max() ?? 0) - left
    // Blanks at the ends of lines get lost; the level line below tells how wide the plot was.
    if last + 1 < lines.count {
      let below = lines[last + 1].dropFirst(left)
      let level = below.prefix { Self.levels.contains($0) }
      if !level.isEmpty, lines[last + 1][..<upright].allSatisfy({ $0 == " " }) { columns = max(columns, level.count) }
    }
  }
}
