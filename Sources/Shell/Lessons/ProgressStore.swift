import Foundation
import Lessons

/// The file with a reader's progress.
struct ProgressStore {
  let services: Services

  /// What the file holds; nothing where there is none or it cannot be read.
  func load() -> LessonProgress {
    guard let path = services.teaching.progressFile, let data = FileManager.default.contents(atPath: path) else {
      return LessonProgress()
    }
    // A damaged byte must cost one line, not the whole file.
    return LessonProgress(text: String(decoding: data, as: UTF8.self))
  }

  /// Notes that so many steps are done.
  ///
  /// The file is read anew, for another shell may have written it, then written beside and renamed.
  func note(_ done: Int, of lesson: Lesson) {
    guard services.teaching.recordsProgress, let path = services.teaching.progressFile else { return }
    var progress = load()
    let before = progress
    progress.note(done, of: lesson)
    guard progress != before else { return }
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A lesson goes on where progress cannot be kept, on a full disk say.
    try? services.files.write(Array(progress.text.utf8), to: path)
  }
}
