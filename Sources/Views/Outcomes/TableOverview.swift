import Tables
import TerminalGraphics
import Words
import Workbench

/// The columns of a table: what is in them, and what they are used for.
struct TableOverview: Encodable, Sendable {
  let columns: [Column]
  private let description: TableDescription
  private let width: Int

  /// One column of the file.
  struct Column: Encodable {
    let name: String
    let number: Int
    let use: String
    let note: String?
    let missing: Int
    let min, lowerQuartile, median, upperQuartile, max: Float?
    let mean: Double?
    let histogram: [Int]?
    /// Categories and their rows, the most frequent first.
    let categories: [Category]?

    struct Category: Encodable {
      let name: String
      let rows: Int
    }

    init(_ column: TableDescription.Column) {
      (name, number, use, note) = (column.name, column.number, column.use.rawValue, column.note)
      missing = column.missing
      let numbers = column.numbers
      (min, max, median) = (numbers?.minimum, numbers?.maximum, numbers?.median)
      (lowerQuartile, upperQuartile) = (numbers?.lowerQuartile, numbers?.upperQuartile)
      mean = numbers?.mean
      histogram = numbers?.histogram
      categories =
        column.categories.isEmpty ? nil : column.categories.map { Category(name: $0.name, rows: $0.rows) }
    }
  }

  /// Nil for data that are not a table.
  init?(_ data: DataSet) {
    guard let description = data.table else { return nil }
    self.description = description
    columns = description.columns.map { Column($0) }
    width = data.width
  }

  private enum CodingKeys: String, CodingKey { case columns }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(columns)
  }

  // MARK: In sentences

  /// What was found, in a few lines; warnings last.
  func renderSummary(on page: inout Page) {
    page.line(
      StyledText("columns  ", .strong) + StyledText("\(uses); a detector sees \(counted(width, "value")) a row"))
    let unused = description.columns(.constant) + description.columns(.dropped)
    if !unused.isEmpty {
      let names = unused.map { column in column.note.map { "\(column.name) (\($0))" } ?? column.name }
      page.line(StyledText("left out  ", .strong) + StyledText(Self.list(names)))
    }
    if let label = description.columns(.label).first {
      page.line(StyledText("label  ", .strong) + StyledText("\(label.name): \(labels(label))"))
    }
    if !missing.isEmpty { page.line(StyledText("missing  ", .strong) + StyledText(missing)) }
    for warning in warnings { page.warning(StyledText(warning)) }
  }

  private var uses: String {
    let counts = [TableDescription.Use.numeric, .categorical].map { use in
      (description.columns(use).count, use.rawValue)
    }
    return counts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  private func labels(_ column: TableDescription.Column) -> String {
    let normal = Set(description.normal ?? [])
    let parts = [("normal", true), ("abnormal", false)].map { word, isNormal in
      let labels = column.categories.filter { normal.contains($0.name) == isNormal }
      let names = labels.isEmpty ? "" : " (\(Self.list(labels.map(\.name))))"
      return "\(grouped(labels.reduce(0) { $0 + $1.rows })) \(word)\(names)"
    }
    return parts.joined(separator: ", ") + (description.omitted > 0 ? ", counted before rows were left out" : "")
  }

  private var missing: String {
    let gaps = description.columns.filter { ($0.use == .numeric || $0.use == .categorical) && $0.missing > 0 }
    guard !gaps.isEmpty else { return "" }
    let count = gaps.reduce(0) { $0 + $1.missing }
    let fate =
      description.omitted > 0
      ? "\(counted(description.omitted, "row")) left out"
      : "the median, or the most frequent category, of the training normals takes their place"
    return "\(counted(count, "value")) in \(Self.list(gaps.map(\.name))): \(fate)"
  }

  private var warnings: [String] {
    var warnings: [String] = []
    if let label = description.likelyLabel {
      warnings.append(
        "\(label) looks like a label, and a detector would learn it: add --label \(quotedIfNeeded(label))")
    }
    let counters = description.columns.filter { $0.note == "counts the rows" && $0.use == .numeric }.map(\.name)
    if !counters.isEmpty {
      warnings.append(
        "\(Self.list(counters)) counts the rows, which tells a detector where a row stands: --drop "
          + counters.map(quotedIfNeeded).joined(separator: ","))
    }
    if !description.unseen.isEmpty {
      let names = description.unseen.map { "\($0.name) (\(counted($0.rows, "test row")))" }
      warnings.append("categories that no training normal has are all zeros: \(Self.list(names))")
    }
    return warnings
  }

  // MARK: As a table

  /// One line a column: what it is, from where to where it goes, and a small picture.
  func renderColumns(on page: inout Page) {
    let glyphs = page.appearance.glyphs
    page.chart(
      Table(
        columns: [
          .right("", importance: 1), .left("column", importance: 3), .left("is", importance: 2),
          .right("missing", importance: 0), .left("least … median … most", importance: 2),
          .left("picture", importance: 1),
        ],
        rows: description.columns.map { column in
          [
            StyledText("\(column.number)", .muted), StyledText(column.name),
            StyledText(column.use.rawValue, column.use == .dropped || column.use == .constant ? .muted : .plain),
            StyledText(column.missing > 0 ? grouped(column.missing) : "", .warning),
            StyledText(
              column.note.map { note in values(column).isEmpty ? note : "\(values(column)); \(note)" }
                ?? values(column)),
            picture(column, glyphs),
          ]
        }))
  }

  private func values(_ column: TableDescription.Column) -> String {
    if column.use == .constant || column.use == .dropped { return "" }
    if let numbers = column.numbers {
      return [numbers.minimum, numbers.median, numbers.maximum].map { NumberText.short(Double($0), digits: 4) }
        .joined(separator: " … ")
    }
    let shown = column.categories.prefix(3).map { "\($0.name) \(grouped($0.rows))" }.joined(separator: ", ")
    return column.categories.count > 3 ? "\(shown), … (\(column.categories.count))" : shown
  }

  private func picture(_ column: TableDescription.Column, _ glyphs: Glyphs) -> StyledText {
    guard column.use != .constant, column.use != .dropped else { return StyledText("") }
    let counts = column.numbers?.histogram ?? Array(column.categories.map(\.rows).prefix(16))
    guard let most = counts.max(), most > 0 else { return StyledText("") }
    // Square roots, so that what is rare can be seen beside what is frequent; an empty part stays empty.
    let heights = counts.map { $0 == 0 ? .nan : Double($0).squareRoot() }
    return Sparkline(values: heights, range: 0...Double(most).squareRoot()).text(columns: 16, glyphs: glyphs)
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown), … (\(names.count))" : shown
  }
}
