import Words
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
    case .within(let subject, _, _): return view.text(of: subject)
    case .flag(let subject), .not(.flag(let subject)):
      guard case .flag(let isTrue)? = view.value(of: subject) else { return view.absence(of: subject) }
      return isMet(view) ? "" : subject.sentence(isTrue)
    case .command:
      if isMet(view) { return "" }
      guard !view.records.isEmpty else { return "no command in this step yet" }
      let earlier = view.records.count > 3 ? "… " : ""
      return "so far: \(earlier)\(view.records.suffix(3).map(\.line).joined(separator: "; "))"
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
    guard case .sum(let other, let more) = operand else {
      return view.text(of: subject, beside: view.value(of: operand)?.number)
    }
    guard let right = view.value(of: other) else { return view.absence(of: other) }
    guard let a = left.number, let b = right.number else { return "\(left.text), against \(right.text)" }
    let measure = subject.measure
    let (first, second) = subject.labels(beside: other)
    let (own, its) = (measure.text(a, beside: b + more), measure.text(b))
    let pair = first.isEmpty ? "\(own) and \(its)" : "\(first) \(own), \(second) \(its)"
    return measure.comparison(a, b).map { "\(pair): \($0)" } ?? pair
  }
}

extension SessionView {
  /// What is there of a subject, as a reader is told.
  fileprivate func text(of subject: Condition.Subject, beside bound: Double? = nil) -> String {
    guard let value = value(of: subject) else { return absence(of: subject) }
    guard let number = value.number else { return value.text }
    if subject.isShare { return percent(number) }
    let text = subject.measure.text(number, beside: bound)
    // Networks that collapsed are so many of those that were trained.
    if case .figure(let command, let name) = subject, name.hasSuffix("collapsed"),
      let seeds = self.value(of: .figure(command: command, name: "seeds"))
    {
      return "\(text) of \(seeds.text)"
    }
    return text
  }
}

extension Condition {
  /// What is missing, in one short sentence: `the recall is 0.8, wanted below 0.5`.
  func shortfall(_ view: SessionView, called words: String?) -> String {
    switch self {
    case .compare(let subject, let comparison, let operand):
      guard view.value(of: subject) != nil else { return view.absence(of: subject) }
      let actual = Self.actual(subject, operand, view)
      if let words { return comparison.isOfNumbers ? "\(actual), wanted: \(words)" : "wanted: \(words)" }
      return "\(subject.phrase) is \(actual), wanted \(comparison.wanted) \(operand.words(about: subject))"
    case .within(let subject, let low, let high):
      guard view.value(of: subject) != nil else { return view.absence(of: subject) }
      let actual = view.text(of: subject)
      if let words { return "\(actual), wanted: \(words)" }
      return
        "\(subject.phrase) is \(actual), wanted between \(low.words(about: subject)) and \(high.words(about: subject))"
    case .flag(let subject), .not(.flag(let subject)):
      guard case .flag(let isTrue)? = view.value(of: subject) else { return view.absence(of: subject) }
      return subject.sentence(isTrue)
    case .command(let path, let about, _): return "still to come: \"\((path + about).joined(separator: " "))\""
    case .not, .any: return "wanted: \(words ?? self.words)"
    }
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
  /// How its numbers are said.
  fileprivate var measure: Measure {
    switch self {
    case .fact(let name), .atStart(let name): Measure(name)
    case .figure(_, let name): Measure(name)
    case .setting: .other
    }
  }

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
  /// Whether it only makes sense of numbers.
  fileprivate var isOfNumbers: Bool { self != .equal && self != .different }

  /// `wanted below 0.5`
  fileprivate var wanted: String {
    switch self {
    case .equal: "just"
    case .different: "anything but"
    case .atLeast: "at least"
    case .atMost: "at most"
    case .more: "above"
    case .less: "below"
    }
  }

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
