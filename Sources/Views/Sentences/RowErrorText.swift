import Words
import Workbench

extension EditError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .nothingEdited(let noun):
      return "no \(noun) is worked on yet; \"edit from \(noun) 17\" takes one"
    case .noColumn(let name, let columns):
      let guess = nearest(to: name.lowercased(), among: columns).map { "did you mean \"\($0)\"?" }
      return "there is no column \"\(name)\"; \(guess ?? "\"data\" lists the columns")"
    case .noNumber(let value, let column):
      return "\"\(value)\" is not a number up to 1e15, and \(column) holds numbers; write \(column)=12.5"
    case .noWord(let value, let column, let words):
      let guess = nearest(to: value, among: words).map { " (did you mean \"\($0)\"?)" } ?? ""
      let shown = words.count > 8 ? words.prefix(8) + ["… (\(words.count))"] : words[...]
      return "\"\(value)\" is not among the words that the normal training rows have in \(column): "
        + "\(shown.joined(separator: ", "))\(guess)"
    }
  }
}

extension DrawingNameError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .nothingDrawn:
      return "nothing is drawn yet; \"draw\" opens the canvas, \"draw from beat 17\" starts from a beat"
    case .unknown(let name, let known):
      let guess = nearest(to: name.lowercased(), among: known).map { "did you mean \"\($0)\"?" }
      let kept = known.isEmpty ? "nothing is drawn yet" : "there is \(enumeration(known, "and"))"
      return "there is no drawing \"\(name)\"; \(guess ?? kept)"
    case .malformed(let name):
      return "\"\(name)\" is not a name for a drawing; take letters, digits and hyphens, as in flat-t"
    case .taken(let name):
      return "\"\(name)\" means something else already; take another name, as in my-\(name)"
    }
  }
}

extension DuelError: CustomStringConvertible {
  /// What is wrong and the way out, in one line.
  public var description: String {
    switch self {
    case .tooFewBeats(let tests, let scarce, let normals):
      "a duel needs \(DuelDeck.questionCount) test beats, at least \(DuelDeck.leastOfKind) normal and "
        + "\(DuelDeck.leastOfKind) abnormal, and \(DuelDeck.exampleCount) normal training beats; here are \(tests), "
        + "\(scarce) of the scarcer kind, and \(normals) (\"data\" shows them)"
    case .noRound(let round, let rounds):
      "there is no round \"\(round)\"; the test beats last for round\(rounds == 1 ? "" : "s") 1\(rounds == 1 ? "" : " to \(rounds)")"
    case .notBeats(let rows):
      "a duel is fought over heartbeats, which can be judged by eye; here are \(rows) (\"data use ecg5000\" brings beats back)"
    case .nothingToFool:
      "there is no normal test beat that the detector calls normal, so nothing is left to fool; \"threshold\" moves it"
    }
  }
}
