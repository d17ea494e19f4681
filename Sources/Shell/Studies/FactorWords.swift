import Views
import Workbench

/// Reads settings and their values from words: `bottleneck 1 2 4 by contamination 0% .. 20% 5`.
struct FactorWords {
  private var rest: ArraySlice<Piece>
  let abbreviated: Bool

  /// A word, or a part of one that was written without blanks: `1..9` is three.
  struct Piece {
    let text: String
    let word: Word
    var isRange: Bool { !word.isQuoted && [Self.dots, "…"].contains(text) }

    static let dots = ".."
  }

  init(_ words: [Word], abbreviated: Bool) {
    rest = words.flatMap(Self.pieces)[...]
    self.abbreviated = abbreviated
  }

  private static func pieces(_ word: Word) -> [Piece] {
    let text = word.isQuoted ? word.text : word.text.replacing("…", with: Piece.dots)
    guard !word.isQuoted, let range = text.firstRange(of: Piece.dots) else { return [Piece(text: text, word: word)] }
    let parts = [String(text[..<range.lowerBound]), Piece.dots, String(text[range.upperBound...])]
    return parts.filter { !$0.isEmpty }.map { Piece(text: $0, word: word) }
  }

  var isAtEnd: Bool { rest.isEmpty }
  var next: Piece? { rest.first }

  /// Whether the next word is this one, which is then passed over.
  mutating func passes(_ keyword: String) -> Bool {
    guard let piece = rest.first, !piece.word.isQuoted, piece.text.lowercased() == keyword else { return false }
    rest.removeFirst()
    return true
  }

  /// The factor that the next word names.
  mutating func factor(_ unknown: (Word) -> CommandError) throws(CommandError) -> (Factor, Word)? {
    guard let piece = rest.popFirst() else { return nil }
    if let factor = try Self.factor(piece.text, piece.word, abbreviated: abbreviated) { return (factor, piece.word) }
    throw unknown(piece.word)
  }

  /// The factor of a name or, at the prompt, of its beginning.
  static func factor(_ text: String, _ word: Word, abbreviated: Bool) throws(CommandError) -> Factor? {
    if let factor = Factor.named(text) { return factor }
    guard abbreviated, !word.isQuoted else { return nil }
    let begun = Factor.all.map(\.name).filter { $0.hasPrefix(text.lowercased()) }
    if begun.count > 1 { throw CommandError("\"\(word.text)\" could be \(enumeration(begun))", word) }
    return begun.first.flatMap(Factor.named)
  }

  /// The values up to the next `by`.
  mutating func levels(of factor: Factor) throws(CommandError) -> [Factor.Level] {
    var levels: [Factor.Level] = []
    while let piece = rest.first, piece.word.isQuoted || piece.text.lowercased() != Self.separator {
      rest.removeFirst()
      if let range = try range(from: piece) {
        try add(try Self.checked(piece.word) { try factor.levels(range) }, to: &levels, piece.word)
      } else {
        try add([try level(piece, of: factor)], to: &levels, piece.word)
      }
    }
    return levels
  }

  /// What a search draws from: the values up to the next word that names a factor and is not a value, or a range, which
  /// gives any number between its ends where nobody says how many; `nil` without any.
  mutating func space(of factor: Factor) throws(CommandError) -> SearchSpace? {
    var levels: [Factor.Level] = []
    var first: Word?
    while let piece = rest.first, !isNextFactor(piece, after: factor) {
      first = first ?? piece.word
      rest.removeFirst()
      guard let range = try range(from: piece) else {
        try add([try level(piece, of: factor)], to: &levels, piece.word)
        continue
      }
      guard range.count == nil else {
        try add(try Self.checked(piece.word) { try factor.levels(range) }, to: &levels, piece.word)
        continue
      }
      if let next = rest.first, !isNextFactor(next, after: factor) || !levels.isEmpty {
        throw CommandError("a range stands alone, or says how many values it gives", next.word)
      }
      guard levels.isEmpty else {
        throw CommandError("a range stands alone, or says how many values it gives", piece.word)
      }
      return try Self.checked(piece.word) { try SearchSpace(factor, range) }
    }
    guard let first else { return nil }
    guard levels.count > 1 else { throw CommandError("one value of \(factor.name) leaves nothing to choose", first) }
    return SearchSpace(factor, .levels(levels))
  }

  /// One value; a range without its lower end begins with dots.
  private func level(_ piece: Piece, of factor: Factor) throws(CommandError) -> Factor.Level {
    guard !piece.isRange else { throw CommandError("\"\(piece.text)\" needs a number before it", piece.word) }
    return try Self.checked(piece.word) { [abbreviated] in try factor.level(piece.text, abbreviated: abbreviated) }
  }

  static let separator = "by"

  /// `momentum` is an optimizer, too: after `optimizer` it is a value.
  private func isNextFactor(_ piece: Piece, after factor: Factor) -> Bool {
    guard (try? factor.level(piece.text)) == nil else { return false }
    return (try? Self.factor(piece.text, piece.word, abbreviated: abbreviated)) != nil
  }

  private func add(_ new: [Factor.Level], to levels: inout [Factor.Level], _ word: Word) throws(CommandError) {
    for level in new {
      guard !levels.contains(level) else { throw CommandError("\"\(level.text)\" is there twice", word) }
      levels.append(level)
    }
  }

  /// The range that begins with this word, if one does: its other end, and how many values of which kind.
  private mutating func range(from low: Piece) throws(CommandError) -> LevelRange? {
    guard let dots = rest.first, dots.isRange else { return nil }
    rest.removeFirst()
    guard let high = rest.popFirst(), !high.isRange else {
      throw CommandError("\"\(low.text) ..\" needs its other end", dots.word)
    }
    var (count, isLogarithmic): (Int?, Bool) = (nil, false)
    while let piece = rest.first, !piece.word.isQuoted {
      if piece.text.lowercased() == "log", !isLogarithmic {
        isLogarithmic = true
      } else if let number = Int(piece.text), count == nil, number >= 0 {
        guard (2...LevelRange.mostValues).contains(number) else {
          throw CommandError(
            "\"\(piece.text)\" is how many values \(low.text) .. \(high.text) gives; that goes from 2 to "
              + "\(LevelRange.mostValues)", piece.word)
        }
        count = number
      } else {
        break
      }
      rest.removeFirst()
    }
    return LevelRange(low: low.text, high: high.text, count: count, isLogarithmic: isLogarithmic)
  }

  private static func checked<Result>(_ word: Word, _ body: () throws -> Result) throws(CommandError) -> Result {
    do {
      return try body()
    } catch {
      throw CommandError("\(error)", word)
    }
  }
}
