import Lessons
import Views
import Workbench

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command of a lesson that was run, and what it came to.
struct PlayedCommand: Sendable {
  /// As it stands in the lesson.
  let text: String
  let outcome: any Outcome
  let record: CommandRecord
}

/// Runs a lesson's own commands on a copy of the session's state.
struct LessonPlayer: LessonStage {
  private(set) var context: CommandContext
  private let table = CommandTable.all
  /// Stands for the seed that a lesson begins with, to try what it says with other ones.
  private let seed: Int?

  /// Seeds that the lesson sets itself stay as they are; the one that every session begins with becomes `seed`.
  init(_ context: CommandContext, seed: Int? = nil) {
    self.context = context
    self.seed = seed
    reseed()
  }

  private mutating func reseed() {
    if let seed, context.bench.recipe.seed == Recipe().seed { context.bench.begin(atSeed: seed) }
  }

  var bench: Workbench { context.bench }
  var clock: Double { context.services.clock() }

  /// Runs every command of a script.
  mutating func play(_ script: Script, rebuilding: Bool = false) throws -> [PlayedCommand] {
    var played: [PlayedCommand] = []
    for statement in try Self.statements(script) {
      let call = try table.call(statement, abbreviated: false)
      if rebuilding, call.command.effect != .changes { continue }
      let outcome = try call.command.action(&context, call.arguments)
      context.remember(outcome)
      reseed()
      guard !context.services.activity.shouldStop() else {
        throw CommandError("interrupted; \"again\" restarts the step")
      }
      let record = CommandRecord(call.command, statement, outcome)
      played.append(PlayedCommand(text: statement.sourceWithBlock, outcome: outcome, record: record))
    }
    // What only the session can do, quitting say, is none of a lesson's business.
    context.requests = []
    return played
  }

  mutating func run(_ script: Script) throws -> [CommandRecord] {
    try play(script).map(\.record)
  }

  func lines(of script: Script) -> [Script] {
    var reader = StatementReader(text: script.text)
    var lines: [Script] = []
    while let line = reader.next() {
      guard let statements = try? line.statements.get() else { return [script] }
      let text = statements.map(\.sourceWithBlock).joined(separator: "; ")
      lines.append(Script(text: text, line: script.line + line.number - 1))
    }
    return lines
  }

  func problem(in script: Script) -> StageProblem? {
    var reader = StatementReader(text: script.text)
    while let line = reader.next() {
      do {
        for statement in try line.statements.get() {
          let command = try table.call(statement, abbreviated: false).command
          guard command.effect != .directs, command.effect != .guides else {
            throw CommandError("\"\(command.name)\" is the reader's own, and cannot be one of a lesson's commands")
          }
        }
      } catch {
        let error = CommandError(error)
        return StageProblem(
          "\"\(line.source.trimmingWhitespace())\" cannot be read: \(error.message)",
          line: script.line + line.number - 1,
          missingCommand: missingCommand(line))
      }
    }
    return nil
  }

  /// The name of the first command of a line that the table does not have.
  private func missingCommand(_ line: StatementReader.Line) -> String? {
    guard let statements = try? line.statements.get() else { return nil }
    for words in statements.map({ $0.words.map { $0.text.lowercased() } }) {
      guard let first = words.first, Setting.named(first) == nil else { continue }
      let forms = table.commands.filter { $0.path[0] == first }
      if forms.isEmpty { return first }
      if words.count > 1, forms.allSatisfy({ $0.path.count > 1 && $0.path[1] != words[1] }) {
        return "\(first) \(words[1])"
      }
    }
    return nil
  }

  /// The commands that change something, as they would be typed without abbreviations.
  static func changes(in records: [CommandRecord]) -> [String] {
    records.filter { CommandTable.all.named($0.path.joined(separator: " "))?.effect == .changes }.map(\.line)
  }

  /// The name of the last command of a script: the one that shows or makes what its step is about.
  static func lastPath(of script: Script?) -> [String]? {
    guard let script, let last = try? statements(script).last else { return nil }
    return try? CommandTable.all.call(last, abbreviated: false).command.path
  }

  /// The commands of a script, unread.
  private static func statements(_ script: Script) throws -> [Statement] {
    var reader = StatementReader(text: script.text)
    var statements: [Statement] = []
    while let line = reader.next() { statements += try line.statements.get() }
    return statements
  }

  /// What `changes` gives once the script was run as it stands.
  func changes(in script: Script?) -> [String] {
    guard let script, let statements = try? Self.statements(script) else { return [] }
    let records = statements.compactMap { statement in
      (try? table.call(statement, abbreviated: false)).map { CommandRecord($0.command, statement, SilentOutcome()) }
    }
    return Self.changes(in: records)
  }
}

extension CommandRecord {
  /// A command that succeeded, with the figures of its JSON.
  init(_ command: Command, _ statement: Statement, _ outcome: any Outcome) {
    let first = statement.words.first?.text.lowercased() ?? ""
    // `epochs 30` is short for `set epochs 30`.
    let isShort = command.name == "set" && !"set".hasPrefix(first)
    let rest = statement.words.dropFirst(isShort ? 0 : command.path.count)
    let figures =
      outcome is SilentOutcome ? [:] : Figures.figures(json: Data(JSONLine(command: command.name, outcome).text.utf8))
    self.init(path: command.path, arguments: rest.map(\.text), figures: figures)
  }
}

extension Statement {
  /// The command as it was written, with its here-document.
  var sourceWithBlock: String { block.map { "\(text) <<END\n\($0)\nEND" } ?? text }
}
