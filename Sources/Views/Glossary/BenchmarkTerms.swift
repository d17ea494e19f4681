import Workbench

/// Words of the report's benchmark and of the pictures of what a detector goes by.
let benchmarkTerms: [Term] = [
  Term(
    "AUC, report", "the report's protocol",
    meaning: """
      The AUC by the report's labels, which take every attack of a type that is not in the training file for normal. Its \
      protocol also chooses the threshold that is most accurate on the very rows that are judged.
      """),
  Term(
    "AUC, true", "F1, true", "the honest protocol",
    meaning: """
      By the name that each row has in the original file. The threshold is the one of best F1 on other rows, of the past, which \
      hold known attacks alone.
      """),
  Term(
    "new flagged",
    meaning: "The share of attacks of types that are not in the training file that lie above the threshold."),
  Term("10,000 rows", meaning: "How long it takes to score ten thousand rows, in one thread."),
  Term("attacks", meaning: "The share of attacks among the rows that were learned from."),
  Term("model", meaning: "One of the six of the report \"Deep Learning for Anomaly Detection\" (2020)."),
  Term(
    "cut", "cut at",
    meaning: """
      An isolation forest parts rows by random cuts: a column and a value, and each row goes to one side. What few cuts part \
      from all others is unusual; "plot cuts 17" shows them.
      """),
  Term(
    "center", "centers",
    meaning: """
      A row that stands for a group of training rows: their mean. A row is the more unusual the farther it is from the nearest \
      one; "plot centers" draws them.
      """),
  Term(
    "nearest",
    meaning:
      "The training row that is nearest to the one that is scored: what a detector that keeps rows compares it with."),
  Term("rebuilt", meaning: "What the detector made of the row: its reconstruction."),
  Term(
    "support vector", "support vectors",
    meaning: """
      A training row that the border of a one-class SVM hangs on; all others could be left out and the border would stay. How \
      many there are grows with nu; "plot support" shows some.
      """),
  Term(
    "scree",
    meaning: """
      How much of the variance of the training rows each principal component holds, the largest first. Behind the bend there is \
      little left to keep; "plot scree" draws it.
      """),
]
