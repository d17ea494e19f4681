import AnomalyDetection
import TerminalGraphics
import Workbench

/// The race of this session's detectors over its test rows.
enum SessionRace {
  /// - Parameter names: which detectors run, in this order; the trained one and its baselines where it is empty.
  static func entry(_ context: CommandContext, _ names: [String], isMixed: Bool) throws -> RaceEntry {
    let bench = context.bench
    let race = try bench.raceLanes(names, watch: context.services.fittingWatch())
    let scores = try race.detector.labelledScores(on: .test)
    let field = RaceField(
      labels: [RaceField.Labels(word: "true", abnormal: scores.abnormal)], names: scores.classes.map(\.shortName))
    return RaceEntry(
      race: Race(field: isMixed ? field.mixed(seed: race.detector.recipe.seed) : field, lanes: race.lanes),
      title: "\(counted(field.count, "test beat")) of \(race.detector.source.name), each detector at its own threshold",
      noun: "beat", rows: BeatRows(race.detector).rows, subject: .trainedBeats,
      warning: bench.detector != nil && bench.isStale
        ? "the recipe or the data changed since training: this is the detector of before" : nil)
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
        var chart = BeatChart("")
        chart.height = max(4, min(14, lines - 4))
        chart.add(beats[row], "beat", .series(0))
        return Array(chart.chart.picture(appearance).lines.prefix(lines))
      })
  }
}
