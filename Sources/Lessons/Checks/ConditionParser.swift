import Words
import Workbench

/// Why a condition makes no sense.
public struct ConditionError: Error, Equatable, Sendable {
  public let message: String

  public init(message: String) {
    self.message = message
  }
}

/// Reads a condition.
///
///     condition  = one { "or" one }
///     one        = [ "not" ] ( "command" WORD { WORD } [ "on" WORD { WORD } ] [ "after" WORD { WORD } ] | subject [ comparison | range ] )
///     subject    = FACT | "start." FACT | COMMAND "." FIGURE | "setting" NAME
///     comparison = ( "==" | "!=" | ">=" | "<=" | ">" | "<" ) operand
///     range      = "in" operand ( "…" | ".." | "to" ) operand
///     operand    = NUMBER | WORD { WORD } | subject [ ( "+" | "-" ) NUMBER ]
public struct ConditionParser {
  private var words: ArraySlice<String>

  public static func parse(_ text: String) throws(ConditionError) -> Condition {
    let words = spaced(text).split(separator: " ").map(String.init)
    var conditions: [Condition] = []
    for part in words.split(separator: "or", omittingEmptySubsequences: false) {
      guard !part.isEmpty else { throw ConditionError(message: "a condition is missing beside \"or\"") }
      var parser = ConditionParser(words: part)
      conditions.append(try parser.one())
    }
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }

  /// `layers==15 7` and `0.9…1` as they would be written with blanks.
  private static func spaced(_ text: String) -> String {
    var spaced = text.replacing("…", with: " … ").replacing("..", with: " … ")
    for sign in ["==", "!=", ">=", "<="] { spaced = spaced.replacing(sign, with: " \(sign) ") }
    return spaced
  }

  private mutating func one() throws(ConditionError) -> Condition {
    if words.first == "not" {
      words.removeFirst()
      return .not(try one())
    }
    if words.first == "command" { return try command() }
    let (subject, kind) = try self.subject()
    guard let sign = words.popFirst() else {
      guard kind.isFlag || kind == nil else {
        throw ConditionError(message: "\"\(subject.text)\" needs a comparison, as in \(subject.text) >= 0.9")
      }
      return .flag(subject)
    }
    if sign == "in" { return try range(subject, kind) }
    guard let comparison = Condition.Comparison(rawValue: sign) else {
      let known = Condition.Comparison.allCases.map(\.rawValue).joined(separator: " ")
      throw ConditionError(message: "\"\(sign)\" is not a comparison; there are \(known) and in")
    }
    if kind == .word || kind == .list || kind.isFlag, comparison != .equal, comparison != .different {
      throw ConditionError(message: "\"\(subject.text)\" is not a number; compare it with == or !=")
    }
    return .compare(subject, comparison, try operand(of: subject, kind, words))
  }

