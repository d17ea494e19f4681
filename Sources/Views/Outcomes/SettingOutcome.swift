import TerminalGraphics
import Workbench

/// One setting: its value, default and range.
package struct SettingOutcome: Outcome {
  let name: String
  let value: String
  let defaultValue: String
  let range: String
  let summary: String
  private let choices: [String: String]

  package init(_ setting: Setting, _ recipe: Recipe) {
    name = setting.name
    value = setting.text(in: recipe)
    defaultValue = setting.defaultText(in: recipe)
    range = setting.domain.description
    summary = setting.summary
    choices =
      if case .choice(let choices) = setting.domain {
        Dictionary(choices.map { ($0.word, $0.summary) }) { first, _ in first }
      } else {
        [:]
      }
  }

  package func render(on page: inout Page) {
    page.line(StyledText("\(name) ", .strong, bold: true) + StyledText(value, .accent))
    page.line(StyledText("\(summary); default \(defaultValue); takes \(range)", .muted))
    if let meaning = choices[value] { page.line(StyledText("\(value): \(meaning)", .muted)) }
  }

  private enum CodingKeys: String, CodingKey {
    case name, value, range, summary
    case defaultValue = "default"
  }
}

/// Every setting in a table.
package struct SettingsOutcome: Outcome {
  private let settings: [SettingOutcome]
  /// Columns that what is said about a setting needs beside it; with less it stands below.
  private static let readable = 20

  package init(_ recipe: Recipe) {
    settings = Setting.all.map { SettingOutcome($0, recipe) }
  }

  package func render(on page: inout Page) {
    let names = (settings.map(\.name.count).max() ?? 0) + 2
    let values = (settings.map(\.value.count).max() ?? 0) + 2
    for setting in settings {
      let value = StyledText(setting.value, setting.value == setting.defaultValue ? .plain : .accent)
      let start = StyledText(setting.name, .strong).padded(to: names) + value.padded(to: values)
      guard page.appearance.width - start.width >= Self.readable else {
        page.line(StyledText("\(setting.name) ", .strong) + value)
        page.line(StyledText("  ") + StyledText(setting.summary, .muted), indent: 2)
        continue
      }
      page.line(start + StyledText(setting.summary, .muted), indent: start.width)
    }
    page.next("\"set NAME\" tells a setting's default and range, \"set NAME VALUE\" changes it")
  }
}
