import Views
import Words
import Workbench

/// What is said of words that belong nowhere.
extension LineMatch {
  func missing(_ parameter: ParameterForm) -> CommandError {
    let end = words.last { $0.optionName != Statement.jsonOption }.map { $0.column + $0.length + 1 }
    return CommandError("\"\(command.name)\" needs \(parameter.placeholder): \(command.form)", at: end)
  }

  func unexpected(_ word: Word) -> CommandError {
    let takes = command.parameters.isEmpty ? "\"\(command.name)\" takes no arguments" : "the form is \(command.form)"
    return CommandError("\"\(word.text)\" is one word too many; \(takes)", word)
  }

  func unknownOption(_ word: Word) -> CommandError {
    let names = command.options.map { "--\($0.name)" }
    let known = names.isEmpty ? "\"\(command.name)\" has no options" : "\"\(command.name)\" has \(enumeration(names))"
    let setting = word.optionName.flatMap(Setting.named).map { "; \($0.name) is a setting: set \($0.name) VALUE" } ?? ""
    return CommandError("there is no option \"\(word.text)\" here; \(known)\(setting)", word)
  }
}
