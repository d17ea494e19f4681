import TerminalGraphics
import Workbench

/// One setting: its value, default and range.
struct SettingOutcome: Outcome {
  let name: String
  let value: String
  let defaultValue: String
  let range: String
  let summary: String
  private let choices: [String: String]

  init(_ setting: Setting, _ recipe: Recipe) {
    name = setting.name
    value = setting.text(in: recipe)
    defaultValue = setting.defaultText
    range = setting.domain.description
    summary = setting.summary
    choices =
      if case .choice(let choices) = setting.domain {
        Dictionary(choices.map { ($0.word, $0.summary) }) { first, _ in first }
      } else {
        [:]
      }
  }

  func render(on page: inout Page) {
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
struct SettingsOutcome: Outcome {
  private let settings: [SettingOutcome]

  init(_ recipe: Recipe) {
    settings = Setting.all.map { SettingOutcome($0, recipe) }
  }

  func render(on page: inout Page) {
    let rows = settings.map { setting in
      [
        StyledText(setting.name),
        StyledText(setting.value, setting.value == setting.defaultValue ? .plain : .accent),
        StyledText(setting.summary, .muted),
      ]
    }
    page.chart(Table(columns: [.left("setting"), .left("value"), .left("what it is")], rows: rows))
    page.next("\"set NAME\" tells a setting's default and range, \"set NAME VALUE\" changes it")
  }
}
