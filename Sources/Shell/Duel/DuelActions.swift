import Heartbeats
import Screens
import TerminalGraphics
import Views
import Workbench

/// What one types for a beat.
enum DuelAnswer {
  /// Letters and words for one beat, and whether they mean abnormal.
  static func meaning(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "n", "normal": false
    case "a", "abnormal": true
    default: nil
    }
  }

  /// The answers of all words; one word may hold many letters, as in `nnana`.
  static func answers(_ words: [String]) throws(CommandError) -> [Bool] {
    var answers: [Bool] = []
    for word in words {
      if let answer = meaning(word) {
        answers.append(answer)
        continue
      }
      let letters = word.map { meaning(String($0)) }
      guard !letters.isEmpty, !letters.contains(nil) else {
        throw CommandError("\"\(word)\" is not an answer; write n for normal and a for abnormal, a letter a beat")
      }
      answers += letters.compactMap(\.self)
    }
    return answers
  }
}

@Sendable func duel(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let words = arguments.words("answer")
  let deck = try deck(context, arguments)
  guard !words.isEmpty else { return DuelDeckOutcome(deck) }
  let answers: [Bool]
  do {
    answers = try DuelAnswer.answers(words)
  } catch {
    throw arguments.error(error.message, about: "answer")
  }
  guard answers.count == deck.questions.count else {
    throw arguments.error(
      "\(deck.questions.count) beats need \(deck.questions.count) answers, and \"\(words.joined(separator: " "))\" has "
        + "\(answers.count); \"duel\" alone shows the beats", about: "answer")
  }
  return try judge(context.bench, context.services.scores, deck, answers)
}

/// The duel on a terminal, where no answers were typed.
@Sendable func duelScreen(_ context: CommandContext, _ arguments: Arguments) throws -> (any ScreenMode)? {
  guard !arguments.has("answer") else { return nil }
  let deck = try deck(context, arguments)
  let scores = context.services.scores
  return DuelScreen(deck) { bench, answers in try judge(bench, scores, deck, answers) }
}

/// The round that is asked for, or the first that was not played.
private func deck(_ context: CommandContext, _ arguments: Arguments) throws -> DuelDeck {
  let first = try context.bench.duelDeck(round: 1)
  let round =
    arguments.integer("round")
    ?? context.services.scores.nextRound(like: record(.verdicts, context.bench, round: 1), of: first.rounds)
  return try context.bench.duelDeck(round: round)
}

private func record(_ kind: ScoreRecord.Kind, _ bench: Workbench, round: Int) -> ScoreRecord {
  ScoreRecord(
    kind: kind, data: (bench.detector?.source ?? bench.data.source).word, split: bench.recipe.split.rawValue,
    seed: bench.recipe.seed, round: round)
}

private func judge(
  _ bench: Workbench, _ scores: ScoreKeeper, _ deck: DuelDeck, _ answers: [Bool]
) throws -> any Outcome {
  let duel = try bench.duel(deck, answers: answers)
  var record = record(.verdicts, bench, round: deck.round)
  let confusion = duel.person.confusion
  (record.tp, record.fp, record.tn, record.fn) = (confusion.tp, confusion.fp, confusion.tn, confusion.fn)
  record.detector = duel.detectors.first?.name
  record.detectorRight = duel.detectors.first?.right
  return DuelOutcome(duel, ScoreKeeping(record, in: scores))
}

// MARK: The attack

@Sendable func attackDuel(_ context: inout CommandContext, _ arguments: Arguments) throws -> any Outcome {
  let target = try target(context, arguments)
  guard let name = arguments.word("drawing") else {
    context.bench.draw(Drawing(row: target.beat.values))
    return AttackTargetOutcome(target, try context.bench.score(target.beat.values))
  }
  do {
    return try judge(&context.bench, context.services.scores, target, try context.bench.drawing(name))
  } catch let error as DrawingNameError {
    throw arguments.error(error.description, about: "drawing")
  }
}

@Sendable func attackDuelScreen(_ context: CommandContext, _ arguments: Arguments) throws -> (any ScreenMode)? {
  guard !arguments.has("drawing") else { return nil }
  let target = try target(context, arguments)
  let scores = context.services.scores
  return AttackDuelScreen(target, context.bench) { bench, drawing in try judge(&bench, scores, target, drawing) }
}

private func target(_ context: CommandContext, _ arguments: Arguments) throws -> AttackTarget {
  let round =
    arguments.integer("round")
    ?? context.services.scores.nextRound(like: record(.attack, context.bench, round: 1), of: 20)
  return try context.bench.attackTarget(round: round)
}

private func judge(
  _ bench: inout Workbench, _ scores: ScoreKeeper, _ target: AttackTarget, _ drawing: Drawing
) throws -> any Outcome {
  let duel = try bench.attackDuel(target, changed: drawing.values)
  bench.draw(drawing)
  var record = record(.attack, bench, round: target.round)
  record.fooled = duel.isFooled
  record.largest = duel.size.largest
  record.machineLargest = duel.machine?.succeeded == true ? duel.machineSize?.largest : nil
  // Whoever has not fooled it may go on trying.
  return AttackDuelOutcome(duel, drawing: drawing, duel.isFooled ? ScoreKeeping(record, in: scores) : nil)
}
