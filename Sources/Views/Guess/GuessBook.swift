import Lessons

/// A guess that waits for its truth.
package struct Guess: Equatable, Sendable {
  let target: GuessTarget
  let range: GuessedRange
  /// The lesson it was made in.
  let lesson: String?

  package init(
    target: GuessTarget, range: GuessedRange, lesson: String?
  ) {
    (self.target, self.range, self.lesson) = (target, range, lesson)
  }
}

/// What a person has guessed in a session, and what became of it.
package struct GuessBook: Sendable {
  /// Guesses that wait, the oldest first.
  package private(set) var open: [Guess] = []
  private var metRecords: [(record: GuessRecord, lesson: String?)] = []
  /// Numbers that were shown since something last changed, by name.
  private var shown: [String: Double] = [:]

  /// Nothing guessed yet.
  package init() {}

  /// The guesses that met their truth, the oldest first.
  package var met: [GuessRecord] { metRecords.map(\.record) }

  package func met(in lesson: String) -> [GuessRecord] { metRecords.filter { $0.lesson == lesson }.map(\.record) }

  /// The number, if it was shown already and nothing has changed since.
  package func shownValue(_ target: GuessTarget) -> Double? { shown[target.name] }

  /// Writes a guess down, in the place of an earlier one of the same number.
  package mutating func add(_ guess: Guess) {
    open.removeAll { $0.target == guess.target }
    open.append(guess)
  }

  /// Compares what a command has shown with the guesses that wait for it; returns those that have met their truth.
  package mutating func meet(_ record: CommandRecord) -> [GuessRecord] {
    var found: [GuessRecord] = []
    var waiting: [Guess] = []
    for guess in open {
      guard let truth = guess.target.truth(in: record), truth.isFinite else {
        waiting.append(guess)
        continue
      }
      let met = GuessRecord(name: guess.target.name, low: guess.range.low, high: guess.range.high, truth: truth)
      metRecords.append((met, guess.lesson))
      found.append(met)
    }
    open = waiting
    return found
  }

  /// Remembers what a command has shown, so that nobody guesses it afterwards; what changes something makes all of it
  /// uncertain again.
  package mutating func note(_ record: CommandRecord, changes: Bool) {
    if changes { shown = [:] }
    for name in GuessTarget.names {
      if let target = GuessTarget.named(name), let value = target.truth(in: record) { shown[name] = value }
    }
  }
}
