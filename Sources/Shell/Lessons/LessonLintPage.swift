import Lessons
import TerminalGraphics
import Views

extension LintOutcome {
  func render(on page: inout Page) {
    var file = ""
    for line in shares where line.kind == .fact {
      if line.file != file {
        file = line.file
        page.line(StyledText(file, .heading, bold: true))
      }
      page.share(line)
    }
    if !shares.isEmpty { page.blank() }
    for finding in findings {
      page.line(
        StyledText("\(finding.file):\(finding.line): ", .muted)
          + StyledText("\(finding.weight.rawValue): ", finding.ink, bold: true)
          + StyledText(finding.message), indent: 2)
    }
    let errors = findings.count { $0.weight == .error }
    let found = errors == 0 ? "no errors" : counted(errors, "error")
    let facts = shares.count { $0.kind == .fact }
    let read = [counted(lessons, "lesson"), counted(steps, "step")] + (shares.isEmpty ? [] : [counted(facts, "fact")])
    let left = unread == 0 ? "" : "; \(unread) could not be read"
    let with = seeds.count > 1 ? " with seeds \(seeds.lowerBound) to \(seeds.upperBound)" : ""
    let time = seconds.map { shares.isEmpty ? "" : " in \(duration($0))" } ?? ""
    page.line("\(read.joined(separator: ", ")), tried on \(data)\(with)\(time)\(left): \(found)")
  }
}

extension Page {
  /// `  153  17 of 20  auc >= 0.98  (0.958 … 0.996; not with 6, 8, 10)`
  fileprivate mutating func share(_ line: SeedsReport.Line) {
    let isFine = line.measured.isNearlyAlways || line.claimed == line.measured || line.ownSeed != nil
    let share = line.ownSeed.map { "seed \($0)" } ?? line.measured.description
    let ends = [line.least, line.largest].compactMap { $0 }.map { FactValue.number($0).text }
    var notes: [String] = []
    if ends.count == 2 { notes.append(ends[0] == ends[1] ? ends[0] : "\(ends[0]) … \(ends[1])") }
    if !line.misses.isEmpty, line.ownSeed == nil {
      let shown = line.misses.prefix(10).map(String.init).joined(separator: ", ")
      notes.append("not with \(shown)\(line.misses.count > 10 ? ", …" : "")")
    }
    if let claimed = line.claimed { notes.append("said: \(claimed)") }
    let number = String(line.line)
    self.line(
      StyledText(String(repeating: " ", count: max(0, 5 - number.count)) + number + "  ", .muted)
        + StyledText(share.padding(10), isFine ? .good : .bad, bold: !isFine) + StyledText("  \(line.condition)")
        + StyledText(notes.isEmpty ? "" : "  (\(notes.joined(separator: "; ")))", .muted), indent: 19)
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Lessons.Finding {
  fileprivate var ink: Ink {
    switch weight {
    case .error: .bad
    case .advice: .muted
    case .untried: .warning
    }
  }
}
