/// Words of the lessons, and of what they tell of.
let lessonTerms: [Term] = [
  Term(
    "lesson", "guided lesson", "course", "about", "minutes",
    meaning:
      "A text that asks for something, step by step, and goes on when it is true. \"lessons\" lists them; your own session "
      + "is put aside meanwhile."),
  Term(
    "baseline",
    meaning: """
      A method that costs next to nothing and is to be beaten: here the distance to the mean beat, and PCA. Without one a \
      figure is a number without a unit; "compare" shows both.
      """),
  Term(
    "gain", "lead over the mean beat",
    meaning:
      "How far the AUC of the network is above that of the distance to the mean beat; below nothing it is behind.",
    figures: { judged($0).map { "Here \(ratio($0.auc)) against \(ratio($0.trivialAUC))." } }),
  Term(
    "leak",
    meaning: """
      Something a detector has learned from data it should not know yet: a scale taken from abnormal beats, a threshold \
      chosen on test beats. The figures promised are then not the ones you get.
      """),
  Term(
    "one-class methods", "one-class machine", "one-class machines", "one-class SVM", "SVDD",
    meaning: """
      A tight hull drawn around the normal beats; what lies outside is odd (Schölkopf and others, 2001; Tax and Duin, \
      2004). heartline has none.
      """),
  Term(
    "nearest-neighbour methods", "nearest-neighbour method", "LOF", "local outlier factor",
    meaning: """
      Odd is what has no similar beat among the training beats; LOF asks it relative to the neighbourhood (Breunig and \
      others, 2000). Nothing is trained, but all the beats are kept and searched for every verdict.
      """),
  Term(
    "isolation forest",
    meaning: "Odd is what a few random cuts set apart from the rest (Liu and others, 2008). heartline has none."),
  Term(
    "latency", meaning: "The time from a beat to its verdict. For a network of this size it is a few microseconds."),
  Term(
    "discretizing", "window", "windows",
    meaning: "Cutting a signal into pieces of equal length, here 140 points around a beat, so that each can be judged."),
  Term(
    "stationarity", "stationary",
    meaning: "That tomorrow's signal is like today's. Whoever learns from old beats assumes it."),
  Term(
    "drift",
    meaning: """
      A slow change of the signal that is no illness: another electrode, another amplifier, age. Errors rise, and every beat \
      looks odd. Watch the distribution of the errors ("plot errors"), not the alarms.
      """),
  Term(
    "feedback", "retraining",
    meaning: """
      Training anew on the beats of the day lets in what was missed: it counts as normal from then on, and more like it is \
      missed. Retrain on beats that somebody has looked at.
      """),
  Term(
    "alert fatigue",
    meaning: "After too many false alarms nobody looks any more. A rate of 1 % is a thousand a day for one heart."),
  Term(
    "z-normalised", "z-normalized", "normalised", "normalized",
    meaning: """
      Each beat was shifted to mean 0 and stretched to standard deviation 1. Its height is lost by that: what is normalised \
      away cannot be detected.
      """),
  Term(
    "hint",
    meaning:
      "Help inside a lesson, a little more each time. The grey hints behind the cursor are another thing: \"hints off\"."
  ),
]
