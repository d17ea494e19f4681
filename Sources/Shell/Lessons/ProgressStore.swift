import Lessons
import Platform
import Views

/// The file with a reader's progress.
struct ProgressStore {
  let services: Services
  private static let mostBytes = 1 << 20

  /// What the file holds; nothing where there is none or it cannot be read.
  func load() -> LessonProgress {
    guard let path = services.teaching.progressFile else { return LessonProgress() }
    return Self.progress((try? RegularFile.read(path, limit: Self.mostBytes)) ?? [])
  }

  /// Notes that so many steps are done.
  ///
  /// The file is read anew under a lock, for another shell may have written it. A lesson goes on where progress cannot be
  /// kept, on a full disk say; what cannot be read is not written over.
  func note(_ done: Int, of lesson: Lesson) {
    guard services.teaching.recordsProgress, let path = services.teaching.progressFile else { return }
    do {
      let file = try LockedFile(path, isCreated: true)
      let before = Self.progress(try file.contents(last: Self.mostBytes))
      var progress = before
      progress.note(done, of: lesson)
      if progress != before { try file.replace(with: Array(progress.text.utf8)) }
    } catch {
      return
    }
  }

  /// A damaged byte must cost one line, not the whole file.
  private static func progress(_ bytes: [UInt8]) -> LessonProgress {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let whole = lines.compactMap { String(validating: $0, as: UTF8.self) }
    return LessonProgress(text: whole.joined(separator: "\n"))
  }
}
