import Judging
import TerminalGraphics
import Words
import Workbench

/// What the study of the report's benchmark says in words.
struct ReportStudyText {
  private let study: ReportStudy

  init(_ study: ReportStudy) { self.study = study }

  // MARK: What was done

  let labels =
    "report: by the report's labels, which take every attack of a type that is not in the training file for normal; true: by "
    + "each row's name in the original file; known, new: AUC of these attacks against normal rows, by the true names"

  var seeds: String {
    let done = study.fits.map(\.runs.count)
    let (least, most) = (done.min() ?? 0, done.max() ?? 0)
    guard !study.isInterrupted else {
      return "stopped early: \(least == most ? "\(least)" : "\(least) to \(most)") of \(study.seeds) seeds"
    }
    return study.seeds == 1
      ? "seed \(study.firstSeed)"
      : "\(study.seeds) seeds (\(study.firstSeed) … \(study.firstSeed &+ (study.seeds - 1)))"
  }

  var scope: String {
    var texts = study.fits.filter { !$0.note.isEmpty }.map { "\($0.name): \($0.note)" }
    let limited = study.fits.filter { $0.keptRows != nil }
    if let kept = limited.first?.keptRows {
      texts.append("\(enumeration(limited.map(\.name), "and")): \(grouped(kept)) training rows, drawn by the seed")
    }
    return
      "medians; every detector learns from \(grouped(study.trainingRows)) normal connections of the past, or so many of "
      + "them as it says, in the report's 18 columns, and is judged on the report's 10,000 later ones. Report: its labels, "
      + "threshold of best accuracy on these very rows. True: the true names, threshold of best F1 on 10,000 other "
      + "connections of the past. \(texts.joined(separator: "; "))"
  }

  var failures: [String] {
    (study.fits + study.contaminated).compactMap { fit in
      fit.failure.flatMap { fit.runs.isEmpty && !study.isInterrupted ? "\(fit.name): \($0)" : nil }
    }
  }

  let contamination =
    "the autoencoder with known attacks among its training rows, as many rows at every share; judged as above"

  var ceiling: String? {
    study.ceiling.map {
      "\(grouped($0.hidden)) attacks equal a normal row of these 10,000 in every column: by the true names no score can pass "
        + "AUC \(ratio($0.auc))"
    }
  }

  // MARK: Claims

  static func answer(_ test: Finding.Test) -> StyledText {
    switch (test.holds, test.isSure) {
    case (true?, true): StyledText("  holds: ", .good, bold: true)
    case (false?, true): StyledText("  does not hold: ", .bad, bold: true)
    case (true?, false): StyledText("  holds for these seeds: ", .muted, bold: true)
    case (false?, false): StyledText("  does not hold for these seeds: ", .muted, bold: true)
    case (nil, _): StyledText("  not known yet: ", .muted, bold: true)
    }
  }

  /// What a test asks, and what was found: medians with their spread, and what was claimed.
  static func condition(_ test: Finding.Test) -> String {
    let most = 10
    let figures = test.measured.prefix(most).map { figure -> String in
      guard let value = figure.value else { return "\(figure.name) \(undefinedFigure)" }
      var text = "\(figure.name) \(short(value))"
      if let low = figure.low, let high = figure.high, low < high { text += " (\(short(low))–\(short(high)))" }
      if let claimed = figure.claimed { text += " [\(short(claimed))]" }
      return text
    }
    let hasClaims = test.measured.contains { $0.claimed != nil }
    return "\(test.condition): \(figures.joined(separator: ", "))" + (hasClaims ? " [as published]" : "")
  }

  private static func short(_ value: Double) -> String {
    value < 1 ? ratio(value) : NumberText.short(value, digits: 3)
  }

  static func verdict(_ claim: ReportClaim) -> StyledText {
    let held = claim.tests.count { $0.holds == true }
    let ink: Ink
    let explanation: String
    switch claim.verdict {
    case .reproduced: (ink, explanation) = (.good, claim.tests.count == 1 ? "it holds here" : "it holds in every test")
    case .refuted: (ink, explanation) = (.bad, claim.tests.count == 1 ? "it does not hold here" : "it holds in no test")
    case .conditional:
      (ink, explanation) = (.warning, "it holds in \(held) of \(claim.tests.count) tests, so it depends")
    case .undecided:
      ink = .muted
      let isMissing = claim.tests.isEmpty || claim.tests.contains { $0.holds == nil }
      explanation =
        isMissing
        ? "figures are missing"
        : "these seeds do not settle it: others might lead to another verdict (at least \(StudyRules.leastSeeds) are needed)"
    }
    return StyledText("  \(claim.verdict.rawValue)", ink, bold: true) + StyledText(": \(explanation)")
  }
}
