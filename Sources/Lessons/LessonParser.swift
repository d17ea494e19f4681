/// Reads a lesson's Markdown: front matter between `---` lines, then headings, paragraphs and fenced code.
struct LessonParser {
  let file: String

  func parse(_ text: String, number: Int) throws -> Lesson {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)[...]
    let facts = try frontMatter(&lines)
    func fact(_ name: String) throws -> String {
      guard let value = facts[name], !value.isEmpty else { throw LessonError.missing(file: file, fact: name) }
      return value
    }
    guard let minutes = Int(try fact("minutes")), minutes > 0 else {
      throw LessonError.missing(file: file, fact: "minutes")
    }
    return Lesson(
      number: number, id: try fact("id"), title: try fact("title"), minutes: minutes, blocks: try blocks(lines))
  }

  private func frontMatter(_ lines: inout ArraySlice<String>) throws -> [String: String] {
    guard lines.popFirst() == "---" else { throw LessonError.noFrontMatter(file: file) }
    var facts: [String: String] = [:]
    while let line = lines.popFirst() {
      if line == "---" { return facts }
      guard let colon = line.firstIndex(of: ":") else { throw LessonError.noFrontMatter(file: file) }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      facts[line[..<colon].lowercased()] = String(value)
    }
    throw LessonError.noFrontMatter(file: file)
  }

  private func blocks(_ lines: ArraySlice<String>) throws -> [Lesson.Block] {
    var blocks: [Lesson.Block] = []
    var paragraph: [String] = []
    func endParagraph() {
      if !paragraph.isEmpty { blocks.append(.prose(paragraph.joined(separator: " "))) }
      paragraph = []
    }
    var rest = lines
    while let line = rest.popFirst() {
      if line.hasPrefix("```") {
        endParagraph()
        blocks.append(.code(try code(&rest)))
      } else if line.hasPrefix("#") {
        endParagraph()
        blocks.append(.heading(String(line.drop { $0 == "#" || $0 == " " })))
      } else if line.allSatisfy(\.isWhitespace) {
        endParagraph()
      } else {
        paragraph.append(line)
      }
    }
    endParagraph()
    return blocks
  }

  private func code(_ lines: inout ArraySlice<String>) throws -> [String] {
    var code: [String] = []
    while let line = lines.popFirst() {
      if line.hasPrefix("```") { return code }
      code.append(line)
    }
    throw LessonError.openFence(file: file)
  }
}
