import Workbench

/// Words of the detectors beside the autoencoder, and of the tables that compare them.
let arenaTerms: [Term] = [
  Term(
    "ecod",
    meaning: """
      Each column by itself: how rare a value as high, or as low, is among the training rows, added up over the columns (Li \
      and others, 2022). It cannot see a pair of values that are unusual only together.
      """),
  Term(
    "gaussian-mixture", "mixtures",
    meaning: """
      A few bell-shaped clouds are laid over the training rows; a row is the more unusual the less likely it is under them. They \
      live in the principal components, because the clouds have too many numbers to learn in 140 columns.
      """),
  Term(
    "trim",
    meaning: """
      "set trim 25%" leaves out the quarter of the training rows that lies farthest from the column medians, before anything \
      is learned. On clean rows it costs a little; on contaminated ones it saves what otherwise learns the abnormal rows, too.
      """),
  Term(
    "fit", "fitted",
    meaning: "Learning at once, without epochs; in a table, how long learning takes.",
    figures: { bench in bench.recipe.isNetwork ? nil : "Here: \(bench.detectorText)." }),
  Term(
    "AUC difference",
    meaning: """
      How far a detector's AUC is above (+) or below (−) that of the session's own detector, or of the first where that \
      was not run, on the same rows: the 95 % interval of \
      1,000 paired draws of them. Where it holds 0, these rows show no difference.
      """),
  Term(
    "mean move", "longest move",
    meaning: """
      How far the centers went from one step of a fit to the next, on average over the centers, in scaled units; where it \
      is 0, nothing moves any more and the fit is at its end.
      """),
  Term("keeps", meaning: "The memory that a detector needs for what it has learned, to score rows with."),
  Term(
    "µs a row",
    meaning: "How many millionths of a second it takes to score one row, measured over all rows that are judged."),
  Term(
    "false/1,000", "false alarms per 1,000", meaning: "Of a thousand normal rows so many are flagged at the threshold."),
  Term(
    "column", "columns",
    meaning: "One quantity of a table, or one point of a curve: each row has one value in it."),
  Term(
    "picture",
    meaning: "How often the values of a column fall into each of a few equal ranges, or which words come most often."),
  Term("least … median … most", meaning: "The smallest value of a column, the middle one and the largest."),
  Term(
    "data", "is",
    meaning: "What the rows come from, and what a row is in them; \"data\" shows it, \"data use\" changes it."),
  Term("of the score", meaning: "Which share of a row's anomaly score comes from this column."),
  Term(
    "ceiling",
    meaning: """
      Rows that are equal in every column get the same score from any detector. Where abnormal rows equal normal ones, no score can \
      pass a certain AUC; "evaluate" says which.
      """),
  Term(
    "curse of dimensionality",
    meaning: """
      With many columns all rows are about equally far from each other, so that distances say less. Fewer columns, or principal \
      components, help.
      """),
  Term(
    "attribution", "lime", "shap",
    meaning: """
      Which columns make a score high. Here the score of most detectors is a sum over the columns, and the shares are its \
      terms; else each column in turn takes the value of the nearest normal training row. LIME and SHAP estimate such shares \
      for models that cannot be looked into, by many more trials.
      """),
]
