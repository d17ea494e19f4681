import LineEditing
import Views
import Workbench

/// Words that name settings and their values, which `study` and `tune` read each in their own way.
struct FactorPhrase: Sendable {
  let words: [Word]
  /// Whether they may be abbreviated.
  let abbreviated: Bool
}

extension Parameter where Content == FactorPhrase {
  /// Settings, each with its values.
  ///
  /// - Parameters:
  ///   - usage: How they are written.
  ///   - isStudy: Whether a second setting stands behind `by`, and the names of studies may stand in place of settings.
  init(factors usage: String, isStudy: Bool) {
    var form = WordForm()
    form.completions = { Self.completions($0.match.given[usage].map(\.text), isStudy: isStudy) }
    form.hint = { request in Self.hint(request.match.given[usage].map { $0.text.lowercased() }, isStudy, request.recipe)
    }
    self.init(usage, .repeated(atLeast: 0), phrase: usage, form) { words, given in
      FactorPhrase(words: words, abbreviated: given.abbreviated)
    }
  }

  /// Settings at the beginning and behind `by`, then their values.
  private static func completions(_ words: [String], isStudy: Bool) -> [Completion] {
    let names = Factor.all.map { Completion($0.name, summary: $0.summary) }
    guard let last = words.last?.lowercased() else {
      let studies = isStudy ? StudyKind.allCases : []
      let taken = Set(studies.map(\.rawValue))
      let report = isStudy ? [Completion(ReportBenchmark.word, summary: "study: \(ReportBenchmark.summary)")] : []
      return studies.map { Completion($0.rawValue, summary: "study: \($0.summary)") } + report
        + names.filter { !taken.contains($0.text) }
    }
    if isStudy, last == FactorWords.separator { return names }
    let factor = words.reversed().lazy.compactMap { Factor.named($0) }.first
    let values = factor.map { Completion.offered(for: $0.domain) } ?? []
    let given = Set(words.map { $0.lowercased() })
    let more =
      isStudy && !given.contains(FactorWords.separator)
      ? [Completion(FactorWords.separator, summary: "then a second setting")] : isStudy ? [] : names
    return values.filter { !given.contains($0.text) } + more.filter { !given.contains($0.text) }
  }

  /// What may follow a setting that is studied: its values, and where it has few of them another setting.
  private static func hint(_ words: [String], _ isStudy: Bool, _ recipe: Recipe) -> String? {
    guard let last = words.last else { return nil }
    guard let factor = Factor.named(last) else {
      return isStudy && !words.contains(FactorWords.separator) ? "[by SETTING [VALUE …]]" : ""
    }
    let values =
      factor.words?.joined(separator: " ") ?? factor.usualLevels(in: recipe).map(\.text).joined(separator: " ")
    return values.isEmpty ? "VALUE …" : "[VALUE …: \(values)]"
  }
}
