/// Words about playing against the machine, and about guessing.
let gameTerms: [Term] = [
  Term(
    "duel", "round", "who", "right",
    meaning: """
      You and the detectors judge the same twenty test beats. The thresholds were chosen elsewhere, and none of you knows \
      how many of the twenty are abnormal. Twenty beats are few: \"duel scores\" adds your rounds up.
      """),
  Term(
    "on all test", "all test beats",
    meaning:
      "Recall and precision of a detector on all test beats: what its result on twenty of them should be compared with."
  ),
  Term(
    "Wilson interval", "wilson", "95 %", "recall (95 %)", "precision (95 %)",
    meaning: """
      Where a share may lie with many more beats of the same kind, 95 % of the time. Unlike simpler intervals it is right \
      for few beats, and where everything was found: 8 of 8 may well be 0.7 in the long run (Wilson, 1927).
      """),
  Term(
    "p", "p-value", "McNemar's test", "within chance",
    meaning: """
      How often two equally good sides would differ so much by chance. Only the beats count on which just one of them was \
      right (McNemar, 1947); below 0.05 people call it significant.
      """),
  Term(
    "largest change",
    meaning:
      "The most that any point of a bent beat moved, in standard deviations of a beat; \"draw attack\" keeps it as small as it can."
  ),
  Term(
    "cast", "asciinema", "recording of a session",
    meaning: """
      What was sent to the terminal, and when: \"record FILE.cast\" writes it in the format of asciinema, whose players run in \
      a terminal and in a browser; \"record FILE.svg\" makes a picture that plays by itself.
      """),
  Term(
    "guess",
    meaning: """
      A number written down before it is shown. Afterwards everything looks obvious, so only what was written down counts. \
      A range should be just so wide that you are nine in ten sure of it.
      """),
  Term(
    "calibration", "calibrated", "well calibrated",
    meaning: """
      Whether somebody is as often right as they are sure: of ranges that one is nine in ten sure of, nine of ten should hold \
      the truth. Most people's are too narrow (Alpert and Raiffa, 1982).
      """),
]
