/// A number that a person can guess before it is shown: a fact that a command prints, or a command's own figure.
public struct GuessTarget: Equatable, Sendable {
  /// As it is typed: `auc`, `repeat.auc.median`.
  public let name: String

  /// Facts that can be guessed, in the order of the handbook.
  public static var names: [String] { Fact.all.map(\.name).filter { reading(of: $0) != nil } }

  /// What a word names; nil where nothing shows it.
  public static func named(_ word: String) -> GuessTarget? {
    let name = word.lowercased()
    if Fact.named(name) != nil { return reading(of: name) == nil ? nil : GuessTarget(name: name) }
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, name.count < 80,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
    else { return nil }
    // A word of facts is not a command with figures, but for those that are both.
    let groups = Set(Fact.all.compactMap { $0.name.contains(".") ? $0.name.split(separator: ".").first : nil })
    guard !groups.subtracting(["threshold", "layers"]).contains(parts[0]) else { return nil }
    return GuessTarget(name: name)
  }

  private init(name: String) { self.name = name }

  /// The command whose figure it is; nil for a fact.
  public var command: String? {
    Fact.named(name) == nil ? name.split(separator: ".").first.map(String.init) : nil
  }

  /// What it is called in a sentence: `the AUC`, `the median AUC of "repeat"`, `the AUC of knn in "compare"`.
  public var phrase: String {
    if let fact = Fact.named(name) { return fact.phrase }
    var parts = name.split(separator: ".").map(String.init)
    let command = parts.isEmpty ? "" : parts.removeFirst()
    // Places in a record mean nothing to a person.
    parts.removeAll { Self.containers.contains($0) || Int($0) != nil }
    let statistic = parts.last.flatMap { Self.statistics[$0] }
    if statistic != nil { parts.removeLast() }
    let metric = parts.popLast().map { Self.metrics[$0] ?? $0 }
    let what = "the " + [statistic, metric].compactMap(\.self).joined(separator: " ")
    return parts.isEmpty ? "\(what) of \"\(command)\"" : "\(what) of \(parts.joined(separator: " ")) in \"\(command)\""
  }

  private static let containers: Set = ["detectors", "lanes", "results", "cells", "groups"]
  private static let statistics = [
    "median": "median", "mean": "mean", "min": "lowest", "max": "highest", "sd": "standard deviation of the",
  ]
  private static let metrics = ["auc": "AUC", "ap": "average precision", "f1": "F1", "f2": "F2", "fp": "false alarms"]

  /// Whether it lies between 0 and 1.
  public var isShare: Bool { Measure(name).isRatio && name != "gain" && !name.hasSuffix(".sd") }

  /// Whether it counts something.
  public var isCount: Bool { Measure(name).isCount }

  /// The number, where a command has just shown it; nil where it has not.
  ///
  /// The same name on other beats is another number: "evaluate --on validation" shows no test AUC.
  public func truth(in record: CommandRecord) -> Double? {
    if let command {
      let figure = String(name.dropFirst(command.count + 1))
      guard record.path.first == command else { return nil }
      return record.figures[figure]?.number
    }
    if case .word(let basis)? = record.figures["on"], basis != "test" { return nil }
    return Self.reading(of: name)?(record)
  }

  private typealias Reading = @Sendable (CommandRecord) -> Double?

  /// How a command's figures show a fact.
  private static func reading(of name: String) -> Reading? {
    let figure = name.filter { $0 != "-" && $0 != "." }
    switch name {
    case "auc": return shown("auc", by: ["evaluate", "plot roc"])
    case "average-precision": return shown("averageprecision", by: ["evaluate", "plot pr"])
    case "trivial.auc", "accuracy", "precision", "recall", "specificity", "f1", "f2", "tp", "fp", "tn", "fn":
      return shown(figure, by: ["evaluate"])
    case "threshold": return shown("threshold", by: ["evaluate", "threshold"])
    case "loss": return shown("loss", by: ["train", "step"])
    case "loss.validation": return shown("validationloss", by: ["train", "step"])
    case "rows": return shown("rows", by: ["train"])
    case "parameters": return shown("parameters", by: ["layers"])
    case "gain":
      return { record in
        guard let own = shown("auc", by: ["evaluate"])(record), let trivial = record.figures["trivialauc"]?.number
        else { return nil }
        return own - trivial
      }
    case "loss.ratio":
      return { record in
        guard let loss = shown("loss", by: ["train", "step"])(record), loss > 0,
          let held = record.figures["validationloss"]?.number
        else { return nil }
        return held / loss
      }
    default: return classReading(name)
    }
  }

  private static func shown(_ figure: String, by commands: [String]) -> Reading {
    { record in
      let isShown = commands.contains { record.path.starts(with: $0.split(separator: " ").map(String.init)) }
      return isShown ? record.figures[figure]?.number : nil
    }
  }

  /// `class.3.auc`, `class.3.recall`
  private static func classReading(_ name: String) -> Reading? {
    let parts = name.split(separator: ".").map(String.init)
    guard parts.count == 3, parts[0] == "class" else { return nil }
    let group = "classes.\(parts[1])"
    if parts[2] == "auc" { return shown("\(group).auc", by: ["evaluate"]) }
    return { record in
      guard let flagged = shown("\(group).flagged", by: ["evaluate"])(record),
        let count = record.figures["\(group).count"]?.number, count > 0
      else { return nil }
      return flagged / count
    }
  }
}

/// What a step of a lesson asks its reader to guess before the task.
public struct GuessRequest: Equatable, Sendable {
  public let target: GuessTarget
  /// What the lesson's writer calls it, where that is better than the number's own name.
  public let words: String?
  /// The line of the file, counted from 1.
  public let line: Int

  public var phrase: String { words ?? target.phrase }
}
