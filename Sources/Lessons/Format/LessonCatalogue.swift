import Platform

/// The lessons of a folder, in the order of their file names.
public struct LessonCatalogue: Sendable {
  public let lessons: [Lesson]
  /// The longest lesson has 15 kB.
  private static let mostBytes = 1 << 20
  /// Files that are no lessons, and why.
  public let errors: [LessonError]

  /// Reads every `.md` file of `folder` whose name begins with a digit; the files that cannot be read are in `errors`.
  ///
  /// - Throws: `LessonError` for a folder that cannot be read.
  public init(folder: String) throws(LessonError) {
    guard let names = try? Folder.names(folder) else {
      throw LessonError("there is no such folder, or it cannot be read; name another one", file: folder)
    }
    self.init(names: names) { (name, number) throws(LessonError) in
      try Self.lesson(path: "\(folder)/\(name)", name: name, number: number)
    }
  }

  /// Reads lessons that lie in memory, each with its file's name.
  public init(files: [(name: String, bytes: [UInt8])]) {
    let texts = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    self.init(names: files.map(\.name)) { (name, number) throws(LessonError) in
      try Self.lesson(bytes: texts[name] ?? [], name: name, number: number)
    }
  }

  private init(names: [String], read: (_ name: String, _ number: Int) throws(LessonError) -> Lesson) {
    let files = names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
    var lessons: [Lesson] = []
    var errors: [LessonError] = []
    for (index, name) in files.enumerated() {
      do {
        lessons.append(try read(name, index + 1))
      } catch {
        errors.append(error)
      }
    }
    self.lessons = lessons
    self.errors = errors
  }

  /// The lesson of one file.
  public static func lesson(path: String, name: String, number: Int) throws(LessonError) -> Lesson {
    let bytes: [UInt8]
    do { bytes = try RegularFile.read(path, limit: mostBytes) } catch {
      let reason = error == .missing ? "there is no such file" : "the file cannot be read: \(error)"
      throw LessonError(reason, file: name)
    }
    return try lesson(bytes: bytes, name: name, number: number)
  }

  private static func lesson(bytes: [UInt8], name: String, number: Int) throws(LessonError) -> Lesson {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw LessonError("the file is not UTF-8 text", file: name)
    }
    return try LessonParser(file: name).parse(text, number: number)
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
