import Foundation

/// The lessons of a folder, in the order of their file names.
public struct LessonCatalogue: Sendable {
  public let lessons: [Lesson]

  /// Reads every `.md` file of `folder` that begins with a digit.
  ///
  /// - Throws: `LessonError` for a folder that cannot be read or a file that is no lesson.
  public init(folder: String) throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw LessonError.noFolder(folder)
    }
    let files = names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
    lessons = try files.enumerated().map { index, name in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(data: data, encoding: .utf8)
      else { throw LessonError.noFrontMatter(file: name) }
      return try LessonParser(file: name).parse(text, number: index + 1)
    }
  }

  /// The lesson of this number or id.
  public func lesson(_ word: String) -> Lesson? {
    if let number = Int(word) { return lessons.first { $0.number == number } }
    return lessons.first { $0.id == word.lowercased() }
  }
}

/// Why lessons cannot be read.
public enum LessonError: Error, Equatable, Sendable, CustomStringConvertible {
  case noFolder(String)
  case noFrontMatter(file: String)
  case missing(file: String, fact: String)
  case openFence(file: String)

  public var description: String {
    switch self {
    case .noFolder(let folder): "there are no lessons in \"\(folder)\"; name another folder"
    case .noFrontMatter(let file):
      "\"\(file)\" is no lesson: it must begin with lines \"id: …\" between two lines \"---\""
    case .missing(let file, let fact): "\"\(file)\" lacks \"\(fact)\": add a line \"\(fact): …\" at its top"
    case .openFence(let file): "\"\(file)\" has a ``` that is not closed; close it"
    }
  }
}
