import Lessons
import Views
import Workbench

/// Commands that write a number down before it is seen.
let guessCommands: [Command] = [
  Command(
    "guess", [Parameter("name", .text, .optional), Parameter("number", .text, .repeated(atLeast: 0))], group: .learn,
    effect: .guides,
    summary: "write a number down before you see it: guess auc 0.97; alone, how well your guesses have done",
    details: """
      When a command shows the number, guess and truth stand on one scale. "guess auc 0.9 to 0.98" guesses a range: make \
      it just so wide that you are nine in ten sure, and "guess" says how often such ranges held the truth. Names are \
      those that lessons know (auc, trivial.auc, recall, precision, loss, threshold …) and what a command prints \
      (repeat.auc.median, score.error, compare.detectors.pca.auc). In a lesson that asks for a guess the number alone is \
      enough.
      """,
    example: ["train", "guess auc 0.97", "evaluate", "guess"], action: guess)
]

private func guess(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  guard let name = arguments.word("name") else {
    return GuessListOutcome(context.guesses, context.services.scores)
  }
  let target = try target(name, arguments)
  let words = arguments.words("number")
  guard !words.isEmpty else {
    throw CommandError(
      "what is your guess? Write \"guess \(target.name)\" and a number, or a range: guess \(target.name) "
        + (target.isShare ? "0.8 to 0.95" : "5 to 20"))
  }
  let range: GuessedRange
  do {
    range = try GuessedRange(words)
  } catch {
    throw arguments.error(error.message, about: "number")
  }
  if target.isShare, !(0...1).contains(range.low) || !(0...1).contains(range.high) {
    throw arguments.error(
      "\"\(words.joined(separator: " "))\" does not lie between 0 and 1, as \(target.phrase) does; 97 % is written 0.97 or 97%",
      about: "number")
  }
  // A lesson asks for what comes next, not for what was shown before.
  if context.lesson?.openGuess?.target != target, let value = context.guesses.shownValue(target) {
    throw CommandError(
      "\(target.phrase) is on the screen already: \(GuessScale.figure(value, target)); change something, or guess another number"
    )
  }
  let guess = Guess(target: target, range: range, lesson: context.lesson?.lesson.id)
  context.guesses.add(guess)
  context.lesson?.noteGuess(target)
  return GuessNotedOutcome(guess)
}

private func target(_ name: String, _ arguments: Arguments) throws -> GuessTarget {
  if decimal(name) != nil {
    throw arguments.error(
      "\"\(name)\" is a number; say first what it is a guess of, as in guess auc \(name)", about: "name")
  }
  if let target = GuessTarget.named(name) {
    guard let command = target.command, !CommandTable.all.firstWords.contains(command) else { return target }
    let guess = nearest(to: command, among: CommandTable.all.firstWords).map { "; did you mean \"\($0)\"?" } ?? ""
    throw arguments.error("there is no command \"\(command)\" that could show \"\(name)\"\(guess)", about: "name")
  }
  let names = GuessTarget.names
  let guess = nearest(to: name.lowercased(), among: names).map { "did you mean \"\($0)\"?" }
  throw arguments.error(
    "\"\(name)\" cannot be guessed; \(guess ?? "there are \(names.prefix(12).joined(separator: ", ")) and more (help guess)")",
    about: "name")
}

extension Session {
  /// Compares what a command has shown with the guesses that wait for it.
  func meetGuesses(_ call: CommandTable.Call, _ statement: Statement, _ outcome: any Outcome) {
    guard call.command.effect != .guides, call.command.effect != .directs else { return }
    // Figures are made only where somebody may want them: encoding a large outcome takes time.
    let isRevealing = GuessBook.revealing.contains(call.command.path[0])
    guard !guesses.open.isEmpty || isRevealing || call.command.effect == .changes else { return }
    let record =
      guesses.open.isEmpty && !isRevealing
      ? CommandRecord(path: call.command.path, arguments: []) : CommandRecord(call.command, statement, outcome)
    let met = guesses.meet(record)
    guesses.note(record, changes: call.command.effect == .changes)
    guard !met.isEmpty, let command = table.named("guess") else { return }
    keepRuns(met.map { .keepGuess($0) })
    show(GuessMetOutcome(met), of: command, nil, asJSON: call.isJSON)
  }
}

extension GuessBook {
  /// The commands that show what can be guessed by a fact's name.
  static let revealing: Set<String> = ["evaluate", "train", "step", "threshold", "layers"]
}
