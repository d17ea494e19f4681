/// What a person says about a table; what is left out is found out from the file.
public struct CSVOptions: Equatable, Codable, Sendable {
  /// The column of labels, by name or number; nil where nothing is known of the rows.
  public var label: String?
  /// The labels of normal rows; none where they are clear by themselves (see `NormalLabels`).
  public var normal: [String]
  /// Columns to leave out, by name or number.
  public var dropped: [String]
  /// Columns whose values are categories, by name or number, though they may look like numbers.
  public var categorical: [String]
  /// The byte between two fields: `,`, `;`, tab, `|`, a space (then several count as one) or any other ASCII character but
  /// a letter, a digit, a quotation mark or a line end; nil: found out.
  public var delimiter: UInt8?
  /// Whether the first line names the columns; nil: found out.
  public var hasHeader: Bool?
  /// What becomes of missing values.
  public var missing: MissingValues

  public init(
    label: String? = nil, normal: [String] = [], dropped: [String] = [], categorical: [String] = [],
    delimiter: UInt8? = nil, hasHeader: Bool? = nil, missing: MissingValues = .median
  ) {
    self.label = label
    self.normal = normal
    self.dropped = dropped
    self.categorical = categorical
    self.delimiter = delimiter
    self.hasHeader = hasHeader
    self.missing = missing
  }

  /// The delimiter that a word means: itself, or `tab`, `\t`, `space`, `comma`, `semicolon`, `pipe`; nil for any other.
  public static func delimiter(named word: String) -> UInt8? {
    let names: [String: UInt8] = [
      "tab": 0x09, "\\t": 0x09, "space": 0x20, "comma": 0x2c, "semicolon": 0x3b, "pipe": 0x7c,
    ]
    if let named = names[word.lowercased()] { return named }
    guard word.utf8.count == 1, let byte = word.utf8.first, isPossibleDelimiter(byte) else { return nil }
    return byte
  }

  /// What messages call a delimiter: "tab", "space", or the character in quotes.
  public static func name(ofDelimiter byte: UInt8) -> String {
    switch byte {
    case 0x09: "tab"
    case 0x20: "space"
    default: "\"\(Unicode.Scalar(byte))\""
    }
  }

  private static func isPossibleDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x20: true
    case UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): false
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: false
    default: byte > 0x20 && byte < 0x7f
    }
  }
}

/// What becomes of a missing value: a field that is empty or holds `?`, `NA`, `N/A`, `nan` or `null`, in any case, or that
/// is infinite.
public enum MissingValues: String, CaseIterable, Codable, Sendable {
  /// The median of the column's training normals takes its place, or their most frequent category.
  case median
  /// The row is left out.
  case omit
  /// The table is refused.
  case refuse
}
