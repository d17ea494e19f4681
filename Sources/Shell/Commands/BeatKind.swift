import Heartbeats
import LineEditing
import Tables
import Views
import Words
import Workbench

/// The words for a group of beats, and what they stand for.
let beatGroups: [(word: String, group: BeatGroup)] =
  [("normal", .normal), ("abnormal", .abnormal)]
  + Domain.heartbeats.abnormalClasses.map { ($0.shortName, .beatClass($0)) }

/// A word for a test beat.
enum BeatWord: Sendable {
  case index(Int)
  case group(BeatGroup)

  /// The beat that `17`, `normal 3` or `2 1` means; a group without a number means its first beat.
  func reference(_ nth: Int?, _ error: (String) -> CommandError) throws(CommandError) -> BeatReference {
    switch self {
    case .group(let group): return .group(group, nth ?? 1)
    case .index(let number):
      guard let nth else { return .index(number) }
      guard let beatClass = RowClass.heartbeat(number) else {
        throw error("there is no class \"\(number)\"; the classes are 1 to 5")
      }
      return .group(.beatClass(beatClass), nth)
    }
  }
}

extension BeatWord {
  /// As it is written.
  var text: String {
    switch self {
    case .index(let number): "\(number)"
    case .group(let group): beatGroups.first { $0.group == group }?.word ?? ""
    }
  }
}

/// `17`, `normal 3` or `2 1`: a test beat.
struct BeatForm: Form {
  let which = Parameter("which", .beat)
  let nth = nthParameter
}

/// Which of a group's or a file's beats.
let nthParameter = Parameter(optional: "nth", .integer(1...1_000_000))

extension Arguments<BeatForm> {
  func reference() throws(CommandError) -> BeatReference {
    try self.which.reference(self.nth) { error($0, about: \.which) }
  }
}

/// What `score` may be about.
enum BeatOrName: Sendable {
  case beat(BeatWord)
  /// A drawing or a file.
  case name(String)
}

extension Kind where Content == BeatWord {
  /// A test beat: its index, or a group of beats.
  static var beat: Self {
    var form = WordForm()
    form.completions = { groupCompletions($0.completer) }
    form.spelled = { word, given in begun(word, given) ?? word.text }
    return Self(form) { word, given in
      if let beat = try BeatWord(word) { return beat }
      if let begun = begun(word, given), let group = beatGroups.first(where: { $0.word == begun }) {
        return .group(group.group)
      }
      let words = beatGroups.map(\.word)
      let guess = nearest(to: word.text.lowercased(), among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
      throw CommandError("\"\(word.text)\" is not a beat; expected an index, or \(enumeration(words))\(guess)", word)
    }
  }

  /// The one group whose word begins so, where words may be cut short.
  private static func begun(_ word: Word, _ given: GivenWords) -> String? {
    let begun = beatGroups.map(\.word).filter { $0.hasPrefix(word.text.lowercased()) }
    return given.abbreviated && begun.count == 1 ? begun[0] : nil
  }
}

extension Kind where Content == BeatOrName {
  /// A test beat, or the name of a drawing or a file.
  static var beatOrName: Self {
    var form = WordForm()
    form.completions = {
      groupCompletions($0.completer) + [
        Completion(HighestScores.word, summary: "the test beats that look most unusual")
      ]
        + $0.completer.drawingNames + $0.completer.paths($0.partial)
    }
    return Self(form) { word, given in
      if let beat = try BeatWord(word) { return .beat(beat) }
      // A quoted group is still one.
      if let group = beatGroups.first(where: { $0.word == word.text.lowercased() }) {
        return .beat(.group(group.group))
      }
      guard word.text.isEmpty else { return .name(word.text) }
      return .beat(try Kind<BeatWord>.beat.read(word, given))
    }
  }
}

extension BeatWord {
  /// `nil` where it is not a beat's word as a whole.
  fileprivate init?(_ word: Word) throws(CommandError) {
    guard !word.isQuoted else { return nil }
    if let index = wholeNumber(word.text) {
      guard index >= 1 else { throw CommandError("\"\(word.text)\" is not a beat; they are counted from 1", word) }
      self = .index(index)
    } else if let group = beatGroups.first(where: { $0.word == word.text.lowercased() }) {
      self = .group(group.group)
    } else {
      return nil
    }
  }
}

/// The classes of heartbeats are offered where there are heartbeats.
private func groupCompletions(_ completer: Completer) -> [Completion] {
  let groups = completer.vocabulary == .beats ? beatGroups : Array(beatGroups.prefix(2))
  return groups.map { Completion($0.word, summary: "the nth of these, or the first") }
}
