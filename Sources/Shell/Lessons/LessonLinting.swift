import Lessons
import Screens
import Views
import Workbench

/// What `--check-lessons` found.
struct LintOutcome: Outcome {
  private(set) var findings: [Lessons.Finding]
  let lessons: Int
  /// Files that are lessons only nearly.
  let unread: Int
  let steps: Int
  let data: String
  /// The seeds the lessons were played with.
  let seeds: ClosedRange<Int>
  /// For how many seeds each condition holds, where there were several.
  private(set) var shares: [SeedsReport.Line] = []
  private(set) var seconds: Double?

  var hasErrors: Bool { findings.contains { $0.weight == .error } }

  /// Checks the lessons of a folder, or one lesson's file, on the context's data.
  init(_ path: String, seeds count: Int?, _ context: CommandContext) throws {
    let began = context.services.clock()
    let read = try Self.lessons(path, context.services.files)
    findings = read.errors
    lessons = read.lessons.count
    unread = Set(read.errors.map(\.file)).count
    steps = read.lessons.map(\.steps.count).reduce(0, +)
    data = context.bench.data.source.name
    let first = context.bench.recipe.seed
    guard first <= Int.max - (count ?? 1) else { throw CommandError("there are not so many seeds from \(first) on") }
    seeds = first...first + (count ?? 1) - 1
    findings += TextLinter(
      read.lessons, commands: CommandTable.all.firstWords + CommandTable.all.commands.map(\.name),
      explains: Glossary.knows
    ).findings()
    let reports = try Self.played(read.lessons, seeds, context)
    findings += reports.flatMap(\.findings)
    if count != nil { shares = reports.flatMap(\.lines) }
    seconds = context.services.clock() - began
  }

  var withoutTimes: Self {
    var copy = self
    copy.seconds = nil
    return copy
  }

  private static func lessons(
    _ path: String, _ files: Files
  ) throws -> (lessons: [Lesson], errors: [Lessons.Finding]) {
    if path.hasSuffix(".md") {
      let read = LessonCatalogue.read(path: files.resolved(path), name: path, number: 1)
      return (read.lesson.map { [$0] } ?? [], read.errors.map(Lessons.Finding.init))
    }
    let catalogue = try LessonCatalogue(folder: files.resolved(path))
    guard !catalogue.lessons.isEmpty || !catalogue.errors.isEmpty else {
      throw CommandError(
        "\"\(path)\" holds no lessons; their names begin with a digit and end in .md, as in 01-mine.md")
    }
    return (catalogue.lessons, catalogue.errors.map(Lessons.Finding.init))
  }

  /// Plays each lesson with each seed, on all cores.
  private static func played(
    _ lessons: [Lesson], _ seeds: ClosedRange<Int>, _ context: CommandContext
  ) throws -> [SeedsReport] {
    let activity = context.services.activity
    let count = lessons.count * seeds.count
    activity.begin(.checking(done: 0, of: count), at: context.services.clock())
    // What the lessons train is not what is shown to go on.
    let services = context.services.reporting(to: Activity(shouldStop: activity.shouldStop))
    let stage = CommandContext(bench: context.bench, services: services, history: [])
    let watch = RunsWatch(
      shouldStop: activity.shouldStop, onRun: { activity.update(.checking(done: $0, of: count)) })
    let runs = try inParallel(count, watch: watch) { index in
      let seed = seeds.lowerBound + index % seeds.count
      var player = LessonPlayer(stage, seed: seed)
      return (seed: seed, played: RunLinter(lessons[index / seeds.count]).played(on: &player))
    }
    guard runs.count == count else { throw CommandError("interrupted before every lesson was played") }
    let isSimulated = if case .simulated = context.bench.data.source { true } else { false }
    return lessons.enumerated().map { index, lesson in
      let own = runs[index * seeds.count..<(index + 1) * seeds.count].map(\.value)
      return SeedsReport(lesson, runs: own, onSimulated: isSimulated)
    }
  }

  private enum CodingKeys: String, CodingKey { case findings, lessons, unread, steps, data, seeds, shares, seconds }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(findings, forKey: .findings)
    try container.encode(lessons, forKey: .lessons)
    if unread > 0 { try container.encode(unread, forKey: .unread) }
    try container.encode(steps, forKey: .steps)
    try container.encode(data, forKey: .data)
    try container.encode([seeds.lowerBound, seeds.upperBound], forKey: .seeds)
    if !shares.isEmpty { try container.encode(shares, forKey: .shares) }
    try container.encodeIfPresent(seconds, forKey: .seconds)
  }
}
