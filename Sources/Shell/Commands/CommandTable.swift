import Views
import Words
import Workbench

/// Every command, and how words find theirs.
public struct CommandTable: Sendable {
  public let commands: [Command]

  public static let all = CommandTable(
    commands: [
      composeCommands,
      settingCommands,
      dataCommands,
      trainCommands,
      replayCommands,
      judgeCommands,
      raceCommands, connectionCommands,
      thresholdCommands,
      sweepCommands,
      studyCommands,
      tuneCommands,
      plotCommands, explainingPlotCommands,
      drawCommands,
      editCommands,
      duelCommands,
      guessCommands,
      scoreCommands,
      keepCommands,
      recordCommands,
      runCommands,
      learnCommands,
      lessonCommands,
    ].flatMap(\.self))

  /// A command with its checked arguments, ready to run.
  struct Call: Sendable {
    let line: LineMatch
    /// As it was typed; `nil` where nobody typed it.
    var source: String?
    /// Whether its figures are asked for as JSON: `--json` behind any command.
    var isJSON = false

    var command: Command { line.command }
    /// What its action reads.
    var arguments: GivenWords

    fileprivate init(_ line: LineMatch, _ statement: Statement) {
      self.line = line
      arguments = line.given
      arguments.block = statement.block
      source = statement.text
      isJSON = statement.asksForJSON
    }

    /// A call that nobody typed, without arguments.
    init(_ command: Command) {
      line = LineMatch(command, [], abbreviated: false)
      arguments = line.given
    }
  }

  /// The call that a statement makes; `abbreviated` accepts unambiguous beginnings of words.
  func call(_ statement: Statement, abbreviated: Bool) throws(CommandError) -> Call {
    let name = match(statement.words, abbreviated: abbreviated)
    if let problem = name.problem { throw problem }
    guard let line = name.line else { throw CommandError("there is no command here") }
    if let error = line.error { throw error }
    if statement.block != nil, !line.command.takesBlock {
      throw CommandError("\"\(line.command.name)\" takes no block; leave <<… away")
    }
    return Call(line, statement)
  }

  /// Why the commands of a text cannot be run, as far as that shows before they are.
  package func error(in text: String, abbreviated: Bool) -> CommandError? {
    var reader = StatementReader(text: text)
    while let line = reader.next() {
      do {
        for statement in try line.statements.get() { _ = try call(statement, abbreviated: abbreviated) }
      } catch {
        return CommandError(error)
      }
    }
    return nil
  }

  /// Whether a statement begins as a command does, be the rest right or wrong; `generous` also takes one cut short, where
  /// that is allowed, and a word of another program that is answered with the one meant.
  func isCommand(_ statement: Statement, generous: Bool, abbreviated: Bool) -> Bool {
    guard let first = statement.words.first?.text.lowercased() else { return false }
    if firstWords.contains(first) || Setting.named(first) != nil { return true }
    return generous
      && (!OtherWords.meant(by: first).isEmpty
        || abbreviated && match(statement.words, abbreviated: true).problem == nil)
  }

  /// The words a command line may begin with, each once, in the order of the table.
  var firstWords: [String] {
    var seen: Set<String> = []
    return commands.map { $0.path[0] }.filter { seen.insert($0).inserted }
  }

  /// The command of exactly this name.
  func named(_ name: String) -> Command? {
    let typed = name.lowercased()
    if let command = commands.first(where: { $0.name == typed }) { return command }
    let words = typed.split(separator: " ").map { Vocabulary.canonical(String($0)) }
    return commands.first { $0.path == words }
  }
}
