import CSV
import HeartbeatDownload
import Heartbeats
import Platform
import Tables
import UCR
import Views
import Words
import Workbench

/// Reads a file or folder as what it is: heartbeats, series of any length, or a table.
struct DataReading {
  let path: String
  /// What a person said about it.
  var options = TableOptions()
  /// Whether it was read as a table before.
  var isSaidToBeTable = false
  var cache: BeatCache?
  /// Is told the share done, from 0 to 1; false cancels.
  var watch: (@Sendable (Double) -> Bool)?

  /// The data, with all that was said about them.
  func read() throws -> DataSet {
    var others = options
    others.normal = []
    if isSaidToBeTable || !others.isEmpty || isTable { return try table() }
    guard options.normal.isEmpty else { return try series() }
    do {
      return try ECG5000.read(contentsOf: path, cache: cache)
    } catch let error as UCRError {
      // Not heartbeats: perhaps other series. What stops those, too, is the error to show, unless it is about the classes
      // of what otherwise are beats.
      if case .missing = error { throw error }
      return try series()
    }
  }

  /// Whether the first line has words beside numbers, as column names are; a class may be a word.
  private var isTable: Bool {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    guard ending != "ts", ending != "arff",
      let start = try? (Examples.bytes(path) ?? RegularFile.read(path, limit: 1 << 32)).prefix(1 << 16)
    else { return false }
    guard let line = start.split(whereSeparator: { $0 == 10 || $0 == 13 }).first(where: { $0.contains { $0 > 32 } })
    else { return false }
    let text = String(decoding: line, as: UTF8.self)
    let fields = text.split { ",;\t| ".contains($0) }.dropFirst()
    let words = fields.filter { Double($0) == nil && !["nan", "?", "na"].contains($0.lowercased()) }
    return !words.isEmpty
  }

  // MARK: Series

  /// Series of one length, in UCR form.
  private func series() throws -> DataSet {
    let table = try UCRTableReader.read(path, watch: watch)
    let normal = try table.normalClasses(named: options.normal)
    let classes = Self.classes(table.classes.map(\.name), normal: normal)
    let domain = Domain(
      noun: .series, columnNoun: .point, kind: .curve, width: table.width,
      classes: classes.sorted { $0.number < $1.number })
    let parts = table.divided()
    let rows = { (indices: [Int]) in
      RowSet(
        width: table.width, values: table.values.rows(indices).values,
        classes: indices.map { classes[table.labels[$0]] })
    }
    return DataSet(
      source: .series(path: path, normal: options.normal), domain: domain, train: rows(parts.training),
      test: rows(parts.test), hasFixedRoles: true)
  }

  /// A class for each label: numbers keep theirs, words are counted from 1.
  static func classes(_ labels: [String], normal: Set<Int>) -> [RowClass] {
    let numbers = labels.map { Int($0) }
    let areNumbers = numbers.allSatisfy { $0.map { (0...1_000_000).contains($0) } ?? false }
    return labels.indices.map { index in
      let isAbnormal = !normal.contains(index)
      guard areNumbers, let number = numbers[index] else {
        return RowClass(number: index + 1, name: labels[index], isAbnormal: isAbnormal)
      }
      return RowClass(number: number, name: isAbnormal ? "abnormal" : "normal", isAbnormal: isAbnormal)
    }
  }

  // MARK: Tables

  private func table() throws -> DataSet {
    // A file called NAME_TRAIN brings NAME_TEST beside it.
    let table =
      if let example = try Examples.bytes(path) {
        try CSVReader.parse([example], names: [path], try csvOptions(), watch: watch)
      } else {
        try CSVReader.read(try UCRDataFiles.find(path), try csvOptions(), watch: watch)
      }
    let prepared = try table.prepared()
    let labels = prepared.isLabelled ? table.labelCounts.map(\.name) : ["unlabelled"]
    let classes = Self.classes(labels, normal: prepared.isLabelled ? prepared.normalLabels : [0])
    let encoding = prepared.encoding
    let domain = Domain(
      noun: .row, columnNoun: .column, kind: .table, width: encoding.width,
      columnNames: encoding.outputs.map(\.name),
      parts: encoding.inputs.map { RowPart(name: $0.name, word: $0.name, label: $0.name, columns: $0.columns) },
      classes: classes.sorted { $0.number < $1.number })
    let rows = { (part: PreparedTable.Part) in
      RowSet(width: encoding.width, values: part.values.values, classes: part.labels.map { classes[$0] })
    }
    return DataSet(
      source: .table(path: path, options: options), domain: domain, train: rows(prepared.training),
      test: rows(prepared.test), hasFixedRoles: true, table: prepared.description(of: table))
  }

  private func csvOptions() throws -> CSVOptions {
    guard options.label != nil || options.normal.isEmpty else {
      throw CommandError(
        "--normal \"\(options.normal.joined(separator: ","))\" says which labels are normal; add --label COLUMN to say which "
          + "column holds them")
    }
    var csv = CSVOptions(
      label: options.label, normal: options.normal, dropped: options.dropped, categorical: options.categorical,
      hasHeader: options.hasNoHeader ? false : options.hasHeader)
    if let word = options.delimiter {
      guard let delimiter = CSVOptions.delimiter(named: word) else {
        throw CommandError(
          "--delimiter \"\(word)\" cannot stand between fields; write comma, semicolon, tab, space, pipe, or a sign such "
            + "as ^")
      }
      csv.delimiter = delimiter
    }
    if let word = options.missing {
      guard let missing = MissingValues(rawValue: word) else {
        throw CommandError(
          "--missing \"\(word)\" is not known; it takes \(enumeration(MissingValues.allCases.map(\.rawValue)))")
      }
      csv.missing = missing
    }
    return csv
  }
}

extension CSVEncoding.Input {
  /// The places of its values in a row, counted from 0.
  fileprivate var columns: ClosedRange<Int> { outputs.lowerBound...outputs.upperBound - 1 }
}
