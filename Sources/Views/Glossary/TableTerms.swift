import Workbench

/// Words about the rows of a table.
let tableTerms: [Term] = [
  Term(
    "scaled", "from lowest to highest",
    meaning: """
      Where a value lies between the lowest (0) and the highest (1) value that its column has in the normal rows that are \
      trained on; the bar shows the same. Below 0 or above 1 it lies outside of what training shows.
      """),
  Term(
    "line of the file",
    meaning: """
      The line in the file that a table was read from, counted from 1 as editors do, so that a flagged row can be \
      looked up.
      """),
  Term(
    "edited", "edit", "was",
    meaning: """
      The row of a table that you change: what a column was in the row it began as, and what it is now. "edit from row 17" \
      takes a row, "edit bytes=9000" changes a column, "score edited" judges it, "undo" takes the last edit back.
      """),
  Term(
    "the higher, the more it answers",
    meaning: """
      In "plot weights 1 3" on a table: by how much a unit of the first layer follows each column. A negative weight means that \
      the unit answers less, the higher the value is.
      """),
]
