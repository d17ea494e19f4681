/// A lesson: a Markdown file with a few facts about itself at its top, an introduction, and steps.
public struct Lesson: Equatable, Sendable {
  /// The file as its reader called it, for messages.
  public let file: String
  /// Its place in the course, counted from 1.
  public let number: Int
  /// The word it is called by.
  public let id: String
  public let title: String
  /// How long it takes.
  public let minutes: Int
  /// What should come before: other lessons' ids, commands the program must have, or data: `data kdd`.
  public let needs: [String]
  /// What is learned, in a few words each.
  public let teaches: [String]
  /// Whether the reader's own state goes from step to step; otherwise every step starts from the lesson's own.
  public let keepsOwnState: Bool
  public let introduction: [Block]
  /// Commands that make the start state of the first step, on a new session.
  public let setup: Script?
  public let steps: [Step]
  /// The line that says what it teaches, counted from 1.
  let teachesLine: Int

  /// The data it works on beside the beats, by the words that fetch them: `kdd`.
  public var neededData: [String] {
    needs.filter { $0.hasPrefix(Self.dataPrefix) }.map { String($0.dropFirst(Self.dataPrefix.count)) }
  }

  static let dataPrefix = "data "
}

/// A piece of a lesson: something to read and, mostly, something to do.
public struct Step: Equatable, Sendable {
  public let title: String
  /// The line of its heading, counted from 1.
  public let line: Int
  /// What is read before the task.
  public let blocks: [Block]
  /// What is read once it is done.
  public let afterword: [Block]
  /// What is read in its place when a fact in it does not hold for what the reader made.
  public let otherwise: [Block]
  /// Commands run when the step begins.
  public let setup: Script?
  /// The reference answer.
  public let answer: Script?
  /// What must be true for the step to be done; all of it.
  public let checks: [Check]
  /// Levels of help, the gentlest first.
  public let hints: [[Block]]
  public let quiz: Quiz?
  /// A number the reader is asked to guess first; the step does not wait for it.
  public let guess: GuessRequest?

  /// Whether something is to be done before the lesson goes on.
  public var hasTask: Bool { !checks.isEmpty || quiz != nil }

  /// Whether it works on nothing: it shows, sets up and asks for no command.
  public var isOnlyWords: Bool {
    answer == nil && setup == nil && facts.isEmpty
      && !(blocks + afterword).contains { if case .show = $0 { true } else { false } }
  }

  /// Figures the text speaks of, which hold after the reference answer.
  public var facts: [Check] { blocks.facts + outcomes }

  /// Those of them that its last words rely on.
  public var outcomes: [Check] { afterword.facts }
}

/// Lines of commands, with the place they stand at.
public struct Script: Equatable, Sendable {
  public let text: String
  /// The line of the first command, counted from 1.
  public let line: Int

  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// A piece of a lesson's text.
public enum Block: Equatable, Sendable {
  case heading(String)
  /// A paragraph, its lines joined; inline Markdown as it was written.
  case prose(String)
  /// An entry of a list with its bullet or number.
  case item(marker: String, text: String)
  case quote(String)
  /// Lines shown as they are.
  case code([String])
  /// Commands whose output stands here.
  case show(Script)
  /// Conditions the text relies on, shown with the figures measured here.
  case facts([Check])
  case claim(Claim)
}

/// A statement of somebody else's, and what became of it.
public struct Claim: Equatable, Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    case reproduced, conditional, refuted
  }

  public let verdict: Verdict
  public let text: String
  public let line: Int
}

extension [Block] {
  fileprivate var facts: [Check] { flatMap { if case .facts(let facts) = $0 { facts } else { [Check]() } } }
}
