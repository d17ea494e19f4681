import Platform
import Tables

/// The second pass: the values, once it is known what each column is.
struct CSVContent {
  /// What a field is read as.
  private enum Use {
    case number(place: Int)
    case category(place: Int, table: Int)
    case label
    case skip
  }

  private let uses: [Use]
  /// Values in a row.
  let width: Int
  /// Rows that are stored.
  private(set) var rows = 0
  private(set) var fileRows: [Range<Int>] = []
  private(set) var labels: [Int] = []
  private(set) var lines: [Int32] = []
  private(set) var labelWords = WordTable()
  /// The words of each categorical column, in the order of the columns.
  private(set) var words: [WordTable] = []
  private let limits: [Int]
  /// For each of them, whether it has more words than there may be categories.
  private(set) var isOverfull: [Bool]
  private let columns: [CSVColumn]
  private let labelName: String

  init(columns: [CSVColumn], plan: CSVPlan, rows: Int) {
    var (uses, limits): ([Use], [Int]) = ([], [])
    var place = 0
    for (index, column) in columns.enumerated() {
      switch column.role {
      case .numeric, .constant:
        uses.append(.number(place: place))
        place += 1
      case .categorical:
        uses.append(.category(place: place, table: limits.count))
        limits.append(plan.categorical.contains(index) ? CSVLimits.askedCategories : CSVLimits.categories)
        place += 1
      case .label: uses.append(.label)
      case .dropped: uses.append(.skip)
      }
    }
    (self.uses, self.limits, self.columns) = (uses, limits, columns)
    width = place
    words = [WordTable](repeating: WordTable(), count: limits.count)
    isOverfull = [Bool](repeating: false, count: limits.count)
    labelName = plan.label.map { plan.names[$0] } ?? ""
    labels.reserveCapacity(rows)
    lines.reserveCapacity(rows)
  }

  /// Reads a file whose rows the survey has counted, to `target` behind what is there.
  mutating func read(
    _ source: CSVSource, _ format: CSVFormat, to target: UnsafeMutableBufferPointer<Float>,
    _ progress: inout ReadingProgress
  ) throws(CSVError) {
    var scanner = CSVScanner(source, delimiter: format.delimiter)
    if format.hasHeader { try scanner.skipRow() }
    let firstRow = rows
    while scanner.hasRow(), (rows + 1) * width <= target.count {
      let line = scanner.line
      let start = rows * width
      var label: Int? = 0
      for use in uses {
        switch use {
        case .number(let place):
          if let number = scanner.number() {
            target[start + place] = number.value
          } else if case .number(let number) = CSVValue(
            scanner.raw(try scanner.field()), decimalComma: format.readsDecimalCommas)
          {
            target[start + place] = number
          } else {
            target[start + place] = .nan
          }
        case .category(let place, let table):
          target[start + place] = category(try scanner.field(), scanner, table)
        case .label: label = labelNumber(try scanner.field(), scanner)
        case .skip: _ = try scanner.field()
        }
      }
      guard progress.isWanted(at: scanner.position) else { throw .cancelled }
      guard let label else { continue }
      guard labelWords.count <= CSVLimits.labels else {
        throw .tooManyLabels(column: labelName, moreThan: CSVLimits.labels)
      }
      labels.append(label)
      lines.append(Int32(clamping: line))
      rows += 1
    }
    fileRows.append(firstRow..<rows)
    guard progress.isWanted(afterFile: source.bytes.count) else { throw .cancelled }
  }

  private mutating func category(_ field: CSVField, _ scanner: CSVScanner, _ table: Int) -> Float {
    guard !isOverfull[table] else { return .nan }
    switch CSVValue(scanner.raw(field)) {
    case .missing, .infinite: return .nan
    case .number, .tooLarge, .word:
      let number = Self.number(of: field, scanner, in: &words[table])
      if words[table].count > limits[table] { isOverfull[table] = true }
      return Float(number)
    }
  }

  /// Nil where the label is missing, and the row is left out. A whole number is a label by its value: "1", "1.0" and
  /// "1.0000000e+00" are the same.
  private mutating func labelNumber(_ field: CSVField, _ scanner: CSVScanner) -> Int? {
    switch CSVValue(scanner.raw(field)) {
    case .missing, .infinite: return nil
    case .number(let number):
      guard let whole = Int(exactly: number), whole.magnitude < 1 << 24 else { break }
      var text = "\(whole)"
      return text.withUTF8 { labelWords.number(of: UnsafeRawBufferPointer($0)) }
    case .tooLarge, .word: break
    }
    return Self.number(of: field, scanner, in: &labelWords)
  }

  private static func number(of field: CSVField, _ scanner: CSVScanner, in table: inout WordTable) -> Int {
    guard field.hasDoubledQuotes else { return table.number(of: scanner.raw(field)) }
    return scanner.content(field).withUnsafeBytes { table.number(of: $0) }
  }
}
