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
