import Workbench

/// A word on the screen and what it means, with this session's numbers where there are some.
package struct Term: Sendable {
  /// Its names, the usual one first, in lower case.
  let names: [String]
  let meaning: String
  /// What the session at hand says about it.
  let figures: (@Sendable (Workbench) -> String?)?

  init(_ names: String..., meaning: String, figures: (@Sendable (Workbench) -> String?)? = nil) {
    self.names = names
    self.meaning = meaning
    self.figures = figures
  }
}

/// Every word that `explain` knows.
package struct Glossary: Sendable {
  let terms: [Term]

  package static let all = Glossary(
    terms: [
      networkTerms, parameterTerms,
      trainingTerms,
      judgingTerms,
      raceTerms, arenaTerms, benchmarkTerms,
      pictureTerms,
      studyTerms,
      dataTerms,
      drawingTerms,
      recordingTerms,
      sessionTerms,
      lessonTerms,
      methodTerms,
      columnTerms,
      tableTerms,
      gameTerms,
    ].flatMap(\.self))

  /// The term of this name, whatever the case and whether written with blanks or hyphens.
  package func term(_ name: String) -> Term? {
    let wanted = Self.key(name)
    return named(wanted) ?? named(wanted.filter { !$0.isNumber && $0 != "." })
  }

  /// The term with a name of this key. A heading may hold a number that its term does not: `at 1 %`, `to 0.979`, `run 3`.
  private func named(_ key: String) -> Term? {
    guard !key.isEmpty else { return nil }
    return terms.first { term in term.names.contains { Self.key($0) == key || Self.key($0) + "s" == key } }
  }

  package var names: [String] { terms.compactMap(\.names.first) }

  /// The nearest name to a word that is none.
  package func nearestName(to word: String) -> String? {
    nearest(to: word.lowercased(), among: terms.flatMap(\.names))
  }

  /// The names of every term, the usual one first.
  package static var allNames: [[String]] { all.terms.map(\.names) }

  /// What every term means, without a session's numbers, by its usual name.
  package static var meanings: [(name: String, meaning: String)] {
    all.terms.map { (name: $0.names.first ?? "", meaning: $0.meaning) }
  }

  /// Whether `explain` has something to say about a word.
  package static func knows(_ word: String) -> Bool { all.term(word) != nil }

  private static func key(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "-" }
  }
}

/// The figures of the detector at hand, if there is one that can be judged.
func judged(_ bench: Workbench) -> Evaluation? { try? bench.evaluate() }
