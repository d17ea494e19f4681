/// Reads a lesson's Markdown: facts at the top, an introduction, and a step for each heading `## …`.
public struct LessonParser: Sendable {
  let file: String

  public init(file: String) {
    self.file = file
  }

  public func parse(_ text: String, number: Int) throws(LessonError) -> Lesson {
    var lines = NumberedLine.lines(of: text)[...]
    let facts = try FrontMatter(&lines, file: file)
    let pieces = try MarkdownReader(file: file).pieces(lines)
    var sections: [StepBuilder] = [StepBuilder(title: "", line: 1, file: file)]
    for piece in pieces {
      switch piece {
      case .heading(level: 2, let title, let line): sections.append(StepBuilder(title: title, line: line, file: file))
      // The title stands at the top already; on GitHub it reads better with a heading too.
      case .heading(level: 1, _, _): continue
      case .heading(_, let text, _): sections[sections.count - 1].add(.heading(text))
      case .block(let block): sections[sections.count - 1].add(block)
      case .fence(let fence): try sections[sections.count - 1].add(fence)
      }
    }
    let introduction = sections.removeFirst()
    try introduction.checkIsIntroduction()
    guard !sections.isEmpty else {
      throw LessonError("there are no steps; each begins with a line \"## Title\"", file: file)
    }
    var steps: [Step] = []
    for section in sections { steps.append(try section.step()) }
    return Lesson(
      file: file, number: number, id: try facts.id(), title: try facts.required("title"), minutes: try facts.minutes(),
      needs: facts.list("needs"), teaches: facts.list("teaches"), keepsOwnState: try facts.keepsOwnState(),
      introduction: introduction.blocks, setup: introduction.setup, steps: steps)
  }
}
