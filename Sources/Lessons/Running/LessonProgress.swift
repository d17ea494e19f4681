/// How far a reader has come, lesson by lesson: a plain text file with a line for each.
///
///     # heartline: how far you have come with the lessons
///     first-autoencoder 9 of 9
///     thresholds 4 of 10
///
/// Ids that no lesson has any more, and lines that make no sense, are kept as they are.
public struct LessonProgress: Equatable, Sendable {
  /// Steps done of a lesson.
  public struct Entry: Equatable, Sendable {
    public var done: Int
    public var steps: Int

    public var isComplete: Bool { steps > 0 && done >= steps }
  }

  public private(set) var entries: [String: Entry] = [:]
  private var order: [String] = []
  private var strange: [String] = []

  private static let header = "# heartline: how far you have come with the lessons"

  public init() {}

  /// Reads what a file holds; whatever is not an entry is kept and ignored.
  public init(text: String) {
    for line in text.split(whereSeparator: \.isNewline).map(String.init) where line != Self.header {
      let words = line.split(separator: " ")
      if words.count == 4, words[2] == "of", let done = Int(words[1]), let steps = Int(words[3]),
        (0...steps).contains(done),
        steps > 0
      {
        add(Entry(done: done, steps: steps), to: String(words[0]))
      } else if !line.allSatisfy(\.isWhitespace) {
        strange.append(line)
      }
    }
  }

  public var text: String {
    let lines = order.compactMap { id in entries[id].map { "\(id) \($0.done) of \($0.steps)" } }
    return ([Self.header] + lines + strange).map { $0 + "\n" }.joined()
  }

  /// Steps done of a lesson, as many as it has now.
  public func done(of lesson: Lesson) -> Int {
    guard let entry = entries[lesson.id] else { return 0 }
    // A lesson that has grown since is not done any more; one that shrank is no more than done.
    return min(entry.done, lesson.steps.count)
  }

  /// The step to go on with, counted from 0; the first when all are done.
  public func place(in lesson: Lesson) -> Int {
    let done = done(of: lesson)
    return done < lesson.steps.count ? done : 0
  }

  public func isComplete(_ lesson: Lesson) -> Bool { done(of: lesson) >= lesson.steps.count }

  /// Notes that so many steps are done, and that this is where the reader is; what was done is never undone.
  public mutating func note(_ done: Int, of lesson: Lesson) {
    // The last line of the file is the lesson that was taken last.
    order.removeAll { $0 == lesson.id }
    order.append(lesson.id)
    entries[lesson.id] = Entry(done: max(done, entries[lesson.id]?.done ?? 0), steps: lesson.steps.count)
  }

  /// Where the course goes on: the lesson that was taken last, or else the first after it that is not done, or else the
  /// first of all that is not; `nil` when every lesson is done.
  public func next(of lessons: [Lesson]) -> Lesson? {
    let last = order.lazy.reversed().compactMap { id in lessons.first { $0.id == id } }.first
    let after = last.map { last in lessons.filter { $0.number >= last.number } } ?? []
    return (after + lessons).first { !isComplete($0) }
  }

  private mutating func add(_ entry: Entry, to id: String) {
    if entries[id] == nil { order.append(id) }
    entries[id] = entry
  }
}
