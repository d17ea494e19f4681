import Heartbeats
import Judging
import Tables
import Words
import Workbench

/// What there is to ask about, by subject.
extension Fact {
  static let recipeFacts: [Fact] = [
    Fact("layers", .list, "the list of hidden layers", "the encoder's hidden layers: layers == 15 7, layers == none") {
      .list($0.bench.recipe.hidden)
    },
    Fact("layers.count", .number, "the number of hidden layers", "how many of them") {
      .number(Double($0.bench.recipe.hidden.count))
    },
    Fact("bottleneck", .number, "the bottleneck", "units of the latent layer") {
      .number(Double($0.bench.recipe.bottleneck))
    },
    Fact("parameters", .number, "the number of parameters", "weights and biases of the network") {
      .number(Double($0.bench.architecture.parameterCount))
    },
    Fact("data", .word, "the kind of data", "ecg5000, simulated or file") { .word($0.bench.data.source.kind) },
  ]

  static let trainingFacts: [Fact] = [
    Fact(
      "trained", yes: "the network is trained", no: "the network is not trained yet",
      "a detector is there that was trained for an epoch at least"
    ) {
      .flag($0.bench.detector?.hasLearned ?? false)
    },
    Fact(
      "fresh",
      yes: "the network is trained with the present settings", no: "it is not trained yet, or something changed since",
      "it is the one that this recipe and these data train"
    ) {
      .flag($0.bench.detector?.hasLearned ?? false && !$0.bench.isStale)
    },
    Fact(
      "stale", yes: "something was changed since the training", no: "nothing was changed since the training",
      "recipe or data changed since it was trained"
    ) { .flag($0.bench.isStale) },
    Fact(
      "collapsed", yes: "the network has collapsed", no: "the network has not collapsed",
      "it gives the same output whatever the input"
    ) {
      $0.detector.map { .flag($0.isCollapsed) }
    },
    Fact("spread", .number, "the spread of the outputs", "how far its outputs spread, measured by how far the beats do")
    {
      $0.detector?.collapse.map { .number($0.spreadRatio) }
    },
    Fact("dead", .number, "the number of dead units", "hidden units that give the same for every beat") {
      $0.detector?.collapse.map { .number(Double($0.deadUnits.map(\.dead).reduce(0, +))) }
    },
    Fact("epochs.done", .number, "the number of epochs trained", "epochs it was trained for") {
      $0.detector?.training.map { .number(Double($0.epochsDone)) }
    },
    Fact("loss", .number, "the training loss", "mean squared error of its last epoch") {
      $0.detector?.training?.reports.last.map { .number($0.loss) }
    },
    Fact("loss.validation", .number, "the validation loss", "the same on validation beats") {
      $0.detector?.training?.reports.last?.validationLoss.map { .number($0) }
    },
    Fact(
      "loss.ratio", .number, "validation loss over training loss",
      "loss.validation by loss: how much worse it knows beats it was not trained on"
    ) {
      guard let report = $0.detector?.training?.reports.last, let held = report.validationLoss, report.loss > 0 else {
        return nil
      }
      return .number(held / report.loss)
    },
    Fact("rows", .number, "the number of training beats", "beats it was trained on") {
      $0.detector.map { .number(Double($0.preparation.training.count)) }
    },
    Fact("rows.abnormal", .number, "the number of abnormal training beats", "abnormal ones among them") {
      $0.detector.map { .number(Double($0.preparation.training.abnormal.count(where: \.self))) }
    },
  ]

  static let judgingFacts: [Fact] = [
    judged(.auc, "auc", "the AUC", " on the test beats"),
    judged("trivial.auc", "the mean beat's AUC", "the same for the distance to the mean beat", \.trivialAUC),
    Fact("gain", .number, "the lead over the mean beat's AUC", "auc less trivial.auc") {
      $0.evaluation.map { .number($0.auc - $0.trivialAUC) }
    },
    judged(.averagePrecision, "average-precision", "the average precision"),
    judged(.accuracy, "accuracy", "the accuracy"),
    judged(.precision, "precision", "the precision"),
    judged(.recall, "recall", "the recall"),
    judged("specificity", "the specificity", "share of the normal beats called normal", \.confusion.specificity),
    judged(.f1, "f1", "F1"),
    judged(.f2, "f2", "F2"),
    counted("tp", "the number of abnormal beats found", "abnormal beats called abnormal", \.confusion.tp),
    counted("fp", "the number of false alarms", "normal beats called abnormal", \.confusion.fp),
    counted("tn", "the number of normal beats passed", "normal beats called normal", \.confusion.tn),
    counted("fn", "the number of abnormal beats missed", "abnormal beats called normal", \.confusion.fn),
    Fact(
      "error.normal", .number, "the median error of the normal test beats",
      "median reconstruction error of the normal test beats"
    ) {
      $0.medianError(abnormal: false)
    },
    Fact("error.abnormal", .number, "the median error of the abnormal test beats", "the same of the abnormal ones") {
      $0.medianError(abnormal: true)
    },
  ]

  static let classFacts: [Fact] = Domain.heartbeats.abnormalClasses.flatMap { beatClass in
    let number = beatClass.number
    return [
      Fact(
        "class.\(number).auc", .number, "the AUC of class \(number)",
        "area under the ROC curve of class \(number) against the normal beats"
      ) {
        view in
        view.evaluation?.classes.first { $0.beatClass == beatClass }?.auc.map { .number($0) }
      },
      Fact(
        "class.\(number).recall", .number, "the recall of class \(number)",
        "share of class \(number) above the threshold"
      ) { view in
        view.evaluation?.classes.first { $0.beatClass == beatClass }.map {
          .number(Double($0.flagged) / Double(max(1, $0.count)))
        }
      },
    ]
  }

  static let thresholdFacts: [Fact] = [
    Fact("threshold", .number, "the threshold", "the error above which a beat is called abnormal") {
      $0.detector.map { .number(Double($0.threshold.value)) }
    },
    Fact("threshold.policy", .word, "the threshold's policy", "value, accuracy, f1, f2, percentile, sigma or cost") {
      .word($0.choice.policy.word)
    },
    Fact(
      "threshold.labels", .word, "where the threshold's labels come from",
      "the labelled beats it was chosen on: validation, test or none"
    ) {
      .word($0.choice.policy.needsLabels ? $0.choice.basis.rawValue : "none")
    },
  ]
}

extension DataSource {
  fileprivate var kind: String {
    switch self {
    case .ecg5000: "ecg5000"
    case .simulated: "simulated"
    case .kdd: "kdd"
    case .file, .series, .table: "file"
    }
  }
}

extension ThresholdPolicy {
  fileprivate var word: String {
    switch self {
    case .value: "value"
    case .best(let criterion): criterion.rawValue
    case .percentile: "percentile"
    case .sigma: "sigma"
    case .cost: "cost"
    }
  }
}
