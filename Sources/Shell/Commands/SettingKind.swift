import LineEditing
import Views
import Words
import Workbench

/// `NAME VALUE` of a setting.
struct SettingForm: Form {
  let name: Parameter<Setting?>
  let value: Parameter<Value?>

  init() {
    let name = Parameter(optional: "name", .setting)
    self.name = name
    value = Parameter(optional: "value", .value(of: name))
  }
}

extension Kind where Content == Setting {
  /// The name of a setting.
  static var setting: Self {
    var form = WordForm()
    form.completions = { _ in Setting.all.map { Completion($0.name, summary: $0.summary) } }
    form.spelled = { word, given in (try? setting(word, abbreviated: given.abbreviated))?.name ?? word.text }
    return Self(form) { word, given in try setting(word, abbreviated: given.abbreviated) }
  }

  private static func setting(_ word: Word, abbreviated: Bool) throws(CommandError) -> Setting {
    if let setting = Setting.named(word.text) { return setting }
    let names = Setting.all.map(\.name)
    let begun = names.filter { $0.hasPrefix(word.text.lowercased()) }
    if abbreviated, begun.count == 1, let setting = Setting.named(begun[0]) { return setting }
    if abbreviated, begun.count > 1 {
      throw CommandError("\"\(word.text)\" could be \(enumeration(begun))", word)
    }
    if ["layers", "bottleneck"].contains(word.text.lowercased()) {
      throw CommandError(
        "\"\(word.text)\" is not a setting but a command of its own; leave \"set\" out, as in \(word.text.lowercased()) 8",
        word)
    }
    if let line = OtherWords.respelled([word], among: names) {
      throw CommandError("\"\(word.text)\" is not known here; write \"set \(line)\"", word)
    }
    let other = OtherWords.meant(by: word.text).first { names.contains($0) }
    let guess = (other ?? nearest(to: word.text.lowercased(), among: names)).map { "did you mean \"\($0)\"?" }
    throw CommandError("there is no setting \"\(word.text)\"; \(guess ?? "\"show\" lists them")", word)
  }
}

extension Kind where Content == Value {
  /// A value of the setting that another parameter names.
  static func value(of name: Parameter<Setting?>) -> Self {
    let setting = { @Sendable (given: GivenWords) -> Setting? in try? name.reading(given) }
    var form = WordForm()
    form.completions = { setting($0.match.given).map { Completion.offered(for: $0.domain) } ?? [] }
    form.hint = { request in setting(request.match.given).map { $0.hint(in: request.recipe) } }
    form.spelled = { word, given in setting(given).map { WordForm($0.domain).spelled(word, given) } ?? word.text }
    return Self(form) { word, given in
      guard let setting = setting(given) else { throw CommandError("\"\(word.text)\" needs a setting before it", word) }
      if word.text.hasPrefix("="), !word.isQuoted {
        let value = word.text.count > 1 ? String(word.text.dropFirst()) : "VALUE"
        throw CommandError("\"=\" is not written here; write \"\(setting.name) \(value)\"", word)
      }
      do {
        return try setting.domain.value(of: word.text, abbreviated: given.abbreviated)
      } catch let error as ValueError {
        throw CommandError(error.about(setting.name).description, word)
      }
    }
  }
}

extension Setting {
  /// `relu | tanh | sigmoid  (now tanh)`
  fileprivate func hint(in recipe: Recipe) -> String {
    let values =
      if case .choice(let choices) = domain { choices.map(\.word).joined(separator: " | ") } else { domain.description }
    return "\(values)  (now \(text(in: recipe)))"
  }
}
