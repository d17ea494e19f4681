import Tables
import TerminalGraphics
import Workbench

/// The row of a table that is worked on, beside the one it began as.
package struct EditOutcome: Outcome {
  /// The test row it began as, counted from 1.
  let index: Int
  let changes: [Change]
  /// The row as a detector sees it before scaling.
  let row: [Float]
  private let domain: Domain
  private let isTrained: Bool

  /// One column that differs.
  struct Change: Encodable {
    let column: String
    let before: String
    let after: String
  }

  package init(_ bench: Workbench) {
    domain = bench.data.domain
    isTrained = bench.detector != nil && bench.misfit == nil
    let domain = domain
    let edited = bench.edited
    index = edited?.index ?? 0
    row = edited?.values ?? []
    let before = edited?.original ?? []
    let after = row
    changes = domain.parts.compactMap { part in
      let cells = (domain.cell(of: part, in: before), domain.cell(of: part, in: after))
      guard cells.0 != cells.1 else { return nil }
      return Change(
        column: part.name, before: domain.text(of: part, in: before), after: domain.text(of: part, in: after))
    }
  }

  package func render(on page: inout Page) {
    let noun = domain.noun.singular
    page.line(StyledText("edited", .strong, bold: true) + StyledText(", from \(noun) \(index)"))
    if changes.isEmpty {
      let shown = RowTable(domain: domain, rows: [("value", row, .strong)])
      page.chart(shown.table(title: nil, glyphs: page.appearance.glyphs))
      page.line(StyledText("nothing is changed yet", .muted))
    } else {
      page.chart(
        Table(
          columns: [.left("column"), .right("was"), .right("is")],
          rows: changes.map { [StyledText($0.column), StyledText($0.before, .muted), StyledText($0.after, .strong)] }))
      let same = domain.parts.count - changes.count
      page.line(
        StyledText("\(counted(same, "other column")) \(same == 1 ? "is" : "are") as in \(noun) \(index)", .muted))
    }
    // A change in quotes of its own needs none around the command.
    let plain = "\(domain.parts.first?.name ?? "NAME")=VALUE"
    let change = quotedIfNeeded(plain)
    page.next(
      changes.isEmpty
        ? (change == plain ? "\"edit \(change)\"" : "edit \(change)") + " changes a column"
        : isTrained ? "\"score edited\" judges it, \"undo\" takes the edit back" : "\"train\", then \"score edited\"")
  }

  private enum CodingKeys: String, CodingKey { case index, changes, row }
}
