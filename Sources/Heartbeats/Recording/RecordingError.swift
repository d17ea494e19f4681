/// Why a file is not a recording that can be read.
public enum RecordingError: Error, Equatable, Sendable {
  /// The file has no sample.
  case empty(file: String)
  /// The file is not text.
  case binary(file: String)
  /// A word stands where a number should.
  case notANumber(TextPlace, word: String)
  /// A value is larger than a signal can be.
  case magnitude(TextPlace, word: String)
  /// A line has more or fewer fields than the first.
  case fieldCount(TextPlace, count: Int, expected: Int)
  /// The file has more samples than are read.
  case tooLong(file: String)
  /// The file has more leads than are read.
  case tooManyLeads(file: String, count: Int)
  /// A line of a WFDB header that does not read as one.
  case header(TextPlace, problem: String)
  /// The samples of a lead are stored in a way that is not read.
  case unsupportedFormat(file: String, lead: String, format: String)
  /// A header names a file of samples in another folder.
  case foreignFolder(file: String, word: String)
  /// The file is shorter than its header says, in bytes.
  case truncated(file: String, bytes: Int, needed: Int)
  /// Neither the file nor the person says how many samples a second has.
  case noRate(file: String, samples: Int)
  /// R peaks cannot be looked for at this rate, in samples a second.
  case rateOutOfRange(file: String, rate: Double)
  /// The recording has no lead of this name or place, but those of these names.
  case noLead(word: String, names: [String])
}

extension RecordingError: CustomStringConvertible {
  /// What is wrong, where, and the way out, in one line.
  public var description: String {
    switch self {
    case .empty(let file): "\"\(printable(file))\" holds no samples; a recording has one or more on each line"
    case .binary(let file):
      "\"\(printable(file))\" is a binary file; a recording is text (CSV) or a PhysioNet record, named by its .hea file"
    case .notANumber(let place, let word):
      "\(place): \"\(printable(word))\" is not a number; an empty field is a missing sample"
    case .magnitude(let place, let word):
      "\(place): \"\(printable(word))\" is too large for a sample; values go up to 1e15"
    case .fieldCount(let place, let count, let expected):
      "\(place): \(count) \(count == 1 ? "value" : "values") where the lines above have \(expected); repair this line"
    case .tooLong(let file):
      "\"\(printable(file))\" is longer than \(RecordingLimits.samples) samples; cut a part out of it"
    case .tooManyLeads(let file, let count):
      "\"\(printable(file))\" has \(count) leads; \(RecordingLimits.leads) are the most that are read"
    default: recordDescription
    }
  }

  private var recordDescription: String {
    switch self {
    case .header(let place, let problem): "\(place): \(problem); is this the header of a PhysioNet (WFDB) record?"
    case .unsupportedFormat(let file, let lead, let format):
      "\"\(printable(file))\": lead \"\(printable(lead))\" is in WFDB format \(printable(format)); 16 and 212 are "
        + "read: convert it with xform or wfdb.wrsamp"
    case .foreignFolder(let file, let word):
      "\"\(printable(file))\" names the signal file \"\(printable(word))\"; it must be a plain "
        + "name, and the file beside the header"
    case .truncated(let file, let bytes, let needed):
      "\"\(printable(file))\" holds \(bytes) bytes where the header needs \(needed); fetch it again"
    case .noRate(let file, let samples):
      "\"\(printable(file))\" is a recording of \(samples) samples but does not say how many a second; "
        + "add --rate 360, say"
    case .rateOutOfRange(let file, let rate):
      "\"\(printable(file))\": \(rateText(rate)) samples a second; R peaks can be found from 50 to 100000"
    case .noLead(let word, let names):
      "there is no lead \"\(printable(word))\"; the recording has \(Self.list(names))"
    default: ""
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(12).enumerated().map { "\($0 + 1) \(printable($1))" }.joined(separator: ", ")
      + (names.count > 12 ? ", …" : "")
  }
}
