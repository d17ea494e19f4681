/// The header of a PhysioNet (WFDB) record: a text file that ends in `.hea`.
///
/// Follows header(5) of the WFDB Applications Guide (Moody; https://physionet.org/physiotools/wag/header-5.htm).
struct WFDBHeader: Equatable {
  let rate: Double
  /// Samples of each signal; absent where the header leaves it open.
  let samples: Int?
  let signals: [Signal]

  /// One line of the header.
  struct Signal: Equatable {
    let file: String
    let format: Int
    let samplesPerFrame: Int
    /// Samples by which this signal lags behind; its first ones are left away.
    let skew: Int
    /// Bytes before the first sample.
    let offset: Int
    /// Converter units for one physical unit.
    let gain: Double
    /// Converter units that stand for 0.
    let baseline: Int
    let unit: String
    /// Bits of the converter; 0 where the header does not say.
    let resolution: Int
    /// The converter's value for the middle of its range.
    let zero: Int
    let checksum: Int?
    let name: String
  }

  /// What an absent rate and an absent gain mean, as header(5) says.
  static let defaultRate = 250.0
  static let defaultGain = 200.0

  init(_ bytes: [UInt8], name: String) throws(RecordingError) {
    guard !bytes.contains(0) else { throw .binary(file: name) }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated().filter { !$1.hasPrefix("#") && $1.contains { !$0.isWhitespace } }
    guard let first = lines.first else { throw .empty(file: name) }
    let record = HeaderWords(first.element, TextPlace(file: name, line: first.offset + 1, column: 1))
    guard let recordName = record[0] else { throw record.error("the record has no name") }
    // `NAME/3` is a record in three segments, each with a header of its own.
    guard !recordName.contains("/") else {
      throw record.error("\"\(printable(recordName))\" is a record of several segments; name one of its segments")
    }
    let count = try record.integer(1, "number of signals")
    guard count > 0 else { throw record.error("the record has no signals") }
    guard count <= RecordingLimits.leads else { throw .tooManyLeads(file: name, count: count) }
    rate = try record.rate(2) ?? Self.defaultRate
    let stated = record[3] == nil ? 0 : try record.integer(3, "number of samples")
    guard (0...RecordingLimits.samples).contains(stated) else { throw .tooLong(file: name) }
    samples = stated > 0 ? stated : nil
    guard lines.count > count else { throw record.error("\(count) signals are promised, \(lines.count - 1) described") }
    var signals: [Signal] = []
    for (number, line) in lines[1...count].enumerated() {
      let words = HeaderWords(line.element, TextPlace(file: name, line: line.offset + 1, column: 1))
      signals.append(try words.signal(number + 1))
    }
    self.signals = signals
  }
}

/// The words of one line, and what they say.
private struct HeaderWords {
  private let words: [Substring]
  private let place: TextPlace

  init(_ line: Substring, _ place: TextPlace) {
    words = line.split(maxSplits: 8, whereSeparator: \.isWhitespace)
    self.place = place
  }

  subscript(index: Int) -> String? { index < words.count ? String(words[index]) : nil }

  func error(_ problem: String) -> RecordingError { .header(place, problem: problem) }

  func integer(_ index: Int, _ what: String) throws(RecordingError) -> Int {
    guard let word = self[index] else { throw error("the \(what) is missing") }
    guard let value = Int(word) else { throw error("\"\(printable(word))\" is not a \(what)") }
    return value
  }

  /// An optional whole number; what does not read as one is an error, or a damaged header would be believed.
  private func optional(_ index: Int, _ what: String) throws(RecordingError) -> Int? {
    self[index] == nil ? nil : try integer(index, what)
  }

  /// `360`, or `360/360(0)` with a counter's frequency behind it.
  func rate(_ index: Int) throws(RecordingError) -> Double? {
    guard let word = self[index] else { return nil }
    let number = word.prefix { $0 != "/" && $0 != "(" }
    guard let rate = Double(number), rate.isFinite, rate > 0 else {
      throw error("\"\(printable(word))\" is not a sampling rate")
    }
    return rate
  }

  func signal(_ number: Int) throws(RecordingError) -> WFDBHeader.Signal {
    guard let file = self[0], let formatWord = self[1] else { throw error("a signal needs a file and a format") }
    let format = try self.format(formatWord)
    let gain = try self.gain(self[2])
    let zero = try optional(4, "value of the converter's zero") ?? 0
    return WFDBHeader.Signal(
      file: file, format: format.code, samplesPerFrame: format.samplesPerFrame, skew: format.skew,
      offset: format.offset, gain: gain.gain, baseline: gain.baseline ?? zero, unit: gain.unit,
      resolution: min(max(try optional(3, "resolution") ?? 0, 0), 32), zero: zero,
      checksum: try optional(6, "checksum"), name: self[8].map { trimmed($0) } ?? "signal \(number)")
  }

  private func trimmed(_ word: String) -> String {
    String(word.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `212`, or `212x2:15+24`: samples a frame, skew, bytes before the first sample.
  private func format(_ word: String) throws(RecordingError) -> (
    code: Int, samplesPerFrame: Int, skew: Int, offset: Int
  ) {
    var parts: [Character: Int] = [:]
    var mark: Character = "f"
    var digits = ""
    for character in word + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let value = Int(digits), value <= 1 << 40 else {
        throw error("\"\(printable(word))\" is not a signal format")
      }
      parts[mark] = value
      (mark, digits) = (character, "")
      guard "x:+ ".contains(character) else { throw error("\"\(printable(word))\" is not a signal format") }
    }
    let perFrame = parts["x"] ?? 1
    guard (1...1000).contains(perFrame) else {
      throw error("\"\(printable(word))\" has no sensible number of samples a frame")
    }
    return (parts["f"] ?? 0, perFrame, parts[":"] ?? 0, parts["+"] ?? 0)
  }

  /// `200`, `200/mV`, `200(1024)/mV`.
  private func gain(_ word: String?) throws(RecordingError) -> (gain: Double, baseline: Int?, unit: String) {
    guard let word else { return (WFDBHeader.defaultGain, nil, "mV") }
    let slash = word.firstIndex(of: "/")
    let unit = slash.map { String(word[word.index(after: $0)...]) } ?? "mV"
    let front = slash.map { word[..<$0] } ?? word[...]
    let number = front.prefix { $0 != "(" }
    guard let gain = Double(number), gain.isFinite else { throw error("\"\(printable(word))\" is not a gain") }
    var baseline: Int?
    if front.contains("(") {
      guard front.last == ")", let value = Int(front.dropFirst(number.count + 1).dropLast()) else {
        throw error("\"\(printable(word))\" is not a gain with a baseline")
      }
      baseline = value
    }
    // A gain of 0 says that the signal was not calibrated.
    return (gain == 0 ? WFDBHeader.defaultGain : gain, baseline, unit)
  }
}
