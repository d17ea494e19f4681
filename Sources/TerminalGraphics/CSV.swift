/// Comma-separated values as RFC 4180 describes them, but with line feeds alone.
enum CSV {
  static func document(_ rows: [[String]]) -> String {
    rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  /// The shortest text that reads back as the same number; empty for what is not finite.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension LineChart {
  /// One line for each point: series, x, y.
  public func csv() -> String {
    CSV.document([["series", xLabel ?? "x", yLabel ?? "y"]] + csvRows)
  }

  var csvRows: [[String]] {
    series.flatMap { series in series.points.map { [series.name, CSV.number($0.x), CSV.number($0.y)] } }
  }
}

extension SmallMultiples {
  /// One line for each point: chart, series, x, y.
  public func csv() -> String {
    let rows = charts.flatMap { chart in chart.csvRows.map { [chart.title ?? ""] + $0 } }
    return CSV.document([["chart", "series", "x", "y"]] + rows)
  }
}

extension Histogram {
  /// One line for each bin of each group: group, lower edge, upper edge, count (or share).
  public func csv() -> String {
    let edges = binEdges
    let rows = groups.flatMap { group in
      counts(group.values, edges).enumerated().map { index, count in
        [group.name, CSV.number(edges[index]), CSV.number(edges[index + 1]), CSV.number(count)]
      }
    }
    return CSV.document([["group", "from", "to", showsShares ? "share" : "count"]] + rows)
  }
}

extension HeatMap {
  /// The matrix, with the labels as first line and first column where there are any.
  public func csv() -> String {
    let header = columnLabels.isEmpty ? [] : [(rowLabels.isEmpty ? [] : [""]) + columnLabels]
    let rows = values.enumerated().map { index, row in
      (rowLabels.isEmpty ? [] : [index < rowLabels.count ? rowLabels[index] : ""]) + row.map(CSV.number)
    }
    return CSV.document(header + rows)
  }
}

extension Table {
  /// All columns and rows, whatever their width.
  public func csv() -> String {
    let rows = self.rows.map { row in columns.indices.map { $0 < row.count ? row[$0].plain : "" } }
    return CSV.document([columns.map(\.title.plain)] + rows)
  }
}
