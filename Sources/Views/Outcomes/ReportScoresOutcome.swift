import TerminalGraphics

/// The report's scores, downloaded and verified.
package struct ReportScoresOutcome: Outcome {
  let folder: String
  let rows: Int

  package init(
    folder: String, rows: Int
  ) {
    (self.folder, self.rows) = (folder, rows)
  }

  package func render(on page: inout Page) {
    page.line(
      StyledText("the report's scores  ", .strong, bold: true)
        + StyledText("six models, \(counted(rows, "row")), verified, kept in \(folder)"))
    page.next("\"race --published\" plays them")
  }
}
