/// Words about recordings, kept runs and reports.
let recordingTerms: [Term] = [
  Term(
    "recording", "strip chart", "strip",
    meaning: """
      A long stretch of one or more leads. "score FILE" finds its R peaks, cuts beats from one to the next and scores \
      each. Beats of another heart, lead or recorder differ from what the detector learned, so most may be flagged.
      """),
  Term(
    "lead", "leads",
    meaning:
      "One view of the heart's voltage, between two groups of electrodes: I, II, V5. Beats look different in each."
  ),
  Term(
    "r peak", "r peaks",
    meaning: """
      The sharp tip of the QRS complex, where a beat is cut. Found with two moving averages of the band-passed, \
      squared signal (Elgendi, PLoS ONE 2013); all beats of a recording are then cut the same little while beside their peaks, \
      where they are most like the normal training beats.
      """),
  Term(
    "sampling rate", "samples a second",
    meaning: """
      How many samples a recorder took each second; without it nobody knows how long a beat lasts. "--rate 360" \
      names it.
      """
  ),
  Term(
    "wfdb", "physionet",
    meaning: """
      The form of PhysioNet's recordings: a header (.hea) and signal files (.dat), here in format 16 or 212. \
      "score 100.hea" reads one.
      """
  ),
  Term(
    "saturated",
    meaning:
      "The voltage left the recorder's scale, so that its samples stick to an end of it. Such beats are not scored."),
  Term(
    "flat", "flat line", meaning: "Nothing moves for a quarter of a second or more: an electrode may have come off."),
  Term(
    "missing", "missing samples",
    meaning: """
      Samples the recorder did not take or marked as invalid. Up to a twentieth of a beat is bridged; with more it is \
      not scored.
      """
  ),
  Term(
    "pause",
    meaning: """
      A beat at least 1.8 times as long as the beats around it (the median of the four before and the four after): the \
      heart paused, or an R peak was missed.
      """),
  Term(
    "incomplete",
    meaning: """
      A beat whose cut reaches past an end of the recording. All beats are cut the same little while beside their R \
      peaks, and the first or the last one may then lack a few samples. It is not scored.
      """),
  Term(
    "not scored",
    meaning: "A beat whose samples are missing, saturated, flat or incomplete: a verdict on it would mean nothing."),
  Term(
    "run", "runs",
    meaning: """
      One training with its recipe and what it led to. "runs" lists those of this and earlier sessions, "runs compare 3 \
      7" puts some side by side. The prompt keeps them in runs.jsonl, a line each; a script does with "--runs FILE".
      """),
  Term(
    "report",
    meaning: """
      This session as one page for a browser: recipe, metrics, pictures, how to reproduce it. "report FILE.html" \
      writes it, "--seeds 5" adds the spread over seeds.
      """),
  Term(
    "medical device", "diagnosis",
    meaning: """
      What heartline is not. It shows how anomaly detection works; abnormal means unlike the training beats, not ill.
      """),
]
