import Detectors
import Judging
import NeuralNetwork
import Tables

/// One fit of a detector, judged by the report's protocol and by the honest one.
public struct ReportRun: Sendable {
  /// By the report's labels, at the threshold of best accuracy on the very rows that are judged.
  public let byReport: ReportJudgement
  /// By the true names, at the threshold of best F1 on the validation rows of the past.
  public let byNames: ReportJudgement
  public let fitSeconds: Double
  /// Seconds that 10,000 of the judged rows take, one thread.
  public let scoreSeconds: Double
  public let bytes: Int

  /// Fits by the recipe and scores the validation and the test rows, and no others.
  init(_ recipe: Recipe, data: DataSet, watch: RunsWatch) throws {
    let preparation = try Preparation(recipe: recipe, data: data)
    let began = watch.clock()
    let (detector, bytes) = try Self.fit(recipe, preparation, data, watch)
    fitSeconds = watch.clock() - began
    self.bytes = bytes
    let scoring = watch.clock()
    let scores = detector.scores(preparation.test.matrix)
    scoreSeconds = (watch.clock() - scoring) * 10_000 / Double(max(1, scores.count))
    let rows = ReportRows(
      RaceField(preparation.test.classes, abnormal: preparation.test.abnormal, domain: preparation.domain))
    let optimistic = try ThresholdPolicy.best(.accuracy).threshold(
      training: [], labelled: (scores: scores, abnormal: rows.byReport))
    let honest = try ThresholdPolicy.best(.f1).threshold(
      training: [],
      labelled: (scores: detector.scores(preparation.validation.matrix), abnormal: preparation.validation.abnormal))
    let exact = scores.map(Double.init)
    byReport = rows.judgement(exact, threshold: Double(optimistic), byReport: true)
    byNames = rows.judgement(exact, threshold: Double(honest), byReport: false)
  }

  private static func fit(
    _ recipe: Recipe, _ preparation: Preparation, _ data: DataSet, _ watch: RunsWatch
  ) throws -> (detector: any Detector, bytes: Int) {
    if let method = try recipe.method() {
      let fitted = try method.untrimmed.fit(
        preparation.learning, options: FitOptions(seed: recipe.seed, shouldStop: watch.shouldStop))
      return (fitted, fitted.byteCount)
    }
    var training = Training(architecture: recipe.architecture(inputs: data.width), settings: recipe.trainingSettings)
    let (end, _) = training.run(
      epochs: recipe.epochs, patience: nil, on: preparation, shouldStop: watch.shouldStop, onEpoch: { _, _ in })
    guard end != .interrupted else { throw WorkbenchError.interruptedBeforeResult }
    return (AutoencoderDetector(training.network), 4 * training.network.parameterCount)
  }
}

extension RaceField {
  /// Judged rows of a session: by every way of their domain to call them abnormal, with its groups.
  package init(_ classes: [RowClass], abnormal: [Bool], domain: Domain) {
    let ways = domain.labels.map { labels in
      Labels(word: labels.word, abnormal: classes.map { labels.abnormal.contains($0.number) })
    }
    self.init(
      labels: ways.isEmpty ? [Labels(word: "true", abnormal: abnormal)] : ways, names: classes.map(\.shortName),
      groups: domain.groups.map { group in
        Group(
          word: group.name.split(separator: " ").first.map(String.init) ?? group.name,
          rows: classes.indices.filter { group.classes.contains(classes[$0].number) })
      }.filter { !$0.rows.isEmpty })
  }
}
