import Workbench

/// Words about judging and scoring.
let judgingTerms: [Term] = [
  Term(
    "error", "reconstruction error", "score", "anomaly score",
    meaning:
      "The mean squared difference between a scaled beat and its reconstruction: the larger, the more unusual. It is the autoencoder's anomaly score."
  ),
  Term(
    "reconstruction", meaning: "What the autoencoder makes of a beat: the beat as far as it could pass the bottleneck."),
  Term(
    "threshold", "policy", "criterion",
    meaning: """
      A beat whose error is above it is flagged: it is called abnormal. It is chosen on the validation set (best accuracy, F1, F2, \
      least cost), or without labels from the training errors (a percentile, or mean + so many sigma), or by hand.
      """,
    figures: { $0.detector.map { "Here \(errorFigure(Double($0.threshold.value))), \($0.threshold.choice.text)." } }),
  Term(
    "percentile",
    meaning:
      "The share of errors that lie at or below one: a beat at percentile 99 is more unusual than 99 % of the normal training beats."
  ),
  Term(
    "sigma", "standard deviation", "sd",
    meaning: """
      How far numbers lie from their mean on average: the root of the mean squared distance. Over the seeds of "repeat" \
      the squares are divided by n − 1, for a handful of runs stands for all seeds; over beats ("threshold sigma", "plot \
      beats") by n.
      """),
  Term(
    "cost",
    meaning:
      "How bad a false alarm and a miss are: \"threshold cost 1:20\" makes a miss as bad as twenty false alarms."),
  Term(
    "confusion", "confusion matrix", "tp", "fp", "tn", "fn", "called normal", "called abnormal", "called", "flagged",
    "hit", "hits",
    meaning: """
      Four counts: abnormal beats called abnormal (tp), normal ones called abnormal (fp, false alarms), normal called normal \
      (tn), abnormal called normal (fn, misses).
      """,
    figures: {
      judged($0).map {
        "Here tp \($0.confusion.tp), fp \($0.confusion.fp), tn \($0.confusion.tn), fn \($0.confusion.fn)."
      }
    }),
  Term(
    "false alarm", "false positive", meaning: "A normal beat that is called abnormal (fp).",
    figures: { judged($0).map { "Here \($0.confusion.fp)." } }),
  Term(
    "miss", "misses", "false negative", meaning: "An abnormal beat that is called normal (fn).",
    figures: { judged($0).map { "Here \($0.confusion.fn)." } }),
  Term(
    "accuracy",
    meaning: "The share of all beats that are called right. Where abnormal beats are rare it is misleadingly high: "
      + "calling everything normal is then nearly always right.",
    figures: {
      judged($0).map {
        "Here (\($0.confusion.tp) + \($0.confusion.tn)) of \(total($0)) beats: \(ratio($0.confusion.accuracy))."
      }
    }),
  Term(
    "precision", "prec",
    meaning:
      "Of the beats called abnormal, the share that are: tp / (tp + fp). Where nothing is called abnormal it is undefined.",
    figures: {
      judged($0).map {
        guard $0.confusion.hasAlarms else { return "Here nothing is called abnormal." }
        return "Here \($0.confusion.tp) / (\($0.confusion.tp) + \($0.confusion.fp)) = \(ratio($0.confusion.precision))."
      }
    }),
  Term(
    "recall", "sensitivity", "true positive rate",
    meaning: "Of the abnormal beats, the share that are found: tp / (tp + fn).",
    figures: {
      judged($0).map {
        "Here \($0.confusion.tp) / (\($0.confusion.tp) + \($0.confusion.fn)) = \(ratio($0.confusion.recall))."
      }
    }),
  Term(
    "specificity", "true negative rate",
    meaning: "Of the normal beats, the share that are called normal: tn / (tn + fp).",
    figures: { judged($0).map { "Here \(ratio($0.confusion.specificity))." } }),
  Term(
    "f1", meaning: "The harmonic mean of precision and recall: high only when both are.",
    figures: { judged($0).map { "Here \(ratio($0.confusion.f1))." } }),
  Term(
    "f2", meaning: "Like F1, but recall counts for more: for when a miss is worse than a false alarm.",
    figures: { judged($0).map { "Here \(ratio($0.confusion.f2))." } }),
  Term(
    "auc", "roc auc", "area under the curve",
    meaning: """
      The chance that an abnormal beat scores higher than a normal one, ties counted half: the area under the curve of recall \
      against false alarms over all thresholds ("explain roc"). 0.5 is guessing, 1 is perfect; no threshold enters it.
      """,
    figures: {
      judged($0).map { "Here \(ratio($0.auc)); the distance to the mean beat scores \(ratio($0.trivialAUC))." }
    }),
  Term(
    "average precision", "ap",
    meaning:
      "Precision averaged over all recalls, by steps: it looks at the alarms only, so it notices rare classes better "
      + "than AUC does.", figures: { judged($0).map { "Here \(ratio($0.averagePrecision))." } }),
  Term(
    "optimistic",
    meaning: "A metric is optimistic if the threshold was chosen on the beats that judge it: on new beats expect less."),
  Term(
    "trivial detector", "mean", "distance to the mean",
    meaning:
      "The distance to the mean training beat, the simplest baseline. It has an AUC of about 0.96 on ECG5000, so a network "
      + "with that AUC may have learned nothing else.",
    figures: { judged($0).map { "On these beats it scores \(ratio($0.trivialAUC)), the network \(ratio($0.auc))." } }),
  Term(
    "pca", "principal component",
    meaning:
      "Principal component analysis: the best linear autoencoder, by eigenvectors of the covariance. \"compare\" gives it "
      + "as many components as the bottleneck has units."),
  Term("median", meaning: "The middle of the sorted results: half of the seeds did better, half worse."),
  Term(
    "stretch", "to blame", meaning: "A segment of a beat: neighboring points with more than their share of its error."),
  Term(
    "verdict",
    meaning: "Normal or abnormal: whether the beat's error is above the threshold. The detector's word, not a doctor's."
  ),
]

private func total(_ evaluation: Evaluation) -> Int {
  let confusion = evaluation.confusion
  return confusion.tp + confusion.fp + confusion.tn + confusion.fn
}
