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

  /// What comes of the words after a factor's name.
  struct Values {
    var levels: [Factor.Level] = []
    /// A range alone, of which nobody said how many values it gives.
    var openRange: LevelRange?
  }

  /// The values up to the next `by`, or up to the next word that names a factor and is no value.
  mutating func values(of factor: Factor, untilFactor: Bool = false) throws(CommandError) -> Values {
    var values = Values()
    var ranges = 0
    while let piece = rest.first {
      if !piece.word.isQuoted, piece.text.lowercased() == Self.separator { break }
      if untilFactor, isNextFactor(piece, after: factor) { break }
      rest.removeFirst()
      guard !piece.isRange else { throw CommandError("\"\(piece.text)\" needs a number before it", piece.word) }
      if let range = try range(from: piece) {
        ranges += 1
        values.openRange = range.count == nil ? range : nil
        try add(try Self.checked(piece.word) { try factor.levels(range) }, to: &values.levels, piece.word)
      } else {
        let level = try Self.checked(piece.word) { [abbreviated] in
          try factor.level(piece.text, abbreviated: abbreviated)
        }
        try add([level], to: &values.levels, piece.word)
        ranges += 2
      }
    }
    if ranges != 1 { values.openRange = nil }
    return values
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
