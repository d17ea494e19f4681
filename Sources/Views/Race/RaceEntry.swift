import Tables
import TerminalGraphics
import Words
import Workbench

/// A race as it is shown: the race itself, and what can be said and drawn of its rows.
package struct RaceEntry: Sendable {
  package var race: Race
  /// Where rows and scores come from, in a few words.
  let title: String
  /// What a row is called: row, beat.
  package let noun: Noun
  package let rows: RaceRows
  /// What `--json` says the data are.
  let subject: RecordSubject
  /// A warning about the scores or thresholds, if there is one.
  var warning: String?
  /// What the columns are, where the detectors are at hand.
  package var domain: Domain?

  package init(
    race: Race, title: String, noun: Noun, rows: RaceRows, subject: RecordSubject, warning: String? = nil
  ) {
    (self.race, self.title, self.noun) = (race, title, noun)
    (self.rows, self.subject, self.warning) = (rows, subject, warning)
  }
}

extension Domain {
  /// Shares of the columns by name: those of a curve are summed up over its parts.
  package func named(_ shares: [Float]) -> [(name: String, share: Double)] {
    guard kind == .curve, !parts.isEmpty else {
      return shares.enumerated().map { (columnName($0.offset), Double($0.element)) }
    }
    return parts.map { part in
      let columns = part.columns.clamped(to: 0...max(0, shares.count - 1))
      return (part.name, columns.reduce(0.0) { $0 + ($1 < shares.count ? Double(shares[$1]) : 0) })
    }
  }
}

extension Noun {
  /// `1 row`, `4,500 beats`
  package func counted(_ count: Int) -> String { "\(grouped(count)) \(after(count))" }
}

/// What can be shown of the rows of a race. A row is its index in the field.
package struct RaceRows: Sendable {
  /// What stands above the glimpses.
  package let title: @Sendable (_ width: Int) -> String
  /// The most columns that a glimpse fills.
  package let widest: Int
  /// A row in one line of a width.
  package let glimpse: @Sendable (_ row: Int, _ width: Int, _ glyphs: Glyphs) -> StyledText
  /// A row as it is called at the prompt: `row 17`, `beat 17`.
  package let name: @Sendable (_ row: Int) -> String
  /// All of a row, in at most so many lines.
  package let detail: @Sendable (_ row: Int, _ appearance: Appearance, _ lines: Int) -> [StyledText]

  package init(
    title: @escaping @Sendable (_ width: Int) -> String, widest: Int = .max,
    glimpse: @escaping @Sendable (_ row: Int, _ width: Int, _ glyphs: Glyphs) -> StyledText,
    name: @escaping @Sendable (_ row: Int) -> String,
    detail: @escaping @Sendable (_ row: Int, _ appearance: Appearance, _ lines: Int) -> [StyledText]
  ) {
    (self.title, self.widest, self.glimpse, self.name, self.detail) = (title, widest, glimpse, name, detail)
  }
}

/// Names with their values, one behind the other: what has no room for a line of its own.
package func runningText(
  _ entries: [(name: String, value: String)], _ appearance: Appearance, _ lines: Int
) -> [StyledText] {
  let text = entries.enumerated().reduce(into: StyledText("")) { text, entry in
    text.append((entry.offset > 0 ? "  " : "") + entry.element.name, .muted)
    // A value stays beside its name.
    text.append("\u{A0}" + entry.element.value)
  }
  return Array(text.wrapped(to: appearance.width).prefix(max(0, lines)))
}