  private mutating func command() throws(ConditionError) -> Condition {
    words.removeFirst()
    let order = words.map { $0.lowercased() }.split(separator: "after", maxSplits: 1, omittingEmptySubsequences: false)
    if order.count > 1, order[1].isEmpty {
      throw ConditionError(message: "\"after\" needs a command's name, as in command evaluate after train")
    }
    let parts = (order.first ?? []).split(separator: "on", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, !path.isEmpty else {
      throw ConditionError(message: "\"command\" needs a command's name, as in command evaluate")
    }
    if parts.count > 1, parts[1].isEmpty {
      throw ConditionError(message: "\"on\" needs a word, as in command score on drawn")
    }
    return .command(
      path: Array(path), on: parts.count > 1 ? Array(parts[1]) : [], after: order.count > 1 ? Array(order[1]) : [])
  }

  private func range(_ subject: Condition.Subject, _ kind: Fact.Kind?) throws(ConditionError) -> Condition {
    let ends = words.split(omittingEmptySubsequences: false) { $0 == "…" || $0 == "to" }
    guard ends.count == 2, !ends[0].isEmpty, !ends[1].isEmpty else {
      throw ConditionError(message: "a range is written \(subject.text) in LOW … HIGH")
    }
    guard kind == .number || kind == nil else {
      throw ConditionError(message: "\"\(subject.text)\" is not a number, so no range holds it")
    }
    let low = try operand(of: subject, .number, ends[0])
    let high = try operand(of: subject, .number, ends[1])
    if case .value(.number(let low)) = low, case .value(.number(let high)) = high, low > high {
      throw ConditionError(
        message: "the range goes from \(plain(low)) down to \(plain(high)); write the smaller end first")
    }
    return .within(subject, low: low, high: high)
  }

  // MARK: Subjects

  /// What the words begin with, and its kind where it is known.
  private mutating func subject() throws(ConditionError) -> (Condition.Subject, Fact.Kind?) {
    guard let word = words.popFirst()?.lowercased() else { throw ConditionError(message: "a condition is missing") }
    guard word == "setting" else { return try Self.subject(named: word) }
    guard let name = words.popFirst() else {
      throw ConditionError(message: "\"setting\" needs a name, as in setting seed == 1")
    }
    guard let setting = Setting.named(name) else {
      let guess = nearest(to: name.lowercased(), among: Setting.all.map(\.name)).map { "; did you mean \"\($0)\"?" }
      throw ConditionError(message: "there is no setting \"\(name)\"\(guess ?? "")")
    }
    return (.setting(setting.name), setting.kind)
  }

  private static func subject(named word: String) throws(ConditionError) -> (Condition.Subject, Fact.Kind?) {
    if let fact = Fact.named(word) { return (.fact(word), fact.kind) }
    let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, parts[0] == "start" {
      guard let fact = Fact.named(parts[1]) else { throw unknown(parts[1]) }
      return (.atStart(parts[1]), fact.kind)
    }
    let groups = Set(
      Fact.all.compactMap { $0.name.contains(".") ? $0.name.split(separator: ".").first.map(String.init) : nil })
    // A fact's own group is never a command with figures, but for the threshold, which prints some.
    guard parts.count == 2, !groups.subtracting(["threshold", "layers"]).contains(parts[0]),
      parts[0].allSatisfy({ $0.isLetter || $0 == "-" })
    else { throw unknown(word) }
    return (.figure(command: parts[0], name: parts[1]), nil)
  }

  private static func unknown(_ word: String) -> ConditionError {
    let guess = nearest(to: word, among: Fact.all.map(\.name)).map { "did you mean \"\($0)\"?" }
    return ConditionError(message: "there is no fact \"\(word)\"; \(guess ?? "Lessons/README.md lists them")")
  }

  // MARK: Operands

  private func operand(
    of subject: Condition.Subject, _ kind: Fact.Kind?, _ words: ArraySlice<String>
  ) throws(ConditionError) -> Condition.Operand {
    guard let first = words.first?.lowercased() else {
      throw ConditionError(message: "\"\(subject.text)\" is compared with nothing; write a value behind the sign")
    }
    if case .setting(let name) = subject { return .value(try Self.value(of: name, words.joined(separator: " "))) }
    if kind == .list { return .value(.list(try Self.list(words))) }
    if kind.isFlag, let flag = ["yes": true, "no": false][first] { return .value(.flag(flag)) }
    if let number = decimal(first), words.count == 1 { return .value(.number(number)) }
    if kind != .word, let (other, _) = try? Self.subject(named: first), words.count == 1 || words.count == 3 {
      return .sum(other, try Self.addend(words.dropFirst()))
    }
    let text = words.joined(separator: " ")
    if kind == .number { throw ConditionError(message: "\"\(text)\" is neither a number nor a fact") }
    return .value(.word(text.lowercased()))
  }

  private static func addend(_ words: ArraySlice<String>) throws(ConditionError) -> Double {
    guard let sign = words.first, let text = words.last else { return 0 }
    guard ["+", "-"].contains(sign), let number = decimal(text) else {
      throw ConditionError(message: "\"\(words.joined(separator: " "))\" is not an addition; write + 0.01 or - 0.01")
    }
    return sign == "-" ? -number : number
  }

  private static func list(_ words: ArraySlice<String>) throws(ConditionError) -> [Int] {
    if words.count == 1, words.first?.lowercased() == "none" { return [] }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else {
      throw ConditionError(message: "\"\(words.joined(separator: " "))\" is not a list of whole numbers, as in 15 7")
    }
    return numbers
  }

  private static func value(of setting: String, _ text: String) throws(ConditionError) -> FactValue {
    do {
      let value = try Setting.named(setting)?.domain.value(of: text)
      return switch value {
      case .word(let word): .word(word)
      case .integer(let number): .number(Double(number))
      case .number(let number): .number(number)
      case .all, nil: .word("all")
      }
    } catch {
      throw ConditionError(message: String(describing: error.about(setting)))
    }
  }
}

extension Condition.Subject {
  /// As it is written.
  var text: String {
    switch self {
    case .fact(let name): name
    case .atStart(let name): "start.\(name)"
    case .figure(let command, let name): "\(command).\(name)"
    case .setting(let name): "setting \(name)"
    }
  }
}

extension Fact.Kind? {
  fileprivate var isFlag: Bool { if case .flag = self { true } else { false } }
}

extension Setting {
  fileprivate var kind: Fact.Kind? {
    switch domain {
    case .choice, .text: .word
    case .count: nil
    default: .number
    }
  }
}
