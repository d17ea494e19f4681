/// Words of tables, of the parameters of detectors, and of methods that heartline leaves out on purpose.
let parameterTerms: [Term] = [
  Term(
    "table", "csv",
    meaning: """
      A file with a line for each row and a column for each quantity. "data use FILE.csv --label COLUMN --normal WORD" reads \
      one; "data use example:pumps.csv" reads a small simulated one that comes with heartline.
      """),
  Term(
    "categorical column", "categorical", "category", "one-hot", "one-hot encoding",
    meaning: """
      A column of words, such as a model or a protocol. It becomes a column of zeros and ones for each word that the \
      training rows have (one-hot). "--categorical NAME" treats numbers that are only names in the same way.
      """),
  Term("numeric column", "numeric", meaning: "A column of numbers; it is scaled by its range among the training rows."),
  Term(
    "min-max scaling", "min-max",
    meaning: """
      The smallest value of the training rows becomes 0, the largest 1. Test rows may lie outside, and are not cut off: that \
      they do may be the anomaly.
      """),
  Term(
    "missing value", "missing values",
    meaning: """
      A field that is empty. "--missing median" puts the median of the normal training rows in its place (or their most \
      frequent word), "omit" leaves the row out, "refuse" refuses the file.
      """),
  Term(
    "constant column", "constant",
    meaning: "A column with the same value in every training row. It has no range to be scaled by and says nothing."),
  Term(
    "clump", "clumps",
    meaning: """
      Rows that lie close together, such as abnormal beats of one kind. A few of a clump among the training rows hide all \
      the others from detectors that look at the nearest rows.
      """),
  Term(
    "principal components", "components", "explained variance",
    meaning: """
      The directions in which the training rows differ most, in order. A few of them hold most of the differences; what they \
      do not hold is PCA's anomaly score.
      """),
  Term(
    "clusters", "starts",
    meaning: """
      k-means puts this many centers among the training rows, each the mean of the rows nearest to it. It starts several \
      times from other places and keeps the best result.
      """),
  Term(
    "trees", "sample-size",
    meaning: """
      An isolation forest grows trees of random cuts, each tree on a small sample of the rows. The fewer cuts part a row from \
      the others, the more unusual it is.
      """),
  Term(
    "nu", "gamma", "kernel",
    meaning: """
      Of the one-class SVM: nu is the share of training rows that may lie outside the boundary, the kernel measures how \
      similar two rows are, and gamma says how quickly that fades with distance. The support vectors are the training rows \
      that hold up the boundary.
      """),
  Term(
    "kept-rows", "duplicates",
    meaning: """
      kNN, LOF and the one-class SVM keep training rows to score with. "set kept-rows" says how many at most; they are drawn \
      by the seed, as they occur. Equal rows may then count once or as often as they were drawn.
      """),
  Term(
    "inductive",
    meaning: """
      A row's score depends on the training rows alone, and never on the rows that are judged beside it. All detectors here \
      are inductive, so that a row is judged in the same way alone and among thousands.
      """),
  Term(
    "uncertainty",
    meaning: """
      How much a result might change. Over seeds: "repeat". Over other rows of this kind: the intervals of "compare" and \
      "sweep --ci". A score is not a probability, and says nothing of how sure the detector is.
      """),
  Term(
    "arma", "arima", "autoregressive", "time series model",
    meaning: """
      Models of a series over time: each value is predicted from the ones before it (AR) and from earlier errors (MA). A \
      large error of the prediction is an anomaly. The beats here are judged one by one, so they are not used.
      """),
  Term(
    "mcd", "minimum covariance determinant", "elliptic envelope", "mahalanobis",
    meaning: """
      One bell-shaped cloud, fitted to the half of the rows that lie closest together; the distance to it, measured by its \
      own width in each direction (Mahalanobis), is the score. With 140 columns it is slow and not better than the others, so \
      heartline leaves it out.
      """),
  Term(
    "copod", "hbos", "histogram-based",
    meaning:
      "Relatives of ECOD: each column by itself, by its ranks or by its histogram. heartline has ECOD for the idea."),
  Term(
    "deep svdd",
    meaning: """
      A network that learns to map normal rows close to one point; the distance to it is the score (Ruff and others, 2018). \
      heartline leaves it out.
      """),
  Term(
    "kdd", "kdd cup 1999", "connection", "connections",
    meaning: """
      Network connections, normal ones and simulated attacks (Stolfo and others, DARPA 1998). "data fetch kdd" brings them. \
      Detectors learn from the first recording, and are judged on a later one with new types of attack.
      """),
]
