import TerminalGraphics
import Workbench

extension Table.Column {
  package static func left(_ title: String, importance: Int = 0, isWhole: Bool = false) -> Table.Column {
    Table.Column(StyledText(title, .muted), importance: importance, isWhole: isWhole)
  }

  package static func right(_ title: String, importance: Int = 0) -> Table.Column {
    Table.Column(StyledText(title, .muted), alignment: .right, importance: importance)
  }
}

extension Page {
  /// A table, and which of its columns have no room at this width.
  mutating func table(_ table: Table) {
    chart(table)
    // Two columns may share a title.
    let dropped = table.dropped(at: appearance.columns).map(\.plain).reduce(into: [String]()) { titles, title in
      if !titles.contains(title) { titles.append(title) }
    }
    guard !dropped.isEmpty else { return }
    line(StyledText("no room here for \(enumeration(dropped, "and")): a wider window or --json shows all", .muted))
  }
}

/// A word in a field, with a space behind it; cut where it is too long.
package func padded(_ text: String, _ width: Int) -> String {
  let cut = text.prefix(max(0, width - 1))
  return cut + String(repeating: " ", count: width - cut.count)
}
