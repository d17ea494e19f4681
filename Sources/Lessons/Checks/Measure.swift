import Words
import Workbench

/// How a number is said to a reader.
enum Measure {
  /// A share or an area, 0 … 1: four digits tell two of them apart.
  case ratio
  /// An error or a loss: two digits, and how many times as much.
  case error
  case count
  case other

  var isRatio: Bool { if case .ratio = self { true } else { false } }
  var isCount: Bool { if case .count = self { true } else { false } }

  /// The measure that goes by a name, be it a fact's or that of a command's figure.
  init(_ name: String) {
    let parts = name.lowercased().split(separator: ".").map(String.init)
    // `repeat.auc.sd` is about an AUC, `study.levels.8.collapsed` about networks.
    let known = parts.reversed().lazy.compactMap { Self.byWord[$0] }.first
    self = known ?? .other
  }

  private static let byWord: [String: Measure] = {
    var measures: [String: Measure] = [:]
    for word in [
      "auc", "trivialauc", "gain", "precision", "recall", "accuracy", "specificity", "f1", "f2", "average-precision",
      "averageprecision",
    ] { measures[word] = .ratio }
    for word in ["error", "loss", "threshold", "normal", "abnormal", "validation"] { measures[word] = .error }
    for word in [
      "collapsed", "seeds", "diverged", "dead", "rows", "parameters", "tp", "fp", "tn", "fn", "bottleneck", "count",
      "epochs", "done",
    ] { measures[word] = .count }
    return measures
  }()

  /// A number with the digits that its reader needs, and more where those would show it on the other side of a bound.
  func text(_ value: Double, beside bound: Double? = nil) -> String {
    guard case .error = self, value.isFinite, value != 0 else { return FactValue.number(value).text(beside: bound) }
    let short = Self.rounded(value, digits: 2)
    guard let bound, short != value else { return plain(short) }
    // Rounded it must not reach the bound, let alone pass it.
    let isFaithful = (short < bound) == (value < bound) && (short > bound) == (value > bound)
    return isFaithful ? plain(short) : FactValue.number(value).text(beside: bound)
  }

  static func rounded(_ value: Double, digits: Int) -> Double {
    var scale = 1.0
    let least = [1.0, 10, 100, 1000][min(max(digits - 1, 0), 3)]
    while (value * scale).magnitude < least, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  /// What one number is beside another: `19 times as much`, `0.012 more`; nothing where that is not worth a word.
  func comparison(_ left: Double, _ right: Double) -> String? {
    switch self {
    case .error where left > 0 && right > 0:
      let times = left / right
      switch times {
      case 0.95..<1.05: return "about the same"
      case 1.05..<10: return "\(plain(Self.rounded(times, digits: 2))) times as much"
      case 10...: return "\(plain(times.rounded())) times as much"
      default: return "\(plain(Self.rounded(times * 100, digits: 2))) % of it"
      }
    case .error, .ratio:
      let difference = left - right
      if difference == 0 { return "the same" }
      return "\(plain(Self.rounded(difference.magnitude, digits: 2))) \(difference > 0 ? "more" : "less")"
    case .count, .other: return nil
    }
  }
}

extension Condition.Subject {
  /// What tells it from another subject, in a word or two: `abnormal` and `normal`, `now` and `before`, `best` and `worst`.
  func labels(beside other: Condition.Subject) -> (String, String) {
    switch (self, other) {
    case (.fact(let name), .atStart(let earlier)) where name == earlier: return ("now", "before")
    case (.atStart(let earlier), .fact(let name)) where name == earlier: return ("before", "now")
    default: break
    }
    let (left, right) = Self.differing(parts, other.parts)
    // The numbers of two cells name nothing.
    if (left + right).allSatisfy({ Int($0) != nil }) { return ("", "") }
    return (Self.word(left), Self.word(right))
  }

  private var parts: [String] {
    switch self {
    case .fact(let name): name.split(separator: ".").map(String.init)
    case .atStart(let name): ["start"] + name.split(separator: ".").map(String.init)
    case .figure(let command, let name): [command] + name.split(separator: ".").map(String.init)
    case .setting(let name): [name]
    }
  }

  /// Two names without what they have in common at both ends.
  private static func differing(_ left: [String], _ right: [String]) -> ([String], [String]) {
    var (a, b) = (left[...], right[...])
    while a.count > 1 || b.count > 1, let first = a.first, first == b.first {
      a.removeFirst()
      b.removeFirst()
    }
    while a.count > 1 || b.count > 1, let last = a.last, last == b.last {
      a.removeLast()
      b.removeLast()
    }
    return (a.isEmpty ? left : Array(a), b.isEmpty ? right : Array(b))
  }

  private static func word(_ parts: [String]) -> String {
    parts.map { words[$0] ?? $0 }.joined(separator: " ")
  }

  private static let words = [
    "auc": "network", "trivial": "mean beat", "trivialauc": "mean beat", "autoencoder": "network", "mean": "mean beat",
    "pca": "PCA", "max": "best", "min": "worst", "loss": "training", "sd": "standard deviation",
  ]
}
