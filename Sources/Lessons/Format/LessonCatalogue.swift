import Foundation

/// The lessons of a folder, in the order of their file names.
public struct LessonCatalogue: Sendable {
  public let lessons: [Lesson]
  /// Files that are no lessons, and why.
  public let errors: [LessonError]

  /// Reads every `.md` file of `folder` whose name begins with a digit; the files that cannot be read are in `errors`.
  ///
  /// - Throws: `LessonError` for a folder that cannot be read.
  public init(folder: String) throws(LessonError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw LessonError("there is no such folder, or it cannot be read; name another one", file: folder)
    }
    let files = names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
    var lessons: [Lesson] = []
    var errors: [LessonError] = []
    for (index, name) in files.enumerated() {
      let read = Self.read(path: "\(folder)/\(name)", name: name, number: index + 1)
      if let lesson = read.lesson { lessons.append(lesson) }
      errors += read.errors
    }
    self.lessons = lessons
    self.errors = errors
  }

  /// Bytes of the largest file that is read; the longest lesson of the course has nine thousand.
  private static let largest = 1_000_000

  /// The lesson of one file.
  public static func lesson(path: String, name: String, number: Int) throws(LessonError) -> Lesson {
    let (lesson, errors) = read(path: path, name: name, number: number)
    guard let lesson else { throw errors.first ?? LessonError("the lesson cannot be read", file: name) }
    return lesson
  }

  /// The lesson of one file, or everything that is wrong with it.
  public static func read(path: String, name: String, number: Int) -> (lesson: Lesson?, errors: [LessonError]) {
    func failed(_ message: String) -> (lesson: Lesson?, errors: [LessonError]) {
      (nil, [LessonError(message, file: name)])
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { return failed("there is no such file, or it cannot be read") }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: largest + 1) else {
      return failed(isEmpty(path) ? "the file is empty" : "the file cannot be read")
    }
    guard data.count <= largest else {
      return failed("the file is larger than a megabyte, which no lesson is; split it into several")
    }
    guard let text = String(data: data, encoding: .utf8) else { return failed("the file is no UTF-8 text") }
    return LessonParser(file: name).read(text, number: number)
  }

  private static func isEmpty(_ path: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int == 0
  }

  /// The lesson that `3`, `lesson-3` or an id means.
  public func lesson(_ word: String) -> Lesson? {
    let word = word.lowercased()
    let digits = word.hasPrefix("lesson-") ? String(word.dropFirst(7)) : word
    if let number = Int(digits) { return lessons.first { $0.number == number } }
    return lessons.first { $0.id == word }
  }

  /// The lesson after one.
  public func lesson(after lesson: Lesson) -> Lesson? {
    lessons.first { $0.number > lesson.number }
  }
}
