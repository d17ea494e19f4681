/// Collects the columns of a text recording.
struct RecordingTextParser {
  private let bytes: [UInt8]
  private let name: String
  private var names: [String] = []
  private var units: [String] = []
  private var columns: [[Float]] = []
  /// Times of the first column, where it holds some, in seconds.
  private var times: [Double] = []
  private var isFirstColumnTime = false

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func readAll() throws(RecordingError) {
    var lines = RecordingLines(bytes)
    guard let first = lines.next() else { throw .empty(file: name) }
    let separator = RecordingFields.separator(bytes, first)
    var line: Range<Int>? = first
    while let range = line {
      let fields = RecordingFields(bytes, range, separator: separator)
      let values = fields.ranges.map { RecordingValue($0, bytes, hasDecimalComma: separator == .semicolon) }
      if columns.isEmpty, !values.contains(where: \.isNumber) {
        readHeading(fields)
      } else {
        try add(values, fields, line: lines.number, start: range.lowerBound)
      }
      line = lines.next()
    }
    guard !columns.isEmpty else { throw .empty(file: name) }
  }

  /// The first line without a number names the columns, a second one tells their units.
  private mutating func readHeading(_ fields: RecordingFields) {
    let words = fields.ranges.indices.map { fields.text($0) }
    if names.isEmpty { names = words } else if units.isEmpty { units = words }
  }

  private mutating func add(
    _ values: [RecordingValue], _ fields: RecordingFields, line: Int, start: Int
  ) throws(RecordingError) {
    func place(_ index: Int) -> TextPlace {
      TextPlace(file: name, line: line, column: fields.ranges[index].lowerBound - start + 1)
    }
    if columns.isEmpty {
      // A separator at the end of each line makes one field too many.
      if values.count > 1 && values.last == .missing && names.count < values.count {
        columns = Array(repeating: [], count: values.count - 1)
      } else {
        columns = Array(repeating: [], count: values.count)
      }
      if case .time = values.first { isFirstColumnTime = true }
      if columns.count <= RecordingLimits.leads {
        for index in columns.indices { columns[index].reserveCapacity(bytes.count / (8 * columns.count)) }
      }
    }
    let trailing = values.count == columns.count + 1 && values.last == .missing
    guard values.count == columns.count || trailing else {
      throw .fieldCount(place(values.count - 1), count: values.count, expected: columns.count)
    }
    guard columns[0].count < RecordingLimits.samples else { throw .tooLong(file: name) }
    for index in columns.indices {
      switch values[index] {
      case .number(let value):
        guard value.magnitude <= UCRLimits.magnitude else { throw .magnitude(place(index), word: fields.text(index)) }
        columns[index].append(value)
      case .time(let seconds) where index == 0 && isFirstColumnTime:
        times.append(seconds)
        columns[index].append(Float(seconds))
      case .missing: columns[index].append(.nan)
      case .time, .word: throw .notANumber(place(index), word: fields.text(index))
      }
    }
  }

  // MARK: What the columns are

  mutating func recording(rate given: Double?) throws(RecordingError) -> Recording {
    if columns[0].count == 1, columns.count > RecordingLimits.leads {
      // One long row.
      columns = [columns.map { $0[0] }]
      names = []
    }
    guard columns.count <= RecordingLimits.leads + 1 else {
      throw .tooManyLeads(file: name, count: columns.count)
    }
    let clock = ClockColumn(columns[0], times: times, name: names.first, unit: units.first, isOnly: columns.count == 1)
    let leads = columns.indices.dropFirst(clock == nil ? 0 : 1).map { index in
      RecordingLead(
        name: index < names.count && !names[index].isEmpty ? names[index] : "lead \(index + (clock == nil ? 1 : 0))",
        unit: index < units.count ? units[index] : "", samples: columns[index])
    }
    var notes: [RecordingNote] = []
    if let given, let told = clock?.rate, abs(told - given) > 0.02 * given {
      notes.append(.rateDiffers(column: told, given: given))
    }
    return Recording(rate: given ?? clock?.rate, leads: leads, notes: notes)
  }
}

/// A first column that counts time or samples instead of telling a voltage.
struct ClockColumn {
  /// Samples a second; absent for a column of sample numbers.
  let rate: Double?

  init?(_ column: [Float], times: [Double], name: String?, unit: String?, isOnly: Bool) {
    guard !isOnly else { return nil }
    let word = (name ?? "").lowercased()
    let unit = (unit ?? "").lowercased()
    let isNamedIndex = ["sample", "index", "#", "no", "n", "frame"].contains { word == $0 || word.hasPrefix("sample") }
    let isNamedTime = word.contains("time") || ["t", "s", "sec", "seconds", "ms", "elapsed"].contains(word)
    // A column with another name is a lead, however evenly it runs.
    guard word.isEmpty || isNamedTime || isNamedIndex || !times.isEmpty else { return nil }
    guard let step = Self.step(times.count == column.count ? times : column.map(Double.init)) else {
      // A column that is called a time but does not run evenly is not a lead either.
      guard isNamedTime || isNamedIndex || !times.isEmpty else { return nil }
      rate = nil
      return
    }
    let isMilliseconds =
      word == "ms" || unit == "ms" || word.contains("(ms)") || word.contains("[ms]") || word.hasSuffix("_ms")
    if isNamedIndex || (!isNamedTime && times.isEmpty && step == 1) {
      rate = nil
    } else {
      rate = ((isMilliseconds ? 1000 : 1) / step * 1000).rounded() / 1000
    }
  }

  /// The step of a column that runs upward evenly; rounded times may wobble by their last digit.
  private static func step(_ times: [Double]) -> Double? {
    guard times.count > 2, let first = times.first, let last = times.last, last > first else { return nil }
    let step = (last - first) / Double(times.count - 1)
    var previous = first
    for time in times.dropFirst() {
      guard time >= previous, time - previous < 2.5 * step + time.magnitude * 2e-7 else { return nil }
      previous = time
    }
    return step
  }
}
