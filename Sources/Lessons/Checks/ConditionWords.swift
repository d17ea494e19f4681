import Workbench

/// Conditions as they are said to a reader, who never sees their source.
extension Condition {
  /// What it asks for: `the AUC is at least 0.98`.
  var words: String {
    switch self {
    case .compare(let subject, let comparison, let operand):
      "\(subject.phrase) \(comparison.words) \(operand.words(about: subject))"
    case .within(let subject, let low, let high):
      "\(subject.phrase) lies between \(low.words(about: subject)) and \(high.words(about: subject))"
    case .flag(let subject): subject.sentence(true)
    case .command(let path, let words, let earlier): Self.words(path, words, earlier)
    case .not(.flag(let subject)): subject.sentence(false)
    case .not(let condition): "not so: \(condition.words)"
    case .any(let conditions): conditions.map(\.words).joined(separator: ", or ")
    }
  }

  private static func words(_ path: [String], _ about: [String], _ earlier: [String]) -> String {
    var text = "\"\(path.joined(separator: " "))\" was used"
    if !about.isEmpty { text += " with \(about.map { "\"\($0)\"" }.joined(separator: " and "))" }
    return earlier.isEmpty ? text : "\(text) after \"\(earlier.joined(separator: " "))\""
  }

  /// What is there; nothing where that is only that the condition is true.
  func actual(_ view: SessionView) -> String {
    switch self {
    // That it is what it should be says what it is.
    case .compare(_, .equal, _) where isMet(view): return ""
    case .compare(let subject, _, let operand): return Self.actual(subject, operand, view)
    case .within(let subject, _, _): return view.value(of: subject)?.text ?? view.absence(of: subject)
    case .flag(let subject), .not(.flag(let subject)):
      guard case .flag(let isTrue)? = view.value(of: subject) else { return view.absence(of: subject) }
      return isMet(view) ? "" : subject.sentence(isTrue)
    case .command:
      if isMet(view) { return "" }
      guard !view.records.isEmpty else { return "no command in this step yet" }
      return "so far: \(view.records.suffix(3).map(\.line).joined(separator: "; "))"
    case .not(let condition): return condition.actual(view)
    case .any(let conditions):
      // Several commands that would all do are answered by one remark.
      return conditions.map { $0.actual(view) }.reduce(into: [String]()) { seen, text in
        if !text.isEmpty, !seen.contains(text) { seen.append(text) }
      }.joined(separator: " · ")
    }
  }

  private static func actual(_ subject: Subject, _ operand: Operand, _ view: SessionView) -> String {
    guard let left = view.value(of: subject) else { return view.absence(of: subject) }
    if subject.isShare, let share = left.number { return percent(share) }
    guard case .sum(let other, let more) = operand else { return left.text(beside: view.value(of: operand)?.number) }
    guard let right = view.value(of: other) else { return view.absence(of: other) }
    let bound = more == 0 ? right.text : "\(right.text) \(more < 0 ? "-" : "+") \(plain(more.magnitude))"
    return "\(left.text(beside: right.number.map { $0 + more })), against \(bound)"
  }
}

extension Condition.Subject {
  /// What it is called in a sentence.
  fileprivate var phrase: String {
    switch self {
    case .fact(let name): Fact.named(name)?.phrase ?? name
    case .atStart(let name): "\(Fact.named(name)?.phrase ?? name) at the start of this step"
    case .figure("drawn", "filled"): "the share of the drawing that was filled in"
    case .figure(let command, let name):
      "\(name.replacing("trivialauc", with: "trivial AUC").replacing("auc", with: "AUC").split(separator: ".").joined(separator: " ")) of \"\(command)\""
    case .setting(let name): name
    }
  }

  /// A flag as a whole sentence, true or not.
  fileprivate func sentence(_ isTrue: Bool) -> String {
    switch self {
    case .fact(let name), .atStart(let name):
      if case .flag(let yes, let no)? = Fact.named(name)?.kind {
        let when = if case .atStart = self { "when the step began, " } else { "" }
        return when + (isTrue ? yes : no)
      }
    case .figure("draw", "succeeded"): return isTrue ? "the attack succeeded" : "the attack did not succeed"
    case .figure, .setting: break
    }
    return "\(phrase): \(isTrue ? "yes" : "no")"
  }
}

extension Condition.Subject {
  /// Whether it is written with a percent sign.
  fileprivate var isShare: Bool {
    switch self {
    case .setting(let name): if case .share? = Setting.named(name)?.domain { true } else { false }
    case .figure(let command, let name): command == "drawn" && name == "filled"
    default: false
    }
  }
}

extension Condition.Operand {
  fileprivate func words(about subject: Condition.Subject) -> String {
    switch self {
    case .value(.number(let share)) where subject.isShare: percent(share)
    case .value(.number(let number)): plain(number)
    case .value(let value): value.text
    case .sum(let subject, 0): subject.phrase
    case .sum(let subject, let more): "\(subject.phrase) \(more < 0 ? "-" : "+") \(plain(more.magnitude))"
    }
  }
}

extension Condition.Comparison {
  fileprivate var words: String {
    switch self {
    case .equal: "is"
    case .different: "is not"
    case .atLeast: "is at least"
    case .atMost: "is at most"
    case .more: "is above"
    case .less: "is below"
    }
  }
}
