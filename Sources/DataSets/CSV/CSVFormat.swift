import Platform
import Tables

/// How a file is written: its delimiter, whether it has a header, and the names of its columns.
struct CSVFormat {
  let delimiter: UInt8
  let hasHeader: Bool
  /// Whether a comma in a number can be a decimal comma: where it parts no fields.
  var readsDecimalCommas: Bool { delimiter != UInt8(ascii: ",") }
  /// One for each column, each name once.
  let names: [String]

  /// Finds out what the options leave open, from the first rows.
  init(_ source: CSVSource, _ options: CSVOptions) throws(CSVError) {
    let sample = Self.sample(of: source)
    var probe = CSVScanner(source, delimiter: newline)
    guard probe.hasRow() else { throw .empty(path: source.path) }
    guard let delimiter = options.delimiter ?? Self.delimiter(of: sample) else {
      let line = source.bytes[probe.position...].prefix(100).prefix { $0 != newline && $0 != carriageReturn }
      throw .oneColumn(path: source.path, line: decoded(Array(line)), delimiter: nil)
    }
    // A first row that cannot be read is read once more, for its error.
    var scanner = CSVScanner(source, delimiter: delimiter)
    guard scanner.hasRow() else { throw .empty(path: source.path) }
    var head: [String] = []
    var isContinued = true
    while isContinued {
      let field = try scanner.field()
      isContinued = field.isContinued
      if head.count <= CSVLimits.columns { head.append(scanner.text(field)) }
    }
    guard head.count > 1 else { throw .oneColumn(path: source.path, line: head[0], delimiter: delimiter) }
    guard head.count <= CSVLimits.columns else { throw .tooManyColumns(path: source.path, count: head.count) }
    let rows = Self.rows(of: sample, delimiter: delimiter, limit: 100)
    hasHeader = options.hasHeader ?? Self.isHeader(rows)
    names = hasHeader ? Self.unique(head) : (1...head.count).map { "column-\($0)" }
    self.delimiter = delimiter
    if hasHeader, !scanner.hasRow() { throw .headerOnly(path: source.path, columns: head.count) }
  }

  /// A field of the sample.
  private struct Field {
    let text: String
    let isNumber: Bool
    let isMissing: Bool
    let isQuoted: Bool
  }

  /// The beginning of a file, up to the end of a line.
  private static func sample(of source: CSVSource) -> CSVSource {
    let limit = 1 << 18
    guard source.bytes.count > limit else { return source }
    let prefix = source.bytes.prefix(limit)
    let end = prefix.lastIndex(of: newline) ?? prefix.lastIndex(of: carriageReturn) ?? limit - 1
    return CSVSource(path: source.path, bytes: UnsafeRawBufferPointer(rebasing: source.bytes[...end]))
  }

  /// The first rows of the sample, as far as they can be read.
  private static func rows(of sample: CSVSource, delimiter: UInt8, limit: Int) -> [[Field]] {
    var scanner = CSVScanner(sample, delimiter: delimiter)
    var rows: [[Field]] = []
    while rows.count < limit, scanner.hasRow() {
      var row: [Field] = []
      var isContinued = true
      while isContinued {
        guard let field = try? scanner.field() else { return rows }
        isContinued = field.isContinued
        let (isNumber, isMissing) =
          switch CSVValue(scanner.raw(field), decimalComma: delimiter != UInt8(ascii: ",")) {
          case .number, .infinite, .tooLarge: (true, false)
          case .missing: (false, true)
          case .word: (false, false)
          }
        row.append(
          Field(text: scanner.text(field), isNumber: isNumber, isMissing: isMissing, isQuoted: field.isQuoted))
      }
      rows.append(row)
    }
    return rows
  }

  /// The delimiter that gives nearly all rows the same number of fields, and leaves fewest others inside them; a space
  /// only where nothing else does.
  private static func delimiter(of sample: CSVSource) -> UInt8? {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), tab, UInt8(ascii: "|")]
    var best: (delimiter: UInt8, isEven: Bool, share: Double, clean: Double)?
    for candidate in candidates {
      let rows = rows(of: sample, delimiter: candidate, limit: 100)
      guard let (width, share) = commonWidth(rows), width > 1 else { continue }
      let fields = rows.joined()
      let strange = fields.count { field in
        guard !field.isQuoted, candidates.contains(where: { field.text.utf8.contains($0) }) else { return false }
        return !Array(field.text.utf8).withUnsafeBytes(CSVValue.hasDecimalComma)
      }
      let clean = 1 - Double(strange) / Double(max(1, fields.count))
      let isEven = share >= 0.9
      if let old = best {
        let isBetter = isEven != old.isEven ? isEven : isEven ? clean > old.clean : share > old.share
        if !isBetter { continue }
      }
      best = (candidate, isEven, share, clean)
    }
    if let best, best.isEven { return best.delimiter }
    if let (width, share) = commonWidth(rows(of: sample, delimiter: space, limit: 100)), width > 1, share >= 0.9 {
      return space
    }
    return best?.delimiter
  }

  /// The number of fields that most rows have, and the share that has it.
  private static func commonWidth(_ rows: [[Field]]) -> (width: Int, share: Double)? {
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.count, default: 0] += 1 }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return most.map { ($0.key, Double($0.value) / Double(rows.count)) }
  }

  /// Whether the first row names the columns: no number is in it, at most one field is empty, and below it come numbers;
  /// among words alone, if none of them comes again in its column.
  private static func isHeader(_ rows: [[Field]]) -> Bool {
    guard let first = rows.first, !first.contains(where: \.isNumber), first.count(where: \.isMissing) <= 1 else {
      return false
    }
    let rest = rows.dropFirst()
    guard !rest.isEmpty else { return true }
    if rest.contains(where: { $0.contains(where: \.isNumber) }) { return true }
    return !rest.contains { row in zip(first, row).contains { $0.text == $1.text && !$0.isMissing } }
  }

  /// Names, each once: an empty one is its number, and one that comes again gets a number behind it.
  private static func unique(_ head: [String]) -> [String] {
    var taken: Set<String> = Set(head)
    var seen: Set<String> = []
    return head.enumerated().map { index, text in
      let base = text.isEmpty ? "column-\(index + 1)" : text
      if seen.insert(base).inserted, !text.isEmpty || taken.insert(base).inserted { return base }
      var number = 2
      while !taken.insert("\(base)-\(number)").inserted { number += 1 }
      seen.insert("\(base)-\(number)")
      return "\(base)-\(number)"
    }
  }
}
