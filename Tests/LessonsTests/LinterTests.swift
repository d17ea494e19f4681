import Lessons
import Testing
import Workbench

struct LinterTests {
  /// A stage that knows two commands.
  struct Stage: LessonStage {
    var bench = LessonText.bench()
    var clock = 0.0
    /// Seconds that each command takes.
    var pace = 0.0

    func problem(in script: Script) -> StageProblem? {
      for (index, line) in script.text.split(separator: "\n").enumerated()
      where !["bottleneck", "look"].contains(line.split(separator: " ")[0]) {
        return StageProblem(
          "\"\(line)\" cannot be read", line: script.line + index, missingCommand: line.hasPrefix("fly") ? "fly" : nil)
      }
      return nil
    }

    func lines(of script: Script) -> [Script] {
      script.text.split(separator: "\n").enumerated().map {
        Script(text: String($0.element), line: script.line + $0.offset)
      }
    }

    mutating func run(_ script: Script) throws -> [CommandRecord] {
      script.text.split(separator: "\n").map { line in
        let words = line.split(separator: " ").map(String.init)
        clock += pace
        if words.count > 1, let units = Int(words[1]) { bench.change { $0.bottleneck = units } }
        return CommandRecord(path: [words[0]], arguments: Array(words.dropFirst()))
      }
    }
  }

  private func findings(_ body: String, head: String = LessonText.head, pace: Double = 0) throws -> [String] {
    let lesson = try LessonText.lesson(head + body)
    var stage = Stage(pace: pace)
    let all =
      TextLinter([lesson], commands: ["bottleneck", "look"]).findings() + RunLinter(lesson).findings(on: &stage)
    return all.filter { !$0.message.contains("6 to 15 read well") }.map {
      "\($0.line) \($0.weight.rawValue): \($0.message)"
    }
  }

  @Test func aGoodLessonHasNone() throws {
    let small = String(LessonText.small.dropFirst(LessonText.head.count))
    let choices = "[ ] The wide door\n    It is wide open.\n[ ] The windows\n    So are they.\n"
    #expect(try findings(small.replacing("[ ] The door\n    It is wide open.\n", with: choices)).isEmpty)
  }

  static let bad: [(String, [String])] = [
    (
      "## A\nw\n```try\nbottleneck 5\n```\n```check\nbottleneck == 5\n```",
      ["7 error: step \"A\" has no hint; add a block ```hint"]
    ),
    (
      "## A\n```try\nbottleneck 5\n```\n```check\nbottleneck == 5\n```\n```hint\nh\n```",
      ["7 error: step \"A\" says nothing before its task"]
    ),
    (
      "## A\nw\n```try\nbottleneck 5\n```\n```check\nbottleneck <= 5\n```\n```hint\nh\n```",
      ["13 error: step \"A\" is done before anything is"]
    ),
    (
      "## A\nw\n```try\nbottleneck 5\n```\n```check\nbottleneck == 6\n```\n```hint\nh\n```",
      ["13 error: the reference answer does not make \"bottleneck == 6\" true: 5"]
    ),
    (
      "## A\nw\n```try\nbottleneck 5\nlook\n```\n```check\nbottleneck == 5\n```\n```hint\nh\n```",
      ["11 error: the step is done already when \"look\" comes; check for what that does"]
    ),
    (
      "## A\nw\n```try\nbottleneck 5\n```\n```check\nbottleneck == 5\n```\n```hint\nh\n```\n```fact\nbottleneck == 4\n```",
      ["19 error: what the text says does not hold: bottleneck == 4, but 5"]
    ),
    ("## A\nw\n```setup\nbotleneck 3\n```", ["10 error: \"botleneck 3\" cannot be read"]),
    ("## A\nw\n```show\nbotleneck 3\n```", ["10 error: \"botleneck 3\" cannot be read"]),
    ("## A\nw\n```setup\nfly 3\n```", ["10 error: \"fly 3\" cannot be read"]),
    (
      "## A\nw\n```claim refuted\nx\n```",
      ["9 advice: a claim is judged without the spread over seeds; let the step's answer hold \"repeat 5\""]
    ),
    (
      "## A\n" + Array(repeating: "word", count: 1300).joined(separator: " "),
      ["1 error: reading and trying take about 7 minutes, not 5"]
    ),
  ]

  @Test(arguments: bad) func says(_ body: String, _ expected: [String]) throws {
    #expect(try findings(body) == expected)
  }

  @Test func whatIsNeededAndMissingIsReportedNotFailed() throws {
    let head = LessonText.head.replacing("minutes: 5", with: "minutes: 5\nneeds: fly, bottleneck")
    #expect(
      try findings("## A\nw\n```setup\nfly 3\n```", head: head) == [
        "1 untried: it needs \"fly\", which is neither a lesson here nor a command of this program",
        "11 untried: \"fly 3\" cannot be read; this step and those after it were not tried",
      ])
  }

  @Test func slowCommandsAndDoubleIds() throws {
    #expect(
      try findings("## A\nw\n```setup\nlook\n```", pace: 400) == ["1 error: its commands alone take 7 minutes here"])
    let lessons = [try LessonText.lesson(), try LessonText.lesson(number: 2, file: "twin.md")]
    let double = TextLinter(lessons, commands: []).findings().filter { $0.weight == .error }
    #expect(double.map(\.message) == ["the id \"small\" is small.md's already; ids are unique"])
  }
}
