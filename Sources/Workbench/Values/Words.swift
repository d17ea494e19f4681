/// The word nearest to what was typed, when it is near enough to be meant.
package func nearest(to typed: String, among words: [String]) -> String? {
  let near = words.map { (word: $0, distance: editDistance(typed, $0)) }.filter { candidate in
    candidate.distance <= max(1, max(typed.count, candidate.word.count) / 3)
  }
  if let nearest = near.min(by: { $0.distance < $1.distance }) { return nearest.word }
  return typed.count >= 3 ? words.first { $0.hasPrefix(typed) } : nil
}

/// Insertions, deletions, replacements and swaps of neighbours between two words (Damerau and Levenshtein, restricted).
package func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first.lowercased())
  let second = Array(second.lowercased())
  // A typed line may be as long as it likes; no word of ours is.
  guard abs(first.count - second.count) < 20 else { return abs(first.count - second.count) }
  var before: [Int] = []
  var previous = Array(0...second.count)
  for row in 0..<first.count {
    var current = [row + 1]
    for column in 0..<second.count {
      let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, before[column - 1] + 1)
      }
      current.append(best)
    }
    (before, previous) = (previous, current)
  }
  return previous[second.count]
}

/// `a`, `a or b`, `a, b or c`.
package func enumeration(_ words: [String], _ conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// A number as a person writes it: the shortest that reads back the same, whole numbers without a point.
package func plain(_ value: Double) -> String {
  if let whole = Int(exactly: value), whole.magnitude < 1_000_000_000 { return String(whole) }
  return value.magnitude < 0.0001 && value != 0 ? scientific(value) : value.description
}

/// A share as a percentage: 0.2 is `20%`.
package func percent(_ share: Double) -> String {
  // 0.07 × 100 is 7.000000000000001; a share is never given to more than six digits.
  plain((share * 100 * 1e6).rounded() / 1e6) + "%"
}

private func scientific(_ value: Double) -> String {
  let text = value.description
  guard text.contains("e") else { return text }
  return text.replacing("e-0", with: "e-").replacing(".0e", with: "e")
}

func wholeNumbers(_ range: ClosedRange<Int>) -> String {
  switch (range.lowerBound, range.upperBound) {
  case (.min, .max): "any whole number"
  case (let low, .max): "a whole number from \(low)"
  case (let low, let high): "a whole number from \(low) to \(high)"
  }
}

func numbers(_ range: NumberRange) -> String {
  let low = "\(range.includesLow ? "from" : "above") \(plain(range.low))"
  guard range.high.isFinite else {
    return range.low.isFinite ? "a number \(low)" : "any number"
  }
  return "a number \(low) \(range.includesHigh ? "to" : "and below") \(plain(range.high))"
}
