import Platform

/// The scores that the report published of its six models, each of its 10,000 test rows with its true name.
///
/// Source: github.com/fastforwardlabs/ff12-frontend, raw_data/round4 (MIT), joined with the names that the rows have in
/// the original file of connections (see ``ReportSample``).
public struct PublishedScores: Equatable, Sendable {
  /// One of the six models.
  public struct Model: Equatable, Sendable {
    /// As the command line calls it: `pca`, `one-class-svm`.
    public let name: String
    /// As the files call it: `ocsvm`.
    public let word: String
    /// The threshold the report chose: the one of best accuracy on these very rows.
    public let threshold: Double

    init(_ name: String, _ word: String, _ threshold: Double) {
      self.name = name
      self.word = word
      self.threshold = threshold
    }
  }

  /// The six, in the order of the table's columns.
  public static let models = [
    Model("pca", "pca", 5.899), Model("one-class-svm", "ocsvm", 0.005), Model("autoencoder", "ae", 0.072),
    Model("vae", "vae", 0.108), Model("seq2seq", "seq2seq", 0.042), Model("bigan", "bigan", 13.195),
  ]
  /// The name of the table in a folder.
  public static let fileName = "report_rows.csv"

  /// Each row's index in the file of the later recording.
  public let rows: [Int]
  /// What each row is: `normal` or an attack.
  public let names: [String]
  /// Whether the report calls the row an outlier.
  public let outliers: [Bool]
  /// For each model one score a row.
  public let scores: [[Double]]

  public var count: Int { rows.count }
  /// Whether a row is an attack.
  public var attacks: [Bool] { names.map { $0 != "normal" } }

  init(rows: [Int], names: [String], outliers: [Bool], scores: [[Double]]) {
    self.rows = rows
    self.names = names
    self.outliers = outliers
    self.scores = scores
  }

  /// Reads the table from a folder.
  ///
  /// - Throws: ``PublishedScoresError``, where it is not the report's table: every verdict in it must follow from its
  ///   score and the published threshold.
  public static func read(from folder: String) throws -> PublishedScores {
    let path = folder + "/" + fileName
    let bytes = try RegularFile.read(path, limit: 20_000_000)
    var parser = PublishedTable(path: path)
    return try bytes.withUnsafeBufferPointer { try parser.read($0) }
  }

  /// The table as text, a header and a line a row.
  package var text: String {
    var text = "row,report_label,new_attack,label"
    for model in Self.models { text += ",\(model.word)_score,\(model.word)_verdict" }
    text += "\n"
    for row in 0..<count {
      let isNew = names[row] != "normal" && !ReportSample.knownAttacks.contains(names[row])
      text += "\(rows[row]),\(outliers[row] ? "attack" : "normal"),\(isNew ? 1 : 0),\(names[row])"
      for (model, scores) in zip(Self.models, scores) {
        text += ",\(scores[row]),\(scores[row] > model.threshold ? 1 : 0)"
      }
      text += "\n"
    }
    return text
  }
}

/// Why the report's scores cannot be read: the facts alone.
public enum PublishedScoresError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A line, counted from 1, that is not one of the table.
  case badLine(path: String, line: Int, what: String)
  /// A table with another number of rows.
  case otherCount(path: String, rows: Int)

  public var description: String {
    switch self {
    case .badLine(let path, let line, let what): "\"\(path)\" line \(line): \(what)"
    case .otherCount(let path, let rows): "\"\(path)\" has \(rows) rows; the report's table has 10,000"
    }
  }
}

private struct PublishedTable {
  let path: String
  private var rows: [Int] = []
  private var names: [String] = []
  private var outliers: [Bool] = []
  private var scores = PublishedScores.models.map { _ in [Double]() }
  private var words: [[UInt8]: String] = [:]

  init(path: String) { self.path = path }

  private typealias Field = Slice<UnsafeBufferPointer<UInt8>>

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) throws -> PublishedScores {
    var (line, start) = (1, 0)
    var fields: [Field] = []
    fields.reserveCapacity(16)
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ","):
        fields.append(text[start..<index])
        start = index + 1
      case UInt8(ascii: "\n"):
        fields.append(text[start..<index])
        start = index + 1
        if line > 1 { try take(fields, line) } else { try takeHeader(fields) }
        fields.removeAll(keepingCapacity: true)
        line += 1
      default: break
      }
    }
    guard start == text.count, fields.isEmpty else { throw bad(line, "it does not end in a line feed") }
    guard rows.count == ReportSample.inliers + ReportSample.outliers else {
      throw PublishedScoresError.otherCount(path: path, rows: rows.count)
    }
    return PublishedScores(rows: rows, names: names, outliers: outliers, scores: scores)
  }

  private func takeHeader(_ fields: [Field]) throws {
    let expected =
      ["row", "report_label", "new_attack", "label"]
      + PublishedScores.models.flatMap { ["\($0.word)_score", "\($0.word)_verdict"] }
    guard fields.map({ String(decoding: $0, as: UTF8.self) }) == expected else {
      throw bad(1, "it does not name the columns of the report's scores")
    }
  }

  private mutating func take(_ fields: [Field], _ line: Int) throws {
    guard fields.count == 4 + 2 * scores.count else { throw bad(line, "it has \(fields.count) columns, not 16") }
    guard let row = Int(text(fields[0])), row >= 0 else { throw bad(line, "\"\(text(fields[0]))\" is not a row") }
    let label = text(fields[1])
    guard label == "normal" || label == "attack" else { throw bad(line, "\"\(label)\" is neither normal nor attack") }
    rows.append(row)
    outliers.append(label == "attack")
    names.append(word(fields[3]))
    for (index, model) in PublishedScores.models.enumerated() {
      let field = fields[4 + 2 * index]
      guard let score = decimal(field) else { throw bad(line, "\"\(text(field))\" is not a score") }
      let verdict = fields[5 + 2 * index]
      guard verdict.count == 1, verdict.first == UInt8(ascii: score > model.threshold ? "1" : "0") else {
        throw bad(line, "the verdict of \(model.word) does not follow from its score and the threshold")
      }
      scores[index].append(score)
    }
  }

  private func text(_ field: Field) -> String { String(decoding: field, as: UTF8.self) }

  private mutating func word(_ field: Field) -> String {
    let bytes = Array(field)
    if let word = words[bytes] { return word }
    let word = text(field)
    words[bytes] = word
    return word
  }

  private func bad(_ line: Int, _ what: String) -> PublishedScoresError { .badLine(path: path, line: line, what: what) }
}

/// A decimal number, correctly rounded; `nil` where the text is not one.
///
/// With at most fifteen digits both the digits and the power of ten are exact, so that one division rounds once.
package func decimal(_ field: some Collection<UInt8>) -> Double? {
  var (digits, count, decimals, hasPoint) = (0, 0, 0, false)
  for byte in field {
    if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
    } else if (48...57).contains(byte), count < 15 {
      digits = digits * 10 + Int(byte - 48)
      count += digits > 0 ? 1 : 0
      decimals += hasPoint ? 1 : 0
    } else {
      return Double(String(decoding: field, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }
  }
  guard !field.isEmpty, decimals <= 22, count > 0 || field.contains(48) else { return nil }
  return Double(digits) / powersOfTen[decimals]
}

private let powersOfTen: [Double] = (0...22).reduce(into: []) { powers, _ in powers.append((powers.last ?? 0.1) * 10) }
