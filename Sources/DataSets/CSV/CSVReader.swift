import Platform
import Tables

/// Reads tables from text files with delimiters: CSV, TSV and their like.
public enum CSVReader {
  /// Reads one file, or a training and a test file with the same columns.
  ///
  /// - Parameters:
  ///   - paths: One file, or the training file and the test file.
  ///   - watch: Is handed the share done, from 0 to 1, after every megabyte; false cancels.
  /// - Throws: `CSVError`.
  public static func read(
    _ paths: [String], _ options: CSVOptions = CSVOptions(), watch: ((Double) -> Bool)? = nil
  ) throws -> CSVTable {
    var texts: [[UInt8]] = []
    for path in paths {
      do {
        texts.append(try RegularFile.read(path, limit: CSVLimits.fileBytes))
      } catch {
        throw CSVError.file(path: path, error)
      }
    }
    return try parse(texts, names: paths, options, watch: watch)
  }

  /// Reads the bytes of one file, or of a training and a test file; `names` stand for them in messages.
  ///
  /// - Throws: `CSVError`.
  public static func parse(
    _ texts: [[UInt8]], names: [String], _ options: CSVOptions = CSVOptions(), watch: ((Double) -> Bool)? = nil
  ) throws -> CSVTable {
    try withSources(texts[...], names[...], []) { try parse($0, options, watch) }
  }

  /// Hands all texts on as pointers that stay valid.
  private static func withSources<Result>(
    _ texts: ArraySlice<[UInt8]>, _ names: ArraySlice<String>, _ sources: [CSVSource],
    _ body: ([CSVSource]) throws -> Result
  ) throws -> Result {
    guard let text = texts.first, let name = names.first else { return try body(sources) }
    return try text.withUnsafeBytes {
      try withSources(texts.dropFirst(), names.dropFirst(), sources + [CSVSource(path: name, bytes: $0)], body)
    }
  }

  private static func parse(
    _ sources: [CSVSource], _ options: CSVOptions, _ watch: ((Double) -> Bool)?
  ) throws -> CSVTable {
    for source in sources { try source.refuseOtherFormats() }
    guard let first = sources.first else { throw CSVError.empty(path: "") }
    let formats = try formats(of: sources, options)
    let plan = try CSVPlan(names: formats[0].names, options: options)
    var progress = ReadingProgress(total: 2 * sources.reduce(0) { $0 + $1.bytes.count }, report: watch)

    var survey = CSVSurvey(plan: plan, omitsMissing: options.missing == .omit)
    for (source, format) in zip(sources, formats) { try survey.read(source, format, &progress) }
    var columns = try survey.columns()

    let rows = survey.rows.reduce(0, +)
    var content = CSVContent(columns: columns, plan: plan, rows: rows)
    guard content.width > 0 else { throw CSVError.nothingToLearn(path: first.path) }
    guard rows <= CSVLimits.values / content.width else {
      throw CSVError.tooLarge(rows: rows, columns: content.width)
    }
    var values = try [Float](unsafeUninitializedCapacity: rows * content.width) { target, count in
      let used = UnsafeMutableBufferPointer(rebasing: target[..<(rows * content.width)])
      for (source, format) in zip(sources, formats) { try content.read(source, format, to: used, &progress) }
      count = content.rows * content.width
    }
    let stored = columns.indices.filter { columns[$0].isUsed }
    try content.finish(&columns, &values, plan)
    let (labelNames, labelPlaces) = ordered(content.labelWords.words)
    let labels = plan.label == nil ? content.labels : content.labels.map { labelPlaces[$0] }
    var counts = [Int](repeating: 0, count: labelNames.count)
    if plan.label != nil { for label in labels { counts[label] += 1 } }
    guard columns.contains(where: \.isUsed) else { throw CSVError.nothingToLearn(path: first.path) }
    return CSVTable(
      paths: sources.map(\.path), fileRows: content.fileRows, options: options, delimiter: formats[0].delimiter,
      hasHeader: formats[0].hasHeader, columns: columns, stored: stored,
      values: Matrix(rows: content.rows, columns: content.width, values: values), labels: labels,
      labelCounts: zip(labelNames, counts).map { NormalLabels.Count(name: $0, rows: $1) }, lines: content.lines)
  }

  /// The format of each file; a second one must have the columns of the first.
  private static func formats(of sources: [CSVSource], _ options: CSVOptions) throws -> [CSVFormat] {
    let formats = try sources.map { try CSVFormat($0, options) }
    for (source, format) in zip(sources, formats).dropFirst() {
      let (names, expected) = (format.names, formats[0].names)
      if format.hasHeader != formats[0].hasHeader {
        throw CSVError.otherColumns(path: source.path, first: sources[0].path, number: 0, column: nil, expected: nil)
      }
      for index in 0..<max(names.count, expected.count) {
        let column = names.indices.contains(index) ? names[index] : nil
        let other = expected.indices.contains(index) ? expected[index] : nil
        guard column != other else { continue }
        throw CSVError.otherColumns(
          path: source.path, first: sources[0].path, number: index + 1, column: column, expected: other)
      }
    }
    return formats
  }
}

extension CSVSource {
  /// Refuses what is not text before a wrong message is made of it.
  fileprivate func refuseOtherFormats() throws(CSVError) {
    let formats: [([UInt8], CSVError.OtherFormat)] = [
      ([0x1f, 0x8b], .gzip), ([0x50, 0x4b, 0x03, 0x04], .zip), ([0x50, 0x41, 0x52, 0x31], .parquet),
      ([0xff, 0xfe], .utf16), ([0xfe, 0xff], .utf16),
    ]
    for (start, format) in formats where bytes.starts(with: start) {
      throw .otherFormat(path: path, format)
    }
    guard !bytes.isEmpty else { throw .empty(path: path) }
    // A NUL byte anywhere; other control characters where the text begins.
    let control = bytes.prefix(1 << 16).firstIndex { $0 < 0x20 && ($0 < 0x07 || $0 > 0x0d) && $0 != 0x1b && $0 != 0x1a }
    var zero: Int?
    if let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) { zero = UnsafeRawPointer(found) - base }
    guard let index = [control, zero].compactMap({ $0 }).min() else { return }
    let line = bytes[..<index].count { $0 == newline } + 1
    throw .binary(CSVPlace(path: path, line: line), byte: bytes[index])
  }
}
