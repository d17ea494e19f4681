import Platform
import Tables

/// The first pass: how many rows there are, that each has all fields, and what each column holds.
struct CSVSurvey {
  /// What stands in a column.
  struct Tally {
    var numbers = 0
    var words = 0
    var missing = 0
    var infinite = 0
    /// Words that are numbers but for a comma.
    var decimalCommas = 0
    /// Numbers with a decimal comma, and how many of them could as well have one between thousands.
    var readCommas = 0
    var thousands = 0
    var hasFractions = false
    var firstWord: (place: CSVPlace, word: String)?
    var firstTooLarge: (place: CSVPlace, word: String)?
    var firstDecimalComma: (place: CSVPlace, word: String)?
    var firstMissing: CSVPlace?
  }

  private let plan: CSVPlan
  private let omitsMissing: Bool
  private(set) var tallies: [Tally]
  /// The rows of each file, in order.
  private(set) var rows: [Int] = []

  init(plan: CSVPlan, omitsMissing: Bool) {
    self.plan = plan
    self.omitsMissing = omitsMissing
    tallies = [Tally](repeating: Tally(), count: plan.names.count)
  }

  /// Reads a file through.
  mutating func read(_ source: CSVSource, _ format: CSVFormat, _ progress: inout ReadingProgress) throws(CSVError) {
    var scanner = CSVScanner(source, delimiter: format.delimiter)
    if format.hasHeader { try scanner.skipRow() }
    var count = 0
    let width = plan.names.count
    while scanner.hasRow() {
      let line = scanner.line
      var column = 0
      var isContinued = true
      while isContinued {
        if column < width, let number = scanner.number() {
          tallies[column].numbers += 1
          if number.value != number.value.rounded(.towardZero) { tallies[column].hasFractions = true }
          isContinued = number.isContinued
        } else {
          let field = try scanner.field()
          isContinued = field.isContinued
          if column < width { take(field, of: scanner, format, CSVPlace(path: source.path, line: line), column) }
        }
        column += 1
      }
      if column != width {
        throw .ragged(
          CSVPlace(path: source.path, line: line), fields: column, expected: width, hasHeader: format.hasHeader)
      }
      count += 1
      guard progress.isWanted(at: scanner.position) else { throw .cancelled }
    }
    rows.append(count)
    guard progress.isWanted(afterFile: source.bytes.count) else { throw .cancelled }
  }

  private mutating func take(
    _ field: CSVField, of scanner: CSVScanner, _ format: CSVFormat, _ row: CSVPlace, _ column: Int
  ) {
    let name = plan.names[column]
    let place = { CSVPlace(path: row.path, line: row.line, column: name) }
    let raw = scanner.raw(field)
    switch CSVValue(raw, decimalComma: format.readsDecimalCommas) {
    case .number(let number):
      tallies[column].numbers += 1
      if CSVValue.hasDecimalComma(raw) {
        tallies[column].readCommas += 1
        if CSVValue.hasThousandsComma(raw) { tallies[column].thousands += 1 }
        noteComma(place, scanner.text(field), column)
      } else if number != number.rounded(.towardZero) {
        tallies[column].hasFractions = true
      }
    case .missing:
      tallies[column].missing += 1
      if tallies[column].firstMissing == nil { tallies[column].firstMissing = place() }
    case .infinite:
      tallies[column].infinite += 1
      if tallies[column].firstMissing == nil { tallies[column].firstMissing = place() }
    case .tooLarge:
      tallies[column].numbers += 1
      if tallies[column].firstTooLarge == nil { tallies[column].firstTooLarge = (place(), scanner.text(field)) }
    case .word:
      tallies[column].words += 1
      if tallies[column].firstWord == nil { tallies[column].firstWord = (place(), scanner.text(field)) }
      guard CSVValue.hasDecimalComma(raw) else { return }
      tallies[column].decimalCommas += 1
      noteComma(place, scanner.text(field), column)
    }
  }

  private mutating func noteComma(_ place: () -> CSVPlace, _ word: String, _ column: Int) {
    if tallies[column].firstDecimalComma == nil { tallies[column].firstDecimalComma = (place(), word) }
  }

  /// What the columns are to be, from what stands in them.
  ///
  /// A column is numeric where most of its values are numbers, and then all must be.
  func columns() throws(CSVError) -> [CSVColumn] {
    var columns: [CSVColumn] = []
    for (index, tally) in tallies.enumerated() {
      var column = CSVColumn(name: plan.names[index], number: index + 1, role: try role(index, tally))
      column.missing = tally.missing + tally.infinite
      column.infinite = tally.infinite
      columns.append(column)
    }
    return columns
  }

  private func role(_ index: Int, _ tally: Tally) throws(CSVError) -> CSVColumn.Role {
    if index == plan.label {
      if let place = tally.firstMissing, !omitsMissing { throw .missingLabel(place) }
      return .label
    }
    if plan.dropped.contains(index) { return .dropped(.asked) }
    if tally.numbers + tally.words == 0 { return .dropped(.empty) }
    if plan.categorical.contains(index) { return .categorical }
    // Where commas part fields, or beside decimal points, or where all in the file could do so, one may as well stand
    // between thousands.
    let isSettled = tallies.contains { $0.readCommas > $0.thousands }
    let isUnclear =
      tally.readCommas > 0
      ? (tally.hasFractions || !isSettled) && tally.numbers > tally.words : tally.decimalCommas * 2 > tally.words
    if let comma = tally.firstDecimalComma, isUnclear {
      throw .decimalComma(comma.place, word: comma.word)
    }
    guard tally.numbers > tally.words else { return .categorical }
    if let word = tally.firstWord {
      throw .notANumber(word.place, word: word.word, words: tally.words, numbers: tally.numbers)
    }
    if let large = tally.firstTooLarge { throw .magnitude(large.place, word: large.word) }
    return .numeric
  }
}

extension CSVScanner {
  /// Moves past the next row.
  mutating func skipRow() throws(CSVError) {
    guard hasRow() else { return }
    while try field().isContinued {}
  }
}
