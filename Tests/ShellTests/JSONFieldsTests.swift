import Foundation
import TestSupport
import Testing

/// What a result holds is in its JSON: no stored property, and no declared key, is forgotten by an `encode(to:)` that is
/// written by hand.
@Suite struct JSONFieldsTests {
  /// What JSON leaves out, and why.
  private static let leftOut: [String: Set<String>] = [
    // Pictures and pages are drawn from these; the object has the numbers.
    "AttackDuelOutcome": ["drawing", "note"], "ScoreOutcome": ["drawing", "resemblance", "trivial", "source", "words"],
    "LessonPage": ["parts"], "TableOverview": ["description", "width"], "Welcome": ["data", "beats", "course"],
    // Words for a reader, or what chooses them: other fields say the same.
    "ArenaOutcome": ["noun"], "DuelOutcome": ["note"], "SweepOutcome": ["warning"], "TrivialVerdict": ["summary"],
    "TrainOutcome": ["suspect", "collapse", "fallback", "thresholdByHand", "isScored", "described", "source"],
    "RunsOutcome": ["sorting", "session"], "RecordingOutcome": ["from"], "ReplayOutcome": ["epoch"],
    "BeatShares": ["testFile"], "DuelScoresOutcome": ["isKept"], "GuessListOutcome": ["isKept"],
    // Provenance, which JSON lines have for themselves.
    "CompareOutcome": ["staleness"], "EvaluateOutcome": ["staleness"], "Comparison": ["source", "roles"],
    "Repetition": ["source", "detector"],
  ]

  @Test func everyStoredPropertyIsEncoded() throws {
    let types = try EncodedTypes(folders: ["Sources/Shell", "Sources/Workbench", "Sources/AnomalyDetection"])
    #expect(types.encoders.count > 40)
    for (type, body) in types.encoders.sorted(by: { $0.key < $1.key }) {
      let words = Set(body.split { !$0.isLetter && !$0.isNumber })
      let forgotten = types.properties[type, default: []].filter { name in
        !words.contains(name[...]) && !Self.leftOut[type, default: []].contains(name)
      }
      #expect(forgotten == [], "\(type): encode it, or say in leftOut why not")
    }
  }
}
