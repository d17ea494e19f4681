import Workbench

/// Words of the pictures, the sweep and the lever.
let pictureTerms: [Term] = [
  Term(
    "histogram", "errors",
    meaning: """
      How many beats have an error of this size, normal and abnormal ones drawn over each other. Where they overlap no \
      threshold can be right for all. "plot errors" draws it.
      """),
  Term(
    "roc", "roc curve", "false positive rate", "false alarm rate", "operating point", "chance",
    meaning: """
      Receiver operating characteristic, a curve; the AUC is the area under it, one number. It shows recall against the \
      share of normal beats that are called abnormal, one point for every threshold: from nothing \
      flagged (lower left) to everything (upper right). The dashed diagonal is guessing; the marked point is the \
      threshold in force. "plot roc" draws it.
      """,
    figures: { bench in
      judged(bench).map {
        "Here the point lies at \(ratio(1 - $0.confusion.specificity)) false alarms and recall \(ratio($0.confusion.recall))."
      }
    }),
  Term(
    "precision-recall curve", "pr",
    meaning: """
      Precision against recall, one point for every threshold. It leaves out how many normal beats were rightly left \
      alone, so it stays honest when abnormal beats are rare. "plot pr" draws it.
      """,
    figures: { judged($0).map { "Here the average precision is \(ratio($0.averagePrecision))." } }),
  Term(
    "prevalence", "base rate", "at %", "prec %",
    meaning: """
      The share of beats that are abnormal. Recall and the share of false alarms do not depend on it, precision does: \
      where abnormal beats are rare, even few false alarms in a hundred outnumber the finds. "--prevalence 1%" tells \
      precision for such a world.
      """,
    figures: { bench in
      judged(bench).map {
        guard $0.confusion.hasAlarms else { return "Here \(shareText(rounded($0.confusion.prevalence))) are abnormal." }
        return
          "Here \(shareText(rounded($0.confusion.prevalence))) are abnormal and precision is \(ratio($0.confusion.precision)); "
          + "with 1 % it would be \(ratio($0.confusion.precision(atPrevalence: 0.01)))."
      }
    }),
  Term(
    "confidence interval", "interval", "bootstrap", "ci",
    meaning: """
      The middle 95 % of a metric when the beats are resampled with replacement a thousand times (Efron and Tibshirani, 1993). \
      It says how much other beats of the same kind would change the metric, but not what another training or another \
      patient would.
      """),
  Term(
    "sweep", "in force", "best",
    meaning: """
      Every metric at many thresholds: a table with the best rows marked (under "best", with what they are best by), and a chart that is exact at every distinct \
      error. The threshold in force is the one that verdicts are given by now.
      """),
  Term(
    "lever",
    meaning: """
      "threshold" alone on a terminal: arrows move the threshold, and the histogram, the confusion matrix, the metrics and \
      the points on both curves move with it. It shows the validation beats, so that choosing there is honest; Tab shows \
      the test beats, where it is peeking.
      """),
  Term("quantile", meaning: "A place in the sorted errors: the quantile at one half is the median."),
  Term(
    "snapshot", "history",
    meaning: """
      A copy of the network as it stood after an epoch. They are kept while training and judged only when "plot history" \
      asks, so watching costs nothing.
      """,
    figures: { bench in bench.detector?.snapshots.map { "Here \(counted($0.entries.count, "network")) are kept." } }),
  Term(
    "activation map", "activations",
    meaning: """
      What each unit of each layer answers to one beat. A dead unit answers the same to every beat and so tells nothing.
      """),
]

/// A share rounded to whole percents.
private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
