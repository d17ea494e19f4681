/// Reads a lesson's Markdown: facts at the top, an introduction, and a step for each heading `## …`.
public struct LessonParser: Sendable {
  let file: String

  public init(file: String) {
    self.file = file
  }

  /// The lesson.
  ///
  /// - Throws: the first thing that is wrong with it.
  public func parse(_ text: String, number: Int) throws(LessonError) -> Lesson {
    let (lesson, errors) = read(text, number: number)
    guard let lesson else { throw errors.first ?? LessonError("the lesson cannot be read", file: file) }
    return lesson
  }

  /// The lesson, or everything that is wrong with it, in the order of its lines.
  public func read(_ text: String, number: Int) -> (lesson: Lesson?, errors: [LessonError]) {
    var lines = NumberedLine.lines(of: text)[...]
    let facts: FrontMatter
    do {
      facts = try FrontMatter(&lines, file: file)
    } catch {
      // Without its top nothing below it is where it seems to be.
      return (nil, [error])
    }
    var problems = facts.problems
    let (introduction, steps) = sections(lines, &problems)
    let lesson = lesson(facts, introduction, steps, number: number, &problems)
    // What is said of the file as a whole, a fact that is missing say, often follows from what is wrong on a line of it.
    func place(_ error: LessonError) -> Int { error.line > 1 ? error.line : .max }
    let errors = problems.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
    return (errors.isEmpty ? lesson : nil, errors.map(\.element))
  }

  /// What stands before the first heading, and the steps.
  private func sections(
    _ lines: ArraySlice<NumberedLine>, _ problems: inout [LessonError]
  ) -> (StepBuilder, [Step]) {
    var sections: [StepBuilder] = [StepBuilder(title: "", line: 1, file: file)]
    for piece in MarkdownReader(file: file).pieces(lines) {
      switch piece {
      case .heading(level: 2, let title, let line): sections.append(StepBuilder(title: title, line: line, file: file))
      // The title stands at the top already; on GitHub it reads better with a heading too.
      case .heading(level: 1, _, _): continue
      case .heading(_, let text, _): sections[sections.count - 1].add(.heading(text))
      case .block(let block): sections[sections.count - 1].add(block)
      case .fence(let fence): sections[sections.count - 1].add(fence)
      case .broken(let error): problems.append(error)
      }
    }
    let introduction = sections.removeFirst()
    problems += introduction.problems
    if introduction.problems.isEmpty {
      attempt(&problems) { () throws(LessonError) in try introduction.checkIsIntroduction() }
    }
    if sections.isEmpty, problems.isEmpty {
      problems.append(LessonError("there are no steps; each begins with a line \"## Title\"", file: file))
    }
    var steps: [Step] = []
    for section in sections {
      problems += section.problems
      // What is missing in a step that could not be read is perhaps what could not be read.
      guard section.problems.isEmpty else { continue }
      if let step = attempt(&problems, { () throws(LessonError) in try section.step() }) { steps.append(step) }
    }
    return (introduction, steps)
  }

  private func lesson(
    _ facts: FrontMatter, _ introduction: StepBuilder, _ steps: [Step], number: Int, _ problems: inout [LessonError]
  ) -> Lesson? {
    let id = attempt(&problems) { () throws(LessonError) in try facts.id() }
    let title = attempt(&problems) { () throws(LessonError) in try facts.required("title") }
    let minutes = attempt(&problems) { () throws(LessonError) in try facts.minutes() }
    let keepsOwnState = attempt(&problems) { () throws(LessonError) in try facts.keepsOwnState() }
    guard let id, let title, let minutes, let keepsOwnState else { return nil }
    return Lesson(
      file: file, number: number, id: id, title: title, minutes: minutes, needs: facts.list("needs"),
      teaches: facts.list("teaches"), keepsOwnState: keepsOwnState, introduction: introduction.blocks,
      setup: introduction.setup, steps: steps, teachesLine: facts.line(of: "teaches"))
  }

  /// What `body` gives, or its error among the problems.
  @discardableResult
  private func attempt<Value>(
    _ problems: inout [LessonError], _ body: () throws(LessonError) -> Value
  ) -> Value? {
    do {
      return try body()
    } catch {
      problems.append(error)
      return nil
    }
  }
}
