/// Conditions that say nothing, because they hold or fail whatever is there.
extension Condition {
  /// Why it says nothing, with a way out; `nil` where it says something.
  var emptiness: String? {
    if let always = constant {
      return always ? "is true whatever is there; say what the step is about" : "can never be true"
    }
    switch self {
    case .compare(let subject, .atLeast, .value(.number(let bound))),
      .compare(let subject, .more, .value(.number(let bound))):
      return subject.isArea && bound <= 0.5 ? "is true of a detector that guesses, too; ask for more than 0.5" : nil
    case .any(let conditions): return conditions.lazy.compactMap(\.emptiness).first
    default: return nil
    }
  }

  /// What it comes to whatever is there, where that can be said.
  private var constant: Bool? {
    switch self {
    case .compare(let subject, let comparison, .value(.number(let bound))):
      return subject.range.flatMap { comparison.constant($0, bound) }
    case .compare(let subject, let comparison, .sum(let other, let more)):
      guard subject == other else { return nil }
      return comparison.holds(.number(0), .number(more))
    case .within(let subject, .value(.number(let low)), .value(.number(let high))):
      guard let range = subject.range else { return nil }
      if low <= range.lowerBound, high >= range.upperBound { return true }
      return high < range.lowerBound || low > range.upperBound ? false : nil
    case .not(let condition): return condition.constant.map(!)
    case .any(let conditions):
      let constants = conditions.map(\.constant)
      if constants.contains(true) { return true }
      if constants.allSatisfy({ $0 == false }) { return false }
      return conditions.contains { conditions.contains(.not($0)) } ? true : nil
    case .compare, .within, .flag, .command: return nil
    }
  }
}

extension Condition.Comparison {
  /// What a comparison of something in a range with a bound comes to, where that does not depend on what it is.
  fileprivate func constant(_ range: ClosedRange<Double>, _ bound: Double) -> Bool? {
    switch self {
    case .atLeast: bound <= range.lowerBound ? true : bound > range.upperBound ? false : nil
    case .more: bound < range.lowerBound ? true : bound >= range.upperBound ? false : nil
    case .atMost: bound >= range.upperBound ? true : bound < range.lowerBound ? false : nil
    case .less: bound > range.upperBound ? true : bound <= range.lowerBound ? false : nil
    case .equal: range.contains(bound) ? nil : false
    case .different: range.contains(bound) ? nil : true
    }
  }
}

extension Condition.Subject {
  private var name: String {
    switch self {
    case .fact(let name), .atStart(let name), .setting(let name): name
    case .figure(_, let name): name
    }
  }

  /// Everything it can be.
  fileprivate var range: ClosedRange<Double>? {
    if case .setting = self { return nil }
    if name == "gain" { return -1...1 }
    return switch Measure(name) {
    // A spread of areas lies between the same bounds as they do.
    case .ratio: 0...1
    case .error, .count: 0...(.infinity)
    case .other: nil
    }
  }

  /// Whether a guess comes to a half of it.
  fileprivate var isArea: Bool {
    let parts = name.split(separator: ".")
    return parts.contains("auc") && parts.last != "sd"
  }
}
