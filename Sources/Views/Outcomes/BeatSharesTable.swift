import TerminalGraphics
import Workbench

/// How the beats are shared out, so that every count on the screen can be found in one place.
struct BeatSharesTable {
  private let shares: BeatShares
  private let recipe: Recipe
  /// Whether the file says what is trained on and what is judged, or the rows were divided when they were read.
  private let hasFixedRoles: Bool

  init(_ shares: BeatShares, _ recipe: Recipe, hasFixedRoles: Bool = false) {
    self.hasFixedRoles = hasFixedRoles
    self.shares = shares
    self.recipe = recipe
  }

  /// - Parameter asSentence: In fewer lines than the table takes.
  func render(on page: inout Page, asSentence: Bool = false) {
    if asSentence { renderSentence(on: &page) } else { renderTable(on: &page) }
    for remark in remarks where !asSentence || !remark.hasPrefix("validation") {
      page.line(StyledText(remark, .muted), indent: 2)
    }
  }

  private func renderSentence(on page: inout Page) {
    let parts: [(String, BeatShares.Share)] = [
      ("trained on", shares.training), ("validation", shares.validation), ("left out", shares.leftOut),
      ("tested on", shares.test), ("not tested on", shares.untested),
    ]
    let texts = parts.filter { $0.1.all > 0 }.map { name, share in
      let counts = [(share.normal, "normal"), (share.abnormal, "abnormal")].filter { $0.0 > 0 }
      return "\(name): \(counts.map { "\(grouped($0.0)) \($0.1)" }.joined(separator: " + "))"
    }
    page.line(StyledText(texts.joined(separator: " · ")), indent: 2)
  }

  private func renderTable(on page: inout Page) {
    var rows = [
      row("training pool", shares.pool), row("  trained on", shares.training), row("  validation", shares.validation),
    ]
    if shares.leftOut.all > 0 { rows.append(row("  left out", shares.leftOut)) }
    rows.append(row("test file", shares.testFile))
    if shares.untested.all > 0 { rows += [row("  tested on", shares.test), row("  left out", shares.untested)] }
    rows.append(row("all beats", shares.all))
    page.chart(
      Table(
        columns: [
          .left("beats", importance: 1), .right("normal", importance: 1), .right("abnormal", importance: 1),
          .right("all"),
        ], rows: rows))
  }

  private func row(_ name: String, _ share: BeatShares.Share) -> [StyledText] {
    [StyledText(name)]
      + [share.normal, share.abnormal, share.all].map { StyledText(grouped($0), $0 == 0 ? .muted : .plain) }
  }

  private var remarks: [String] {
    let files = recipe.split == .ucr ? "the archive's own way round" : "the archive's two files change places"
    var remarks = hasFixedRoles ? [] : ["split \(recipe.split.rawValue): \(files)"]
    if shares.validation.all > 0 {
      let share = hasFixedRoles ? grouped(shares.validation.all) : text("validation")
      remarks.append("validation: \(share) of the pool are kept out of training to choose thresholds on")
    }
    if !reasons.isEmpty { remarks.append("left out: \(reasons.joined(separator: "; "))") }
    return remarks
  }

  /// Why beats are left out, one for each kind.
  private var reasons: [String] {
    let left = shares.leftOut
    let contamination = text("contamination")
    var reasons: [String] = []
    if left.abnormal > 0 {
      reasons.append(
        recipe.contamination == 0
          ? "abnormal beats, since normal ones alone are trained on (contamination 0%)"
          : "abnormal beats beyond a contamination of \(contamination)")
    }
    if left.normal > 0 {
      reasons.append(
        recipe.trainSize == nil
          ? "normal beats beyond what a contamination of \(contamination) allows"
          : "normal beats beyond train-size \(text("train-size"))")
    }
    if shares.untested.all > 0 { reasons.append("test beats beyond test-size \(text("test-size"))") }
    return reasons
  }

  private func text(_ name: String) -> String { Setting.named(name)?.text(in: recipe) ?? "" }
}
