/// The facts at the top of a lesson's file, between two lines `---`.
struct FrontMatter {
  private var values: [String: (text: String, line: Int)] = [:]
  private let file: String
  /// Lines that are not facts.
  private(set) var problems: [LessonError] = []

  private static let known = ["id", "title", "minutes", "needs", "teaches", "state"]

  /// Takes the facts off the front of `lines`.
  init(_ lines: inout ArraySlice<NumberedLine>, file: String) throws(LessonError) {
    self.file = file
    guard lines.popFirst()?.trimmed == "---" else {
      throw LessonError(
        "this is not a lesson: it must begin with a line \"---\" and lines such as \"id: …\"", file: file, line: 1)
    }
    while let line = lines.popFirst() {
      if line.trimmed == "---" { return }
      if line.isBlank { continue }
      guard let colon = line.text.firstIndex(of: ":") else {
        problems.append(
          LessonError("\"\(line.trimmed)\" is not a fact; write \"name: value\"", file: file, line: line.number))
        continue
      }
      let name = line.text[..<colon].trimmingBlanks.lowercased()
      guard Self.known.contains(name) else {
        problems.append(
          LessonError(
            "\"\(name)\" is not known here; the facts are \(Self.known.joined(separator: ", "))", file: file,
            line: line.number))
        continue
      }
      guard values[name] == nil else {
        problems.append(LessonError("\"\(name)\" stands here twice", file: file, line: line.number))
        continue
      }
      values[name] = (Self.unquoted(line.text[line.text.index(after: colon)...].trimmingBlanks), line.number)
    }
    throw LessonError("the facts at the top are not ended; a line \"---\" must follow them", file: file, line: 1)
  }

  /// The line a fact stands on; the first where it is missing.
  func line(of name: String) -> Int { values[name]?.line ?? 1 }

  func required(_ name: String) throws(LessonError) -> String {
    guard let value = values[name]?.text, !value.isEmpty else {
      throw LessonError("\"\(name)\" is missing; add a line \"\(name): …\" at the top", file: file, line: 1)
    }
    return value
  }

  /// The entries between commas.
  func list(_ name: String) -> [String] {
    (values[name]?.text ?? "").split(separator: ",").map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }
  }

  func minutes() throws(LessonError) -> Int {
    let text = try required("minutes")
    guard let minutes = Int(text), (1...120).contains(minutes) else {
      throw wrong("minutes", "a whole number from 1 to 120")
    }
    return minutes
  }

  func id() throws(LessonError) -> String {
    let id = try required("id")
    // A number would be taken for a place in the course.
    guard Int(id) == nil, id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
      throw wrong("id", "small letters, digits and hyphens, as in first-autoencoder")
    }
    return id
  }

  func keepsOwnState() throws(LessonError) -> Bool {
    switch values["state"]?.text.lowercased() {
    case nil, "rebuilt": return false
    case "own": return true
    default: throw wrong("state", "own or rebuilt")
    }
  }

  private func wrong(_ name: String, _ expected: String) -> LessonError {
    let value = values[name]
    return LessonError(
      "\"\(value?.text ?? "")\" is wrong here; \(name) takes \(expected)", file: file, line: value?.line ?? 1)
  }

  private static func unquoted(_ text: some StringProtocol) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return String(text)
    }
    return String(text.dropFirst().dropLast())
  }
}
