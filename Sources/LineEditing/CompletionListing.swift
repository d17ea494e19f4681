/// How several completions are shown below the prompt.
package enum CompletionListing {
  /// The lines to print, none wider than the terminal: names behind their headings where each has one, `name --
  /// summary` one below the other when there are summaries, else the names in columns, filled downward. At most `rows` lines; where
  /// that leaves some out, the last says how many there are.
  package static func lines(for candidates: [Completion], columns: Int, rows: Int) -> [String] {
    let width = max(1, columns - 1)
    let hasSummaries = candidates.contains { !$0.summary.isEmpty }
    let hasHeadings = candidates.contains { !$0.heading.isEmpty }
    let lines =
      hasHeadings
      ? grouped(candidates, width: width)
      : hasSummaries ? described(candidates, width: width) : table(of: candidates.map(\.text), width: width)
    guard lines.count > max(2, rows) else { return lines }
    return lines.prefix(max(1, rows - 1)) + ["… \(candidates.count) in all"]
  }

  private static func described(_ candidates: [Completion], width: Int) -> [String] {
    let longest = candidates.map { LineLayout.width(of: $0.text) }.max() ?? 0
    return candidates.map { candidate in
      guard !candidate.summary.isEmpty else { return LineLayout.clip(candidate.text, to: width) }
      return shortened("\(padded(candidate.text, to: longest)) -- \(candidate.summary)", to: width)
    }
  }

  /// `heading  name name name`, with the next row below the names where they do not fit.
  private static func grouped(_ candidates: [Completion], width: Int) -> [String] {
    var headings: [String] = []
    for heading in candidates.map(\.heading) where !headings.contains(heading) { headings.append(heading) }
    let margin = min((headings.map { LineLayout.width(of: $0) }.max() ?? 0) + 2, width / 2)
    return headings.flatMap { heading in
      var rows: [String] = []
      var row = padded(LineLayout.clip(heading, to: margin - 1), to: margin)
      var isBare = true
      for name in candidates.filter({ $0.heading == heading }).map(\.text) {
        if !isBare, LineLayout.width(of: row) + 2 + LineLayout.width(of: name) > width {
          rows.append(row)
          (row, isBare) = (padded("", to: margin), true)
        }
        row += (isBare ? "" : "  ") + name
        isBare = false
      }
      return (rows + [row]).map { LineLayout.clip($0, to: width) }
    }
  }

  private static func table(of names: [String], width: Int) -> [String] {
    let cell = (names.map { LineLayout.width(of: $0) }.max() ?? 0) + 2
    let perLine = max(1, (width + 2) / cell)
    let height = (names.count + perLine - 1) / perLine
    return (0..<height).map { row in
      let line = stride(from: row, to: names.count, by: height).map { padded(names[$0], to: cell) }.joined()
      return LineLayout.clip(trimmed(line), to: width)
    }
  }

  /// A text that does not fit ends in a sign that it goes on.
  private static func shortened(_ text: String, to width: Int) -> String {
    LineLayout.width(of: text) <= width ? text : LineLayout.clip(text, to: width - 1) + "…"
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - LineLayout.width(of: text)))
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
