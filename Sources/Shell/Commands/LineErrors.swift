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
    // `--seeds=3`
    let parts = (word.optionName ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, names.contains("--\(parts[0])") {
      return CommandError("there is no option \(quotedWord(word.text)); write --\(parts[0]) \(parts[1])", word)
    }
    let guess = nearest(to: "--\(parts.first ?? "")", among: names).map { " (did you mean \($0)?)" } ?? ""
    let setting = word.optionName.flatMap(Setting.named).map { "; \($0.name) is a setting: set \($0.name) VALUE" } ?? ""
    return CommandError("there is no option \"\(word.text)\" here; \(known)\(guess)\(setting)", word)
  }

  func repeated(_ option: OptionForm, _ word: Word) -> CommandError {
    CommandError("--\(option.name) is given twice; give it once", word)
  }
}
