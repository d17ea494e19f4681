import Platform
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the scores of duels and the guesses of a person are kept: in memory, and at a prompt in files, too.
///
/// A script reads and writes no such file, so that what it prints does not depend on what was done before.
public final class ScoreKeeper: Sendable {
  private let folder: String?
  /// Seconds since 1970.
  private let clock: (@Sendable () -> Double)?
  private let own = Mutex<[ScoreRecord]>([])
  private let ownGuesses = Mutex<[GuessRecord]>([])
  private static let mostBytes = 1 << 22

  /// - Parameter folder: The folder of the files; nil keeps everything in memory.
  public init(folder: String? = nil, clock: (@Sendable () -> Double)? = nil) {
    self.folder = folder
    self.clock = clock
  }

  /// Whether scores outlive the session.
  package var isKept: Bool { folder != nil }

  // MARK: Duels

  /// Every score that is known, the oldest first.
  package func scores() -> [ScoreRecord] {
    read("duels", fallback: own.withLock { $0 }).filter(\.isPlausible)
  }

  /// The score of the same beats, if they were judged before.
  package func earlier(than record: ScoreRecord) -> ScoreRecord? { scores().first { $0.isSameRound(as: record) } }

  /// The first round that was not played yet; a script always begins at the first.
  package func nextRound(like record: ScoreRecord, of rounds: Int) -> Int {
    guard isKept else { return 1 }
    let played = Set(
      scores().filter {
        $0.kind == record.kind && $0.data == record.data && $0.split == record.split && $0.seed == record.seed
      }.map(\.round))
    return (1...max(1, rounds)).first { !played.contains($0) } ?? 1
  }

  /// Adds a score, unless the same beats were judged before.
  package func add(_ record: ScoreRecord) throws(CommandError) {
    guard earlier(than: record) == nil else { return }
    var record = record
    record.time = clock?()
    own.withLock { [record] in $0.append(record) }
    try append(record, to: "duels")
  }

  // MARK: Guesses

  /// Every guess that met its truth, the oldest first.
  package func guesses() -> [GuessRecord] {
    read("guesses", fallback: ownGuesses.withLock { $0 }).filter(\.isPlausible)
  }

  package func add(_ record: GuessRecord) throws(CommandError) {
    ownGuesses.withLock { $0.append(record) }
    try append(record, to: "guesses")
  }

  // MARK: Files

  /// The lines of a file that can be read; a damaged one costs no other.
  private func read<Record: Decodable>(_ name: String, fallback: [Record]) -> [Record] {
    guard let folder else { return fallback }
    let bytes = (try? RegularFile.read("\(folder)/\(name)", limit: Self.mostBytes)) ?? []
    let decoder = JSONDecoder()
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? decoder.decode(Record.self, from: Data($0)) }
  }

  private func append(_ record: some Encodable, to name: String) throws(CommandError) {
    guard let folder else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let line = try encoder.encode(record)
      try LockedFile("\(folder)/\(name)", isCreated: true).append(Array(line) + [UInt8(ascii: "\n")])
    } catch {
      throw CommandError("the score could not be kept in \"\(folder)/\(name)\": \(error)")
    }
  }
}

/// What becomes of the score of a round that was just played.
package struct ScoreKeeping: Sendable {
  /// The score, where it counts.
  let newScore: ScoreRecord?
  /// What is said about it.
  let note: String?

  /// A round that was met before does not count again.
  package init(_ record: ScoreRecord, in keeper: ScoreKeeper) {
    if let earlier = keeper.earlier(than: record) {
      let before = earlier.right.map { ": \($0) were right then" } ?? ""
      (newScore, note) = (nil, "you have met this round before\(before), so it does not count again")
    } else {
      newScore = record
      note = keeper.isKept ? "your score is kept; \"duel scores\" lists all of them" : nil
    }
  }
}

/// The outcome of a round that may leave a score to be kept.
package protocol ScoreKeepingOutcome: Outcome {
  var newScore: ScoreRecord? { get }
}
