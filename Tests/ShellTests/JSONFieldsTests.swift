import TestSupport
import Testing
import Views

/// What a result holds is in its JSON: where a type says by hand what it writes, it forgets no stored property.
@Suite struct JSONFieldsTests {
  /// Left out wherever they are: words and pictures for a reader, provenance, which every line has by itself, and what a
  /// row is, which its values say.
  private static let always: Set<String> = [
    "drawing", "note", "sentence", "title", "warning", "words", "source", "roles", "staleness", "domain", "noun",
    "rowClass",
    "beatClass",
  ]

  /// Written by the table of metrics.
  private static let metrics: Set<String> = ["auc", "averagePrecision"]

  /// What else is left out, because it chooses words or pictures, or because other fields say the same.
  private static let leftOut: [String: Set<String>] = [
    "AttackDuelOutcome": ["newScore"], "DuelOutcome": ["newScore"], "BeatOutcome": ["scaling"],
    "BeatShares": ["testFile"], "CloudsPlot": ["detector"],
    "Comparison.Entry": metrics, "Repetition.Figures": metrics,
    "ConfusionPlot.Row": ["isAbnormal"], "DataOutcome": ["hasFixedRoles", "means", "recipe", "trouble"],
    "DataOutcome.ClassEntry": ["shortName"], "DataUseOutcome": ["columns", "misfits"],
    "DetectorsOutcome.Entry": ["ordered"], "DrawOutcome": ["points", "replay", "others", "isTrained"],
    "DrawingsPlot": ["isOverlaid"], "EvaluateOutcome": ["isMean"], "Evaluation": metrics,
    "DuelScoresOutcome": ["isKept"], "EditOutcome": ["isTrained"],
    "ErrorsPlot": ["errors"], "FitReplayOutcome": ["step"], "GuessListOutcome": ["isKept"], "KeptRowsPlot": ["text"],
    "KeptEpochOutcome": ["retrained", "equivalent"], "LatentPlot": ["classes"], "LessonPage": ["parts"],
    "LessonsOutcome": ["problems", "next"], "LoadOutcome": ["beatsOfFile", "isNetwork"],
    "PlotReconstructionOutcome": ["twin", "score"], "PrecisionRecallPlot": ["confusion", "curves"],
    "RecordingOutcome": ["from"], "Repetition": ["detector"], "ReplayOutcome": ["epoch"],
    "ReportClaim": ["needsTimes"], "ReportStudyOutcome": ["hasTimes"], "ROCPlot": ["confusion", "curves"],
    "RunsOutcome": ["sorting", "session"], "ScoreFileOutcome": ["collapsed"],
    "ScoreOutcome": ["resemblance", "trivial", "editedFrom", "isLabelled"], "ScreePlot": ["detector", "rows"],
    "SettingOutcome": ["choices"], "ShowOutcome": ["staleNames", "describedDetector"],
    "TableOverview": ["description", "width"], "ThresholdOutcome": ["equivalent", "isLabelled"],
    "TrainOutcome": [
      "suspect", "collapse", "fallback", "thresholdByHand", "leftThreshold", "isScored", "described", "isLabelled",
      "allComponents",
    ],
    "TrivialVerdict": ["summary"], "Welcome": ["data", "beats", "course"],
  ]

  /// Results whose JSON another type writes.
  private static let writers = ["Evaluation": "EvaluateOutcome"]

  @Test func everyStoredPropertyIsWritten() throws {
    let types = try EncodedTypes(folders: [
      "Sources/Shell", "Sources/Screens", "Sources/Views", "Sources/Workbench", "Sources/Judging",
    ])
    #expect(types.encoders.count > 60)
    var encoders = types.encoders
    for (type, writer) in Self.writers { encoders[type] = encoders[writer] }
    for (type, body) in encoders.sorted(by: { $0.key < $1.key }) {
      let words = Set(body.split { !$0.isLetter && !$0.isNumber }.map(String.init))
      let known = words.union(Self.always).union(Self.leftOut[type, default: []])
      let forgotten = types.properties[type, default: []].filter { !known.contains($0) }
      #expect(forgotten == [], "\(type): write it, or say in leftOut that JSON does without")
    }
  }
}
