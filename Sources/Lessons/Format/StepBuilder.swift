/// Collects what stands between two headings.
struct StepBuilder {
  private let title: String
  private let line: Int
  private let file: String
  private(set) var blocks: [Block] = []
  private var afterword: [Block] = []
  private(set) var setup: Script?
  private var answer: Script?
  private var checks: [Check] = []
  private var hints: [[Block]] = []
  private var otherwise: [Block] = []
  private var quiz: Quiz?
  private var guess: GuessRequest?
  /// What could not be read.
  private(set) var problems: [LessonError] = []

  init(title: String, line: Int, file: String) {
    self.title = title
    self.line = line
    self.file = file
  }

  private var isPastTask: Bool { answer != nil || quiz != nil || !checks.isEmpty }

  mutating func add(_ block: Block) {
    if isPastTask { afterword.append(block) } else { blocks.append(block) }
  }

  /// Takes a block in, or notes what is wrong with it.
  mutating func add(_ fence: Fence) {
    do {
      try take(fence)
    } catch {
      problems.append(error)
    }
  }

  private mutating func take(_ fence: Fence) throws(LessonError) {
    switch fence.kind {
    case "try": answer = try once(answer, fence)
    case "setup": setup = try once(setup, fence)
    case "check": checks += try withoutShares(try self.checks(fence))
    case "hint": hints.append(try MarkdownReader(file: file).blocks(fence))
    case "otherwise": otherwise += try MarkdownReader(file: file).blocks(fence)
    case "guess": guess = try guess(fence)
    case "show": add(.show(fence.script))
    case "fact": add(.facts(try self.checks(fence)))
    case "claim": add(.claim(try claim(fence)))
    case "quiz":
      guard quiz == nil else { throw error("a step asks one question; begin another step for the next", fence) }
      quiz = try QuizReader(file: file).quiz(fence)
    case "", "text", "console": add(.code(fence.lines.map(\.text)))
    default:
      throw error(
        "\"\(fence.kind)\" is not a kind of block; there are try, check, hint, quiz, guess, setup, show, fact, otherwise, claim and text",
        fence)
    }
  }

  /// The introduction is read, and may set up; a task belongs to a step.
  func checkIsIntroduction() throws(LessonError) {
    guard !isPastTask, hints.isEmpty, guess == nil else {
      throw LessonError(
        "a task stands before the first step; begin one with a line \"## Title\"", file: file, line: line)
    }
  }

  func step() throws(LessonError) -> Step {
    guard !title.isEmpty else { throw LessonError("the step has no title; write \"## Title\"", file: file, line: line) }
    if quiz != nil, answer != nil || !checks.isEmpty {
      throw LessonError("a step has either a quiz or a task; make two steps of it", file: file, line: line)
    }
    if answer != nil, checks.isEmpty {
      throw LessonError(
        "the step has a \"try\" but no \"check\", so nothing tells when it is done", file: file, line: line)
    }
    if answer == nil, !checks.isEmpty {
      throw LessonError(
        "the step has a \"check\" but no \"try\", so nothing can be shown to who skips it", file: file, line: line)
    }
    if let guess, answer == nil {
      throw LessonError(
        "the step asks for a guess, but has no \"try\" that shows the number", file: file, line: guess.line)
    }
    let step = Step(
      title: title, line: line, blocks: blocks, afterword: afterword, otherwise: otherwise, setup: setup,
      answer: answer, checks: checks, hints: hints, quiz: quiz, guess: guess)
    if !otherwise.isEmpty, step.outcomes.isEmpty {
      throw LessonError(
        "\"otherwise\" is said when a \"fact\" after the task does not hold, and there is none", file: file, line: line)
    }
    return step
  }

  private func once(_ earlier: Script?, _ fence: Fence) throws(LessonError) -> Script {
    guard earlier == nil else {
      throw error("a second \"\(fence.kind)\" in one step; join them, or begin another step", fence)
    }
    return fence.script
  }

  /// The conditions of a block; each one that cannot be read is a problem of its own.
  private mutating func checks(_ fence: Fence) throws(LessonError) -> [Check] {
    var checks: [Check] = []
    let lines = fence.lines.filter { !$0.isBlank && !$0.trimmed.hasPrefix("#") }
    for line in lines {
      do {
        checks.append(try Check(line: line.trimmed, number: line.number))
      } catch {
        problems.append(LessonError(error.message, file: file, line: line.number))
      }
    }
    guard !lines.isEmpty else { throw error("the block is empty; write a condition a line, as in auc >= 0.98", fence) }
    return checks
  }

  /// A step is done or not; only what the text says may hold for some seeds.
  private func withoutShares(_ checks: [Check]) throws(LessonError) -> [Check] {
    if let check = checks.first(where: { $0.shares != nil }) {
      throw LessonError(
        "a check is met or not; only a \"fact\" says for how many seeds it holds", file: file, line: check.line)
    }
    return checks
  }

  /// `auc   # the AUC after five epochs`
  private func guess(_ fence: Fence) throws(LessonError) -> GuessRequest {
    guard guess == nil, !isPastTask else {
      throw error("a step asks for one guess, and before its \"try\"", fence)
    }
    let lines = fence.lines.filter { !$0.isBlank }
    guard let line = lines.first, lines.count == 1 else {
      throw error("a guess is one line: the number's name, and after a # what it is called", fence)
    }
    let parts = line.trimmed.split(separator: "#", maxSplits: 1).map { String($0.trimmingBlanks) }
    guard let name = parts.first, let target = GuessTarget.named(name) else {
      throw LessonError(
        "\"\(parts.first ?? "")\" cannot be guessed; there are \(GuessTarget.names.joined(separator: ", ")), and a "
          + "command's figures, as in repeat.auc.median", file: file, line: line.number)
    }
    return GuessRequest(target: target, words: parts.count > 1 ? parts[1] : nil, line: line.number)
  }

  private func claim(_ fence: Fence) throws(LessonError) -> Claim {
    guard let verdict = fence.words.first.flatMap(Claim.Verdict.init) else {
      let known = Claim.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("a claim needs its verdict after the word: one of \(known)", fence)
    }
    return Claim(verdict: verdict, text: fence.lines.map(\.trimmed).joined(separator: " "), line: fence.line)
  }

  private func error(_ message: String, _ fence: Fence) -> LessonError {
    LessonError(message, file: file, line: fence.line)
  }
}

extension MarkdownReader {
  /// The text of a fence, which is Markdown itself.
  fileprivate func blocks(_ fence: Fence) throws(LessonError) -> [Block] {
    var blocks: [Block] = []
    for piece in pieces(fence.lines[...]) { if case .block(let block) = piece { blocks.append(block) } }
    guard !blocks.isEmpty else { throw LessonError("the \(fence.kind) is empty", file: file, line: fence.line) }
    return blocks
  }
}
