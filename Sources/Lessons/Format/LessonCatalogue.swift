import Platform

/// The lessons of a folder, in the order of their file names.
public struct LessonCatalogue: Sendable {
  public let lessons: [Lesson]
  /// Bytes of the largest file that is read; the longest lesson of the course has fifteen thousand.
  private static let mostBytes = 1_000_000
  /// Files that are no lessons, and why.
  public let errors: [LessonError]

  /// Reads every `.md` file of `folder` whose name begins with a digit; the files that cannot be read are in `errors`.
  ///
  /// - Throws: `LessonError` for a folder that cannot be read.
  public init(folder: String) throws(LessonError) {
    guard let names = try? Folder.names(folder) else {
      throw LessonError("there is no such folder, or it cannot be read; name another one", file: folder)
    }
    self.init(names: names) { Self.read(path: "\(folder)/\($0)", name: $0, number: $1) }
  }

  /// Reads lessons that lie in memory, each with its file's name.
  public init(files: [(name: String, bytes: [UInt8])]) {
    let texts = Dictionary(files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    self.init(names: files.map(\.name)) { Self.read(bytes: texts[$0] ?? [], name: $0, number: $1) }
  }

  private init(names: [String], read: (_ name: String, _ number: Int) -> (lesson: Lesson?, errors: [LessonError])) {
    let files = names.filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
    var lessons: [Lesson] = []
    var errors: [LessonError] = []
    for (index, name) in files.enumerated() {
      let result = read(name, index + 1)
      if let lesson = result.lesson { lessons.append(lesson) }
      errors += result.errors
    }
    self.lessons = lessons
    self.errors = errors
  }

  /// The lesson of one file.
  public static func lesson(path: String, name: String, number: Int) throws(LessonError) -> Lesson {
    let (lesson, errors) = read(path: path, name: name, number: number)
    guard let lesson else { throw errors.first ?? LessonError("the lesson cannot be read", file: name) }
    return lesson
  }

  /// The lesson of one file, or everything that is wrong with it.
  public static func read(path: String, name: String, number: Int) -> (lesson: Lesson?, errors: [LessonError]) {
    do {
      return read(bytes: try RegularFile.read(path, limit: mostBytes), name: name, number: number)
    } catch {
      let reason =
        switch error {
        case .missing: "there is no such file"
        case .tooLarge: "the file is larger than a megabyte, which no lesson is; split it into several"
        default: "the file cannot be read: \(error)"
        }
      return (nil, [LessonError(reason, file: name)])
    }
  }

  private static func read(bytes: [UInt8], name: String, number: Int) -> (lesson: Lesson?, errors: [LessonError]) {
    guard !bytes.isEmpty else { return (nil, [LessonError("the file is empty", file: name)]) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return (nil, [LessonError("the file is not UTF-8 text", file: name)])
    }
    return LessonParser(file: name).read(text, number: number)
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
