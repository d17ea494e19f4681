import TerminalGraphics

extension Table.Column {
  static func left(_ title: String, importance: Int = 0) -> Table.Column {
    Table.Column(StyledText(title, .muted), importance: importance)
  }

  static func right(_ title: String, importance: Int = 0) -> Table.Column {
    Table.Column(StyledText(title, .muted), alignment: .right, importance: importance)
  }
}
