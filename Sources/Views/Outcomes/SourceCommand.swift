import KDDCup99
import Tables
import Words
import Workbench

extension DataSource {
  /// The source as it is called on the screen.
  package var name: String {
    switch self {
    case .ecg5000: "ECG5000"
    case .simulated(let seed): "simulated beats (seed \(seed))"
    case .kdd(let options):
      ["KDD Cup 1999", options.columns.summary].joined(separator: ", ")
        + (options.logarithms ? ", counts as logarithms" : "")
        + ", \(options.rows.summary)" + (options.labels == .report ? ", the report's labels" : "")
    case .file(let path), .series(let path, _), .table(let path, _): path
    }
  }

  /// The words that choose it again.
  var command: String {
    switch self {
    case .ecg5000: "data use ecg5000"
    case .simulated: "data use simulated"
    case .kdd(let options): (["data use kdd"] + options.words).joined(separator: " ")
    case .file(let path): "data use \(quotedIfNeeded(path))"
    case .series(let path, let normal):
      (["data use \(quotedIfNeeded(path))"] + Self.option("normal", normal)).joined(separator: " ")
    case .table(let path, let options):
      (["data use \(quotedIfNeeded(path))"] + options.words).joined(separator: " ")
    }
  }

  fileprivate static func option(_ name: String, _ words: [String]) -> [String] {
    words.isEmpty ? [] : ["--\(name) \(quotedIfNeeded(words.joined(separator: ",")))"]
  }
}

extension TableOptions {
  /// The words that say the same again.
  fileprivate var words: [String] {
    DataSource.option("label", label.map { [$0] } ?? []) + DataSource.option("normal", normal)
      + DataSource.option("drop", dropped) + DataSource.option("categorical", categorical)
      + DataSource.option("delimiter", delimiter.map { [$0] } ?? []) + (hasNoHeader ? ["--no-header"] : [])
      + (hasHeader == true ? ["--header"] : [])
      + DataSource.option("missing", missing.map { [$0] } ?? [])
  }
}

extension KDDOptions {
  /// The words that say the same again.
  var words: [String] {
    (columns == .report ? [] : ["--columns \(columns.rawValue)"]) + (logarithms ? ["--logarithms"] : [])
      + (labels == .original ? [] : ["--labels \(labels.rawValue)"])
      + (rows == .report ? [] : ["--rows \(rows.rawValue)"])
  }
}

extension KDDOptions.Columns {
  package var summary: String {
    switch self {
    case .report: "the report's 18 columns"
    case .numeric: "all 38 columns of numbers"
    case .all: "all 41 columns, words as zeros and ones"
    }
  }
}

extension KDDOptions.Rows {
  package var summary: String { self == .report ? "the report's 10,000 test rows" : "all 311,029 test rows" }
}

extension KDDOptions.Labels {
  package var summary: String {
    switch self {
    case .original: "new attacks are attacks, by their own names"
    case .report: "new attacks count as normal, as the report has it"
    }
  }
}
