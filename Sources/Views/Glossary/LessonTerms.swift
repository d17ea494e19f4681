/// Words of the lessons, and of what they tell of.
let lessonTerms: [Term] = [
  Term(
    "lesson", "guided lesson", "course", "about", "minutes",
    meaning:
      "A text with a task in each step; the next step comes when the task is done. \"lessons\" lists them. Your own session "
      + "is put aside meanwhile."),
  Term(
    "baseline",
    meaning: """
      A simple method that a better one has to surpass: here the distance to the mean beat, and PCA. Without one a metric is a \
      number without a unit; "compare" shows both.
      """),
  Term(
    "gain", "lead over the mean beat",
    meaning:
      "How far the AUC of the network is above that of the distance to the mean beat; below zero the network is behind.",
    figures: { judged($0).map { "Here \(ratio($0.auc)) against \(ratio($0.trivialAUC))." } }),
  Term(
    "leak",
    meaning: """
      Something a detector has learned from data it should not know yet: a scale learned from abnormal beats, a threshold \
      chosen on test beats. Then its results look better than they are.
      """),
  Term(
    "latency", meaning: "The time from a beat to its verdict. For a network of this size it is a few microseconds."),
  Term(
    "discretizing", "window", "windows",
    meaning: "Cutting a signal into pieces of equal length, here 140 points around a beat, so that each can be judged."),
  Term(
    "stationarity", "stationary",
    meaning: "Tomorrow's signal is like today's. Learning from old beats assumes it."),
  Term(
    "drift",
    meaning: """
      A slow change of the signal that is not an illness: another electrode, another amplifier, age. Errors rise, and every \
      beat looks unusual. Watch the distribution of the errors ("plot errors"), not only the alarms.
      """),
  Term(
    "feedback", "retraining",
    meaning: """
      Training again on new beats lets in what was missed: the network learns it as normal, and misses more of it. Retrain \
      on beats that somebody has looked at.
      """),
  Term(
    "alert fatigue",
    meaning: "After too many false alarms nobody looks any more. A rate of 1 % is a thousand a day for one heart."),
  Term(
    "normalization", "normalisation", "z-normalised", "z-normalized", "normalised", "normalized", "z-normalization",
    meaning: """
      To normalize a beat is to shift and scale it to mean 0 and standard deviation 1, as all beats of ECG5000 are. Its height \
      is lost: what is normalized away cannot be detected.
      """),
  Term(
    "hint",
    meaning:
      "Help inside a lesson, a little more each time. The grey hints after the cursor are something else: \"hints off\"."
  ),
]
