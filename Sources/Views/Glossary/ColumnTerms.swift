import Workbench

/// Words at the head of a column that mean nothing of their own.
let columnTerms: [Term] = [
  Term("share", meaning: "A part of a whole, as a percentage: of the beats of a class, how many are flagged."),
  Term(
    "rate",
    meaning: """
      Three things: the learning rate is how far one step of training goes ("explain learning-rate"); "draw simulate --rate 110" \
      is a heart's beats a minute ("explain heart rate"); "score FILE --rate 360" is how many samples a recorder took each \
      second ("explain sampling rate").
      """),
  Term(
    "figure", "metric", "figures",
    meaning: "A number that says how good a detector is: AUC, accuracy, recall. Each has an explanation of its own."),
  Term(
    "all", meaning: "In a table of counts: normal and abnormal together. As a setting's value: as many as there are."),
  Term("how", meaning: "In \"compare\": what the detector is, in a few words."),
  Term(
    "value", "values", "from",
    meaning: """
      Of a setting: what it is now. In "plot activations": what the units of a layer answer to one beat, a bar each, from the \
      smallest to the largest.
      """),
  Term("when", "time", meaning: "When a training was done, or in a study how long one took."),
  Term("at", meaning: "In a recording: when the beat came, counted from the recording's start."),
  Term("length", meaning: "In a recording: how long the beat took, from one R peak to the next."),
  Term(
    "× threshold", "x threshold", "times the threshold",
    meaning: "The error divided by the threshold: above 1 the beat is called abnormal."),
  Term(
    "remark", "remarks",
    meaning: "What you should know besides the metrics: collapsed, diverged, stopped; or why a beat was not scored."),
  Term(
    "transcript", "log",
    meaning: """
      A record of a session that can be run again: commands as they were typed, what they printed as comments. "log FILE" \
      begins one, "log off" ends it.
      """),
]
