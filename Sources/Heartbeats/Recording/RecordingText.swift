/// Reads recordings in text form: one sample a line, or columns between commas, semicolons, tabs or blanks.
///
/// A first line of names, a second one of units, quotes, a column of times or of sample numbers, lines of comment (`#`)
/// and Windows line ends are fine; an empty field, `-`, `NaN` and the like are missing samples.
public enum RecordingText {
  /// What a text holds, as far as its first lines show.
  public enum Shape: Equatable, Sendable {
    /// Beats in UCR form: rows of 140 values, or of a class and 140 values.
    case beats
    /// A single column of exactly 140 values: one beat, written downward.
    case beat
    case recording
  }

  /// Looks at the first line of numbers: rows of 140 values or a class and 140 values are beats, few columns are the
  /// leads of a recording, and a single long row is a recording too.
  public static func shape(of bytes: [UInt8]) -> Shape {
    var lines = RecordingLines(bytes)
    var columns: Int?
    var rows = 0
    while let line = lines.next() {
      let fields = RecordingFields(bytes, line, separator: RecordingFields.separator(bytes, line))
      guard fields.hasNumber else { continue }
      if columns == nil { columns = fields.count }
      rows += 1
      if rows > Heartbeat.points { break }
    }
    guard let columns else { return .beats }
    if columns == 1, rows == Heartbeat.points { return .beat }
    if columns > Heartbeat.points + 1, rows == 1 { return .recording }
    return columns <= RecordingLimits.leads ? .recording : .beats
  }

  /// The recording in `bytes`; `rate` is what the person said about it.
  ///
  /// - Throws: `RecordingError`.
  public static func read(_ bytes: [UInt8], name: String, rate: Double? = nil) throws(RecordingError) -> Recording {
    guard !bytes.contains(0) else { throw .binary(file: name) }
    var parser = RecordingTextParser(bytes, name: name)
    try parser.readAll()
    return try parser.recording(rate: rate)
  }
}

/// The lines of a text that are neither blank nor comments.
struct RecordingLines {
  private let bytes: [UInt8]
  private var start: Int
  /// Counted from 1.
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  mutating func next() -> Range<Int>? {
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var line = start..<end
      start = end + 1
      while let last = line.last, RecordingFields.isBlank(bytes[last]) { line = line.lowerBound..<last }
      while let first = line.first, bytes[first] == 0x20 || bytes[first] == 0x0d { line = first + 1..<line.upperBound }
      if let first = line.first, bytes[first] != UInt8(ascii: "#") { return line }
    }
    return nil
  }
}

/// The fields of one line.
struct RecordingFields {
  private let bytes: [UInt8]
  private(set) var ranges: [Range<Int>] = []

  /// How a file parts its fields.
  enum Separator { case comma, semicolon, tab, blank }

  init(_ bytes: [UInt8], _ line: Range<Int>, separator: Separator) {
    self.bytes = bytes
    switch separator {
    case .comma: split(line) { $0 == UInt8(ascii: ",") }
    case .semicolon: split(line) { $0 == UInt8(ascii: ";") }
    case .tab: split(line) { $0 == 0x09 }
    case .blank:
      var start: Int?
      for place in line {
        if Self.isBlank(bytes[place]) {
          if let begun = start { ranges.append(begun..<place) }
          start = nil
        } else if start == nil {
          start = place
        }
      }
      if let begun = start { ranges.append(begun..<line.upperBound) }
    }
  }

  /// What parts the fields of this line: a semicolon before a comma, because with it the comma may be a decimal one.
  static func separator(_ bytes: [UInt8], _ line: Range<Int>) -> Separator {
    if bytes[line].contains(UInt8(ascii: ";")) { return .semicolon }
    if bytes[line].contains(UInt8(ascii: ",")) { return .comma }
    return bytes[line].contains(0x09) ? .tab : .blank
  }

  var count: Int { ranges.count }

  /// The text of a field without its quotes.
  func text(_ index: Int) -> String {
    guard ranges.indices.contains(index) else { return "" }
    return String(decoding: bytes[ranges[index]], as: UTF8.self)
  }

  /// Whether any field is a number; a line of names has none.
  var hasNumber: Bool { ranges.contains { RecordingValue($0, bytes, hasDecimalComma: true).isNumber } }

  private mutating func split(_ line: Range<Int>, _ isSeparator: (UInt8) -> Bool) {
    var start = line.lowerBound
    for place in line where isSeparator(bytes[place]) {
      ranges.append(trimmed(start..<place))
      start = place + 1
    }
    ranges.append(trimmed(start..<line.upperBound))
  }

  private func trimmed(_ field: Range<Int>) -> Range<Int> {
    var field = field
    func isEdge(_ byte: UInt8) -> Bool { Self.isBlank(byte) || byte == 0x22 || byte == 0x27 }
    while let first = field.first, isEdge(bytes[first]) { field = first + 1..<field.upperBound }
    while let last = field.last, isEdge(bytes[last]) { field = field.lowerBound..<last }
    return field
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }
}
