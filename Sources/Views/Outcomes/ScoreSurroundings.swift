import Heartbeats
import TerminalGraphics
import Workbench

/// A beat's error on a scale with the threshold marked.
package struct ErrorGauge {
  package let gauge: Gauge

  package init(_ score: BeatScore, _ words: DetectorWords) {
    // Twice the threshold, so that a normal beat's needle stands in the left half; more where the error needs it.
    let end = max(2 * score.threshold, score.error * 1.1, .leastNormalMagnitude)
    var range = 0...(end.isFinite ? end : 1)
    // Scores below 0 have no zero to start from: the scale is that of the normal training beats.
    if let training = score.trainingRange, min(training.lowerBound, score.threshold) < 0, score.threshold.isFinite {
      let (low, high) = (min(training.lowerBound, score.threshold), max(training.upperBound, score.threshold))
      range = low...(high > low ? high : low + 1)
    }
    gauge = Gauge(
      label: StyledText(words.score, .muted), value: score.error, range: range,
      limit: score.threshold,
      ink: score.isAbnormal ? .bad : .good)
  }
}

/// What a score says beside the network's own verdict: what the beat resembles, what simpler detectors say, who drew it.
extension ScoreOutcome {
  func renderResemblance(on page: inout Page) {
    guard let first = resemblance.classes.first else { return }
    var text =
      "nearest mean beat: class \(first.beatClass.number), \(first.beatClass.name) (\(distance(first.distance)))"
    if let second = resemblance.classes.dropFirst().first {
      text += ", then class \(second.beatClass.number) (\(distance(second.distance)))"
    }
    if let beat = resemblance.beat {
      let place = beat.isTest ? "beat \(beat.index)" : "beat \(grouped(beat.index)) of the training file"
      text += " · nearest beat: \(place), class \(beat.beatClass.number) (\(distance(beat.distance)))"
    }
    page.line(StyledText(text))
  }

  func renderTrivial(on page: inout Page) {
    var line = StyledText("the baselines say: ")
    for (place, verdict) in trivial.enumerated() {
      if place > 0 { line += StyledText(" · ") }
      let share =
        verdict.threshold > 0 && verdict.error >= 0
        ? ", \(NumberText.fixed(verdict.error / verdict.threshold, decimals: 2)) × its threshold" : ""
      line += StyledText(verdict.isAbnormal ? "abnormal" : "normal", verdict.isAbnormal ? .bad : .good)
      line += StyledText(" (\(verdict.name)\(share))")
    }
    if !trivial.isEmpty { page.line(line) }
    if let drawing = drawing?.drawing, drawing.drawnCount < drawing.points.count {
      DrawnPoints(drawing.drawnStretches.map(PointStretch.init), drawing.filledStretches.map(PointStretch.init))
        .renderStretches(on: &page)
    }
  }

  private func distance(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }

  private enum SurroundingsKey: String, CodingKey {
    case nearestClass, nearestBeat, detectors, name, drawn, filledIn, mostlyFilledIn
  }

  private struct ClassFigure: Encodable {
    let `class`: Int
    let name: String
    let distance: Double
  }

  private struct BeatFigure: Encodable {
    let file: String
    let index: Int
    let `class`: Int
    let distance: Double
  }

  func encodeSurroundings(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SurroundingsKey.self)
    let near = resemblance.classes.first.map {
      ClassFigure(class: $0.beatClass.number, name: $0.beatClass.name, distance: $0.distance)
    }
    try container.encodeIfPresent(near, forKey: .nearestClass)
    let beat = resemblance.beat.map {
      BeatFigure(
        file: $0.isTest ? "test" : "training", index: $0.index, class: $0.beatClass.number, distance: $0.distance)
    }
    try container.encodeIfPresent(beat, forKey: .nearestBeat)
    try container.encode(trivial, forKey: .detectors)
    guard let (name, drawing) = drawing else { return }
    try container.encode(name, forKey: .name)
    try container.encode(drawing.drawnCount, forKey: .drawn)
    try container.encode(drawing.points.count - drawing.drawnCount, forKey: .filledIn)
    try container.encode(drawing.isMostlyFilledIn, forKey: .mostlyFilledIn)
  }
}
