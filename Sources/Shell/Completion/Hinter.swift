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
    // A name cut short is not finished yet, so nothing follows it.
    let match = table.match(point.words + unfinished(point), abbreviated: false)
    let typed = point.words.count + (point.last == nil ? 0 : 1)
    let longer = isOption(point.last) ? [] : match.nextWords(after: typed).map(\.word)
    guard let rest = match.line.map({ rest(of: $0, longer) }), !rest.isEmpty else { return nil }
    return point.last == nil ? rest : " " + rest
  }

  /// The word at the cursor, as what it is about to be: an option, or the fixed word before a parameter.
  private func unfinished(_ point: CompletionPoint) -> [Word] {
    guard let last = point.last, !isOption(last) else { return [] }
    guard case .keyword(let keyword, _)? = table.match(point.words, abbreviated: false).line?.next,
      keyword.hasPrefix(last.text.lowercased())
    else { return [last] }
    return [Word(text: keyword, isQuoted: last.isQuoted, column: last.column, length: last.length)]
  }

  /// Whether no more than the dashes of an option are typed.
  private func isOption(_ word: Word?) -> Bool { word?.text == "--" }

  private func rest(of line: LineMatch, _ names: [String]) -> String {
    if case .value(let option) = line.next { return option.word.description }
    let open = line.openParameters.map { parameter in own(parameter, line) ?? usage(of: parameter, line) }
    let following = names.isEmpty ? [] : ["(" + names.joined(separator: " | ") + ")"]
    return (open + line.openOptions.map(\.usage) + following).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the parameter that comes next says itself.
  private func own(_ parameter: ParameterForm, _ line: LineMatch) -> String? {
    guard case .parameter(let next) = line.next, next.name == parameter.name else { return nil }
    return parameter.word.hint(HintRequest(match: line, recipe: recipe))
  }

  /// One that may be repeated always may; behind its keyword only the value is missing.
  private func usage(of parameter: ParameterForm, _ line: LineMatch) -> String {
    if parameter.isRepeated, !line.given[parameter.name].isEmpty { return "[\(parameter.placeholder) …]" }
    guard parameter.keyword != nil, case .parameter(let next) = line.next, next.name == parameter.name else {
      return parameter.usage
    }
    return parameter.placeholder
  }
}

/// Whose hint is asked for.
struct HintRequest {
  let match: LineMatch
  let recipe: Recipe
}
