import Views
import Workbench

/// What the words after `study` ask for.
enum StudyRequest {
  /// One of the named studies, each with a claim.
  case named(StudyKind)
  /// The report's benchmark again.
  case report
  /// One setting, or two.
  case settings([StudyPlan.Axis])

  /// Reads it; names of studies win over those of settings, so that `study contamination` means what it always has, and
  /// `study contamination 0% 10%` is the setting.
  init(_ words: [Word], recipe: Recipe, abbreviated: Bool) throws(CommandError) {
    guard let first = words.first else {
      throw CommandError("\"study\" needs WHAT: study SETTING [VALUE …] [by SETTING VALUE …]")
    }
    if first.text.lowercased() == ReportBenchmark.word {
      guard words.count == 1 else {
        throw CommandError("\"report\" stands alone; \"study SETTING VALUE VALUE …\" takes values", words[1])
      }
      self = .report
      return
    }
    if let kind = Self.kind(first, alone: words.count == 1, abbreviated: abbreviated) {
      guard words.count > 1 else {
        self = .named(kind)
        return
      }
      guard Factor.named(first.text) != nil else { throw Self.noValues(kind, first) }
    }
    var reader = FactorWords(words, abbreviated: abbreviated)
    var axes: [StudyPlan.Axis] = []
    repeat {
      guard let (factor, word) = try reader.factor(Self.unknown) else {
        throw CommandError("\"by\" needs a setting after it", words[words.count - 1])
      }
      try Self.check(factor, word, axes)
      let given = try reader.levels(of: factor)
      let levels = given.isEmpty ? factor.usualLevels(in: recipe) : given
      guard !levels.isEmpty else {
        throw CommandError(
          "say which values: study \(factor.name) VALUE VALUE …, each \(factor.domain.description)", word)
      }
      guard levels.count > 1 else {
        throw CommandError(
          "one value of \(factor.name) leaves nothing to compare; \"repeat 10\" shows the spread of one recipe", word)
      }
      axes.append(StudyPlan.Axis(factor, levels))
    } while reader.passes(FactorWords.separator)
    self = .settings(axes)
  }

  /// The named study of this name or, at the prompt, of its beginning.
  private static func kind(_ word: Word, alone isAlone: Bool, abbreviated: Bool) -> StudyKind? {
    let typed = word.text.lowercased()
    if let kind = StudyKind(rawValue: typed) { return kind }
    guard abbreviated, isAlone, !word.isQuoted, Factor.named(typed) == nil else { return nil }
    let begun = StudyKind.allCases.filter { $0.rawValue.hasPrefix(typed) }
    return begun.count == 1 ? begun[0] : nil
  }

  private static func check(_ factor: Factor, _ word: Word, _ axes: [StudyPlan.Axis]) throws(CommandError) {
    guard factor.name != "seed" else {
      throw CommandError("every study varies the seed: \"--seeds 20\" takes twenty of them", word)
    }
    guard !axes.contains(where: { $0.factor == factor }) else {
      throw CommandError("\"\(factor.name)\" is there twice; \"by\" names another setting", word)
    }
    guard axes.count < 2 else {
      throw CommandError("\"\(word.text)\" is a third setting; a study varies two at most", word)
    }
  }

  private static func noValues(_ kind: StudyKind, _ word: Word) -> CommandError {
    let own = kind == .optimizers ? "optimizer" : "layers"
    return CommandError(
      "\"\(kind.rawValue)\" is a study with values of its own; \"study \(own) VALUE VALUE …\" takes yours", word)
  }

  private static func unknown(_ word: Word) -> CommandError {
    let studies = StudyKind.allCases.map(\.rawValue) + [ReportBenchmark.word]
    let names = studies + Factor.all.map(\.name)
    let meant = OtherWords.meant(by: word.text).first { names.contains($0) }
    let guess = (meant ?? nearest(to: word.text.lowercased(), among: names)).map { " (did you mean \"\($0)\"?)" } ?? ""
    return CommandError(
      "\"\(word.text)\" is not known here; a study varies a setting (\"set\" lists them), layers or bottleneck, or is one "
        + "of \(enumeration(studies))\(guess)", word)
  }
}
