import Heartbeats
import NeuralNetwork
import Tables
import TerminalGraphics
import Workbench

/// The losses over the epochs.
package struct PlotLossOutcome: PlotOutcome {
  let history: [EpochReport]

  package init(_ detector: TrainedDetector) throws {
    history = try detector.requireNetwork(for: "plot loss").training.reports
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    LossChart(history: history, height: appearance.plotHeight).chart
  }

  package var sentence: String {
    guard let first = history.first, let last = history.last else { return "no epoch has been trained yet" }
    guard history.count > 1 else {
      return "one epoch, with a loss of \(errorFigure(last.loss)): \"step\" goes on"
    }
    let hasFallen = last.loss < first.loss
    let fall =
      "the loss \(hasFallen ? "fell" : "did not fall: it went") from \(errorFigure(first.loss)) to "
      + "\(errorFigure(last.loss)) in \(counted(last.epoch, "epoch"))"
    // What was not learned cannot be known by heart.
    guard hasFallen, let held = last.validationLoss else { return fall }
    let gap = held / max(last.loss, .leastNormalMagnitude)
    let judgement =
      gap > 1.2
      ? "on the validation beats it is \(NumberText.fixed(gap, decimals: 1)) times as high: the network overfits"
      : "on the validation beats it is \(errorFigure(held)): no sign of overfitting"
    return "\(fall); \(judgement)"
  }
}

/// The chart of losses, as large as there is room for.
package struct LossChart {
  let history: [EpochReport]
  let height: Int
  var epochs: Int?

  package init(
    history: [EpochReport], height: Int, epochs: Int? = nil
  ) {
    (self.history, self.height, self.epochs) = (history, height, epochs)
  }

  package var chart: LineChart {
    let epochs = history.map { Double($0.epoch) }
    var series = [Series(name: "training", xs: epochs, ys: history.map(\.loss), ink: .series(0))]
    let held = history.filter { $0.validationLoss != nil }
    if !held.isEmpty {
      series.append(
        Series(
          name: "validation", xs: held.map { Double($0.epoch) }, ys: held.compactMap(\.validationLoss), ink: .series(1))
      )
    }
    let last = Double(self.epochs ?? history.last?.epoch ?? 1)
    return LineChart(
      title: "loss (mean squared error)", series: series, xLabel: "epoch", xRange: 1...max(2, last),
      yScale: spansDecades ? .logarithmic : .linear, xIsWhole: true, height: height)
  }

  private var spansDecades: Bool {
    let losses = history.map(\.loss) + history.compactMap(\.validationLoss)
    guard let low = losses.min(), let high = losses.max(), low > 0 else { return false }
    return high / low > 10
  }
}

/// A test beat and its reconstruction, the error between them filled.
package struct PlotReconstructionOutcome: PlotOutcome {
  package var subject: RecordSubject { .detector }
  let index: Int
  let error: Double
  let beat: [Float]
  let reconstruction: [Float]
  let stretches: [BeatScore.Stretch]
  package let warning: String?
  private let beatClass: Int
  private let twin: BeatScore.Twin
  private let words: DetectorWords
  private let score: BeatScore

  package init(_ beat: TestBeat, _ score: BeatScore, _ bench: Workbench, warning: String?) {
    twin = score.twin
    self.score = score
    words = DetectorWords(bench)
    index = beat.index
    beatClass = beat.beatClass.number
    error = score.error
    self.beat = score.beat
    reconstruction = score.reconstruction
    stretches = score.stretches
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let title = "beat \(index) (class \(beatClass)) and \(twin.possessive(score.domain.noun))"
    if score.domain.kind == .table {
      return ColumnsTable(score).table(appearance.glyphs, expectation: twin.name(score.domain.noun), title: title)
    }
    var chart = BeatChart(title, of: score.domain)
    chart.height = appearance.plotHeight
    chart.fill(between: beat, reconstruction, blaming: stretches)
    chart.add(beat, "beat", .series(0))
    chart.add(reconstruction, twin.name(score.domain.noun), .series(1))
    return chart.chart
  }

  package var sentence: String {
    guard let worst = stretches.first else { return "no point of beat \(index) stands out for \(words.subject)" }
    let share = stretches.reduce(0) { $0 + $1.share }
    if score.domain.kind == .table {
      let columns = stretches.map { "\($0.part) \(NumberText.percent($0.share))" }.joined(separator: ", ")
      return
        "\(words.score) \(errorFigure(error)): most of it lies in \(columns); \"score \(index)\" says what it means"
    }
    let places = stretches.count == 1 ? "one stretch" : "\(stretches.count) stretches"
    return "\(words.score) \(errorFigure(error)): \(NumberText.percent(share)) of it lies in \(places), most of all in "
      + "\(worst.placeText), \(NumberText.percent(worst.share))\(worst.part.isEmpty ? "" : ")"); \"score \(index)\" says what it means"
  }

  private enum CodingKeys: String, CodingKey {
    case index, error, beat, reconstruction, stretches
  }
}

extension BeatScore.Stretch {
  /// `points 12–30`
  var pointsText: String { from == to ? "point \(from)" : "points \(from)–\(to)" }

  /// `the T wave (points 12–30`, with the bracket open for more; the points alone where parts have no names.
  var placeText: String { part.isEmpty ? pointsText : "\(part) (\(pointsText)" }
}

/// A beat and what the detector puts beside it, on the scale of all beats.
func overlay(
  title: String, _ beat: [Float], _ reconstruction: [Float], named twin: String = "reconstruction",
  of scoreName: String = "error",
  marking stretches: [BeatScore.Stretch] = [],
  height: Int = 14, on domain: Domain = .heartbeats
) -> LineChart {
  var chart = BeatChart(title, of: domain)
  chart.height = height
  chart.scoreName = scoreName
  chart.mark(stretches)
  chart.add(beat, "beat", .series(0))
  chart.add(reconstruction, twin, .series(1))
  return chart.chart
}
