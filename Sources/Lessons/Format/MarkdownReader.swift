/// A fenced block: what stands behind its opening ```` ``` ````, and its lines.
struct Fence {
  let kind: String
  /// Words after the kind.
  let words: [String]
  let lines: [NumberedLine]
  /// The line of the opening fence.
  let line: Int

  /// The lines as commands.
  var script: Script {
    Script(text: lines.map(\.text).joined(separator: "\n"), line: line + 1)
  }
}

/// Reads Markdown into pieces: paragraphs, list entries, quotes, headings and fences.
struct MarkdownReader {
  let file: String

  /// What the lines hold, in order.
  enum Piece {
    case block(Block)
    case heading(level: Int, text: String, line: Int)
    case fence(Fence)
    /// Something that cannot be read.
    case broken(LessonError)
  }

  func pieces(_ lines: ArraySlice<NumberedLine>) -> [Piece] {
    var pieces: [Piece] = []
    var open: OpenBlock?
    var rest = lines
    func close() {
      if let block = open?.block { pieces.append(.block(block)) }
      open = nil
    }
    while let line = rest.popFirst() {
      let text = line.trimmed
      if text.hasPrefix("```") {
        close()
        pieces.append(fence(line, &rest))
      } else if text.hasPrefix("#") {
        close()
        let level = text.prefix { $0 == "#" }.count
        pieces.append(.heading(level: level, text: String(text.dropFirst(level).trimmingBlanks), line: line.number))
      } else if text.isEmpty || text.hasPrefix("<!--") {
        close()
      } else if let begun = Self.begun(text) {
        // A quote goes on with its own mark on each line.
        if case .quote(let more) = begun, case .quote = open?.first {
          open?.lines.append(more)
          continue
        }
        close()
        open = OpenBlock(first: begun)
      } else if open != nil {
        open?.lines.append(text)
      } else {
        open = OpenBlock(first: .prose(text))
      }
    }
    close()
    return pieces
  }

  private func fence(_ opening: NumberedLine, _ rest: inout ArraySlice<NumberedLine>) -> Piece {
    let info = opening.trimmed.drop { $0 == "`" }.split(separator: " ").map { $0.lowercased() }
    var lines: [NumberedLine] = []
    while let line = rest.popFirst() {
      if line.trimmed == "```" {
        return .fence(Fence(kind: info.first ?? "", words: Array(info.dropFirst()), lines: lines, line: opening.number))
      }
      lines.append(line)
    }
    return .broken(LessonError("the block opened here with ``` is not closed", file: file, line: opening.number))
  }

  /// The block that a line begins when it is an entry of a list or a quote.
  private static func begun(_ text: String) -> Block? {
    for bullet in ["- ", "* "] where text.hasPrefix(bullet) {
      return .item(marker: "•", text: String(text.dropFirst(2)))
    }
    if text.hasPrefix("> ") { return .quote(String(text.dropFirst(2))) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count < 3, rest.hasPrefix(". ") else { return nil }
    return .item(marker: "\(digits).", text: String(rest.dropFirst(2)))
  }
}

/// A paragraph, entry or quote whose end has not come yet; its lines are joined once, at the end.
private struct OpenBlock {
  let first: Block
  var lines: [String] = []

  var block: Block {
    func joined(_ text: String) -> String { ([text] + lines).joined(separator: " ") }
    return switch first {
    case .prose(let text): .prose(joined(text))
    case .item(let marker, let text): .item(marker: marker, text: joined(text))
    case .quote(let text): .quote(joined(text))
    default: first
    }
  }
}
