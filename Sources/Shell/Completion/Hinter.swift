import Views
import Workbench

/// What may follow on the line, in grey behind the cursor.
struct Hinter {
  let table: CommandTable
  let recipe: Recipe

  /// The rest of the command's form, or `nil` when there is nothing to say.
  func hint(_ line: String) -> String? {
    let point = CompletionPoint(line)
    guard point.quote == nil, point.output == nil, !line.contains("#") else { return nil }
    let endsInBlank = line.last?.isWhitespace ?? true
    let words = endsInBlank ? point.words : point.words + [point.partial]
    guard !words.isEmpty else { return nil }
    let lowered = words.map { $0.lowercased() }
    guard let rest = form(lowered.prefix(1).map(Vocabulary.canonical) + lowered.dropFirst()), !rest.isEmpty else {
      return nil
    }
    return endsInBlank ? rest : " " + rest
  }

  private func form(_ words: [String]) -> String? {
    if let setting = Setting.named(words[0]), words.count == 1 { return values(of: setting) }
    if words[0] == "set", words.count == 2, let setting = Setting.named(words[1]) { return values(of: setting) }
    let named = table.commands.filter { words.starts(with: $0.path) }
    guard let command = named.max(by: { $0.path.count < $1.path.count }) else { return nil }
    let arguments = words.dropFirst(command.path.count)
    let options = command.options.filter { !arguments.contains("--\($0.name)") }
    // Options and their values take no place among the arguments.
    let values = command.options.count { !$0.isFlag && arguments.dropLast().contains("--\($0.name)") }
    if let last = arguments.last, let open = command.options.first(where: { !$0.isFlag && "--\($0.name)" == last }) {
      return open.domain.description
    }
    let given = max(0, arguments.count { !$0.hasPrefix("--") } - values)
    if arguments.isEmpty, command.path.count == 1 {
      let longer = table.commands.filter { $0.path.count > 1 && $0.path[0] == words[0] }.map { $0.path[1] }
      let own = command.parameters.map(\.usage) + command.options.map(\.usage)
      return (own + (longer.isEmpty ? [] : ["(" + longer.joined(separator: " | ") + ")"])).joined(separator: " ")
    }
    if let parameter = command.parameters.first, case .factors = parameter.kind, given > 0 {
      return (factorForm(Array(arguments), of: command) + options.map(\.usage)).joined(separator: " ")
    }
    return (Self.rest(of: command.parameters, after: given) + options.map(\.usage)).joined(separator: " ")
  }

  /// What may follow a setting that is studied: its values, and where it has few of them another setting.
  private func factorForm(_ words: [String], of command: Command) -> [String] {
    let isStudy = command.name == "study"
    guard let factor = words.last.flatMap(Factor.named) else {
      return isStudy && !words.contains(FactorWords.separator) ? ["[by SETTING [VALUE …]]"] : []
    }
    let values =
      factor.words?.joined(separator: " ") ?? factor.usualLevels(in: recipe).map(\.text).joined(separator: " ")
    return values.isEmpty ? ["VALUE …"] : ["[VALUE …: \(values)]"]
  }

  /// The forms of the parameters that are not given yet; one that may be repeated always may.
  private static func rest(of parameters: [Parameter], after given: Int) -> [String] {
    var words = given
    return parameters.compactMap { parameter in
      if case .repeated = parameter.presence { return words > 0 ? "[\(parameter.placeholder) …]" : parameter.usage }
      defer { words -= parameter.keyword == nil ? 1 : 2 }
      guard words > 0 else { return parameter.usage }
      return words == 1 && parameter.keyword != nil ? parameter.placeholder : nil
    }
  }

  private func values(of setting: Setting) -> String {
    let values =
      if case .choice(let choices) = setting.domain {
        choices.map(\.word).joined(separator: " | ")
      } else {
        setting.domain.description
      }
    return "\(values)  (now \(setting.text(in: recipe)))"
  }
}
