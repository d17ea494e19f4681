/// A line of a lesson's file with its number, counted from 1.
struct NumberedLine {
  let number: Int
  let text: String

  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
  /// The text without white space at its ends.
  var trimmed: String { String(text.trimmingBlanks) }

  static func lines(of text: String) -> [NumberedLine] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
      NumberedLine(number: $0.offset + 1, text: String($0.element))
    }
  }
}

extension StringProtocol {
  var trimmingBlanks: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
