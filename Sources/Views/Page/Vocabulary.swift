import Heartbeats
import Tables
import TerminalGraphics

/// The words for the rows of a session's data.
///
/// The shell's sentences are written for beats, which most sessions have. On other rows the word gives way to the
/// domain's own in every sentence, title, label and error, here and nowhere else: `test beats` become `test rows`,
/// `"beat 17"` becomes `"row 17"`, which is a command too. What speaks of hearts, or of rows that are beats whatever the
/// session holds, stays as it is.
package struct Vocabulary: Equatable, Sendable {
  private let noun: Noun
  private let kind: Domain.Kind
  /// Whether nothing is exchanged.
  private let isOfBeats: Bool

  /// Sentences as they are written.
  package static let beats = Vocabulary(.heartbeats)

  package init(_ domain: Domain) {
    (noun, kind) = (domain.noun, domain.kind)
    let own = [domain.noun.singular] + domain.columnNames + domain.classes.flatMap { [$0.name, $0.shortName] }
    // Data that have the word among their own names would be misquoted.
    isOfBeats = own.contains {
      $0.split(whereSeparator: { !$0.isLetter }).contains { Self.forms[$0.lowercased()] != nil }
    }
  }

  private static let forms: [String: Bool] = ["beat": false, "beats": true]
  /// What only a sentence about hearts holds.
  private static let hearts = [
    "heart", "ECG", "electrocardiogram", "QRS", "P wave", "T wave", "PVC", "R-on-T", "simulator",
  ]

  /// A sentence in these words.
  package func spoken(_ text: String) -> String {
    guard !isOfBeats, text.contains("eat") || text.contains("EAT") || text.contains("curve") else { return text }
    // Sentence by sentence: one that speaks of hearts stays as it is.
    guard !text.contains(". ") else {
      return text.split(separator: ". ", omittingEmptySubsequences: false).map { self.spoken(String($0)) }
        .joined(separator: ". ")
    }
    let named = text.replacing("heartline", with: "")
    guard !Self.hearts.contains(where: { named.contains($0) }) else { return text }
    var spoken = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isLetter) {
      let end = rest[start...].firstIndex { !$0.isLetter } ?? rest.endIndex
      spoken += rest[..<start]
      let word = rest[start..<end]
      spoken += isExchanged(word, before: spoken, after: rest[end...]) ? exchanged(word) : String(word)
      rest = rest[end...]
    }
    return Self.agreed(spoken + rest, kind)
  }

  /// A styled sentence in these words.
  package func spoken(_ text: StyledText) -> StyledText {
    isOfBeats ? text : text.mapped { spoken($0) }
  }

  /// A line of a picture that is laid out already: the blanks beside a word give way, so that columns stay in line.
  package func painted(_ line: StyledText) -> StyledText {
    guard !isOfBeats else { return line }
    let whole = spoken(line)
    let surplus = whole.width - line.width
    guard surplus != 0 else { return whole }
    // The last wide gap takes up the difference.
    var runs = whole.runs
    for index in runs.indices.reversed() {
      guard let gap = runs[index].text.lastStart(of: "   ") else { continue }
      var (text, left) = (runs[index].text, surplus)
      if left < 0 { text.insert(contentsOf: String(repeating: " ", count: -left), at: gap) }
      while left > 0, text[gap...].hasPrefix("  ") {
        text.remove(at: gap)
        left -= 1
      }
      runs[index].text = text
      return runs.reduce(into: StyledText("")) { $0.append($1.text, $1.ink, bold: $1.bold) }
    }
    return whole
  }

  private func isExchanged(_ word: Substring, before: String, after: Substring) -> Bool {
    guard Self.forms[word.lowercased()] != nil else { return false }
    // Part of a file's name, an option or another word.
    if let last = before.last, last.isNumber || "/._-=\\".contains(last) { return false }
    if let next = after.first {
      if next.isNumber || "/_-=\\".contains(next) { return false }
      if next == ".", after.dropFirst().first.map({ $0.isLetter || $0.isNumber }) ?? false { return false }
    }
    // The verb, rows that are beats in every session, and a rate.
    return !Self.before.contains(where: before.hasSuffix) && !Self.after.contains(where: after.hasPrefix)
  }

  private static let before = ["simulated ", "never ", "it ", "must ", "cannot "]
  private static let after = [" a minute", " of ECG5000"]

  private func exchanged(_ word: Substring) -> String {
    let isPlural = Self.forms[word.lowercased()] ?? false
    let other = isPlural ? noun.plural : noun.singular
    if word.allSatisfy(\.isUppercase) { return other.uppercased() }
    guard word.first?.isUppercase == true, let first = other.first else { return other }
    return first.uppercased() + other.dropFirst()
  }

  /// Words that go with a beat alone.
  private static func agreed(_ text: String, _ kind: Domain.Kind) -> String {
    guard kind == .table else { return text }
    return text.replacing("nearly the same curve", with: "nearly the same values")
  }

  /// What one row is called.
  package var word: String { noun.singular }

  /// Words that stand for "beat" in commands: those of all domains there are.
  package static let rowWords = ["row", "series", "connection"]
  static let rowsWords = ["rows", "connections"]

  /// A command's word as the table has it: `row` is `beat`, `rows` is `beats`.
  package static func canonical(_ word: String) -> String {
    rowWords.contains(word) ? "beat" : rowsWords.contains(word) ? "beats" : word
  }
}

extension String {
  /// Where the last such text begins.
  fileprivate func lastStart(of text: String) -> Index? {
    var start = endIndex
    while start > startIndex {
      start = index(before: start)
      if self[start...].hasPrefix(text) { return start }
    }
    return nil
  }
}
