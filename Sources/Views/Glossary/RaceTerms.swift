import Workbench

/// Words of the race.
let raceTerms: [Term] = [
  Term(
    "race", "lane", "heap", "heaps",
    meaning: """
      The test rows go by one after another, and each detector, in a lane of its own, puts each on one of two heaps: what \
      it calls abnormal and what it calls normal. The counts of right and wrong ones are its confusion matrix, growing.
      """),
  Term(
    "known", "known attacks", "new", "new attacks", "the report's labels", "true labels",
    meaning: """
      The test rows of KDD Cup 1999 have attacks of 22 types that occur in the training file, too (known), and of 17 that \
      do not (new). The report "Deep Learning for Anomaly Detection" (2020) takes every name that is not on the list of \
      known ones for normal, so by its labels a new attack that is flagged is a false alarm. The true labels go by the \
      names.
      """),
]
