import TerminalGraphics

/// The report's scores, downloaded and verified.
struct ReportScoresOutcome: Outcome {
  let folder: String
  let rows: Int

  func render(on page: inout Page) {
    page.line(
      StyledText("the report's scores  ", .strong, bold: true)
        + StyledText("six models, \(counted(rows, "row")), verified, kept in \(folder)"))
    page.next("\"race --published\" plays them")
  }
}
