import AnomalyDetection
import TerminalGraphics
import Workbench

/// The race of this session's detectors over its test rows.
///
/// `RaceDetectors` is all that it needs to know of them: a name and a score of each test row make a lane.
enum SessionRace {
  /// - Parameter names: which detectors run, in this order; all that are at hand where it is empty.
  static func entry(
    _ bench: Workbench, _ names: [String], isMixed: Bool
  ) throws -> RaceEntry {
    let detector = try bench.trained()
    let lanes = try bench.raceLanes()
    let chosen =
      try names.isEmpty
      ? lanes
      : names.map { name in
        guard let lane = lanes.first(where: { $0.name == name }) else {
          throw CommandError(
            "\"\(name)\" is not fitted in this session; these are: \(lanes.map(\.name).joined(separator: ", "))")
        }
        return lane
      }
    let scores = try detector.labelledScores(on: .test)
    let field = RaceField(
      labels: [RaceField.Labels(word: "true", abnormal: scores.abnormal)],
      names: scores.classes.map(\.shortName))
    return RaceEntry(
      race: Race(field: isMixed ? field.mixed(seed: detector.recipe.seed) : field, lanes: chosen),
      title: "\(counted(field.count, "test beat")) of \(detector.source.name), each detector at its own threshold",
      noun: "beat", rows: BeatRows(detector).rows, subject: .trainedBeats,
      warning: bench.isStale ? "the recipe or the data changed since training: this is the detector of before" : nil)
  }
}

/// Test beats as rows of a race.
private struct BeatRows {
  let beats: [[Float]]

  init(_ detector: TrainedDetector) {
    let test = detector.preparation.partition.test
    beats = (0..<test.count).map { Array(test.row($0)) }
  }

  var rows: RaceRows {
    let beats = beats
    return RaceRows(
      title: { _ in "the beat" },
      glimpse: { row, width, glyphs in
        Sparkline(values: beats[row].map(Double.init), range: BeatChart.range)
          .text(columns: min(width - 1, 70), glyphs: glyphs)
      },
      name: { "test beat \(grouped($0 + 1))" },
      detail: { row, appearance, lines in
        var chart = BeatChart("the beat")
        chart.height = max(4, min(14, lines - 4))
        chart.add(beats[row], "beat", .series(0))
        return Array(chart.chart.picture(appearance).lines.prefix(lines))
      })
  }
}
