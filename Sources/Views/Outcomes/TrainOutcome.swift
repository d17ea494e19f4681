import Heartbeats
import Tables
import TerminalGraphics
import Words
import Workbench

/// What a training came to.
package struct TrainOutcome: TrainingOutcome {
  let summary: TrainSummary
  let layers: String
  let detector: String
  /// The setting that most likely made it diverge, and its value.
  private let suspect: String
  private let collapse: CollapseText?
  private let fallback: String?
  /// A threshold that a person set for the errors of another detector, perhaps.
  private let thresholdByHand: Double?
  /// A threshold that was set by hand for another detector, and what holds instead.
  private let leftThreshold: String?
  private let isScored: Bool
  /// Whether anything can be judged: nothing is known of rows without labels.
  private let isLabelled: Bool
  /// Components of a PCA that throws nothing away.
  private let allComponents: Int?
  private var showsTimes = true
  /// The method with its parameters.
  private let described: String
  private let source: DataSource

  package var subject: RecordSubject { .trainedBeats }

  package init(_ summary: TrainSummary, _ bench: Workbench, before: Workbench? = nil) throws {
    self.summary = summary
    layers = bench.shapeText
    self.detector = bench.recipe.detector
    described = bench.detectorText
    let detector = try bench.trained()
    suspect = "the learning rate \(Setting.named("learning-rate")?.text(in: bench.recipe) ?? "")"
    let components = Setting.named("components").flatMap { Int($0.text(in: bench.recipe)) }
    let width = detector.preparation.domain.width
    allComponents =
      bench.recipe.detector == "pca"
      ? components.flatMap { $0 >= width && detector.preparation.learning.rows > width ? width : nil } : nil
    isScored = detector.isScored
    isLabelled = detector.preparation.domain.isLabelled
    collapse = isScored ? CollapseText(detector) : nil
    source = detector.source
    thresholdByHand =
      if case .value(let value) = bench.thresholdChoice.policy { value } else { nil }
    leftThreshold =
      if case .value(let value)? = before?.thresholdChoice.policy, thresholdByHand == nil,
        let other = before?.detector?.recipe.detector
      {
        "the threshold \(errorFigure(value)) that you set was for \(other); \(bench.recipe.detector) has its own, "
          + "\(bench.thresholdChoice.text)"
      } else {
        nil
      }
    fallback = isScored && detector.threshold.isFallback ? detector.threshold.choice.text : nil
  }

  package var withoutTimes: TrainOutcome {
    var copy = self
    copy.showsTimes = false
    return copy
  }

  package func render(on page: inout Page) {
    page.line(StyledText(headline, .strong, bold: true) + StyledText(figures))
    if let epoch = summary.divergedInEpoch {
      page.warning(
        StyledText(
          "training diverged in epoch \(epoch): the loss was no longer a finite number. The weights of epoch "
            + "\(summary.epochsDone) are kept. Most likely the cause: \(suspect); try a tenth of it"))
    }
    if let early = summary.early {
      page.line(
        StyledText(
          (early.ranOut
            ? "stopped after epoch \(early.lastEpoch)" : "\(counted(early.lastEpoch, "epoch")) were trained")
            + ": the validation loss was lowest in epoch \(early.bestEpoch), and that network is kept; \"replay\" shows all",
          .muted))
    }
    if let collapse, summary.epochsDone > 0 { collapse.render(on: &page) }
    if let allComponents {
      page.warning(
        StyledText(
          "as many components as columns (\(allComponents)) rebuild every row exactly, so scores are only rounding errors; "
            + "choose fewer"))
    }
    if let thresholdByHand {
      page.line(
        StyledText(
          "the threshold stays at \(errorFigure(thresholdByHand)), as you set it; \"threshold best accuracy\" chooses again",
          .muted))
    }
    if let leftThreshold { page.line(StyledText(leftThreshold, .muted)) }
    if let fallback {
      page.line(StyledText("no labelled validation beats, so the threshold is the \(fallback)", .muted))
    }
    if !isScored {
      page.line(
        StyledText(
          "stopped before its beats were scored; the first command that needs the scores waits for them", .muted))
    }
    if summary.trimmedRows > 0 {
      page.line(
        StyledText(
          "trim left out \(grouped(summary.trimmedRows)) of them, those farthest from the medians, before it learned",
          .muted))
    }
    if summary.interrupted, let epochs = summary.epochs {
      page.next(
        "the detector is usable as it is; \"train more \(max(1, epochs - summary.epochsDone))\" goes on")
    } else if !isLabelled, summary.epochsDone > 0 || summary.epochs == nil {
      page.next("\"score highest\", \"score 17\", \"threshold percentile 99\"")
    } else if summary.epochs == nil {
      page.next("\"evaluate\", \"compare\", \"score 17\"")
    } else {
      page.next(summary.epochsDone == 0 ? "\"train more 20\" or \"step\"" : "\"evaluate\", \"plot loss\", \"score 17\"")
    }
  }

  private var headline: String {
    guard summary.epochs != nil else { return "fitted \(described)" }
    guard summary.epochsDone > 0 else { return "initialized, not trained" }
    let verb = summary.interrupted ? "stopped after" : "trained"
    return "\(verb) \(counted(summary.epochsDone, "epoch"))"
  }

  private var figures: String {
    var parts: [String] = []
    if let loss = summary.loss { parts.append("loss \(errorFigure(loss))") }
    if let loss = summary.validationLoss { parts.append("validation \(errorFigure(loss))") }
    if let penalty = summary.penalty, penalty > 0 { parts.append("penalty \(errorFigure(penalty))") }
    let abnormal = summary.abnormalRows > 0 ? " (\(grouped(summary.abnormalRows)) abnormal)" : ""
    parts.append("\(grouped(summary.rows)) \(source.named(count: summary.rows))\(abnormal)")
    if let bytes = summary.bytes { parts.append("keeps \(byteText(bytes))") }
    if showsTimes {
      parts.append(duration(summary.seconds))
      if let speed = summary.samplesPerSecond { parts.append("\(rate(speed)) beats a second") }
    }
    return " · " + parts.joined(separator: " · ")
  }

  private enum Key: String, CodingKey {
    case epochs, loss, validationLoss, penalty, seconds, samplesPerSecond, interrupted, epochsDone, collapsed, diverged
    case rows, abnormalRows, trimmedRows, bytes, threshold, layers, detector, lastEpoch
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(detector, forKey: .detector)
    try container.encodeIfPresent(summary.epochs, forKey: .epochs)
    if summary.epochs != nil { try container.encode(summary.epochsDone, forKey: .epochsDone) }
    try container.encode(summary.loss, forKey: .loss)
    try container.encode(summary.validationLoss, forKey: .validationLoss)
    try container.encode(summary.penalty, forKey: .penalty)
    try container.encode(showsTimes ? summary.seconds : nil, forKey: .seconds)
    try container.encode(showsTimes ? summary.samplesPerSecond : nil, forKey: .samplesPerSecond)
    try container.encode(summary.interrupted, forKey: .interrupted)
    try container.encode(summary.divergedInEpoch != nil, forKey: .diverged)
    try container.encode(summary.collapsed, forKey: .collapsed)
    try container.encode(summary.rows, forKey: .rows)
    try container.encode(summary.abnormalRows, forKey: .abnormalRows)
    try container.encode(summary.threshold, forKey: .threshold)
    if summary.trimmedRows > 0 { try container.encode(summary.trimmedRows, forKey: .trimmedRows) }
    try container.encodeIfPresent(summary.bytes, forKey: .bytes)
    if summary.epochs != nil { try container.encode(layers, forKey: .layers) }
    try container.encodeIfPresent(summary.early?.lastEpoch, forKey: .lastEpoch)
  }
}
