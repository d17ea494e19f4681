/// A command that succeeded: what it was called, and the figures it came to.
public struct CommandRecord: Equatable, Sendable {
  /// The words of its name: `threshold best`.
  public let path: [String]
  /// The words after it, in lower case.
  public let arguments: [String]
  /// The outcome's figures under dotted names, as in `auc.median`.
  public let figures: [String: FactValue]

  public init(path: [String], arguments: [String], figures: [String: FactValue] = [:]) {
    self.path = path
    self.arguments = arguments.map { $0.lowercased() }
    self.figures = figures
  }

  /// Whether it made, changed or showed a drawing; an attack on one tells other figures.
  var isDrawing: Bool { path.first == "draw" && figures["filledin"] != nil }

  /// The share of a drawing's points that were filled in, 0 … 1.
  var filledShare: FactValue? {
    guard case .number(let filled)? = figures["filledin"], case .number(let drawn)? = figures["drawn"],
      filled + drawn > 0
    else { return nil }
    return .number(filled / (filled + drawn))
  }

  /// The line as it would be typed without abbreviations.
  public var line: String { (path + arguments).joined(separator: " ") }

  /// Whether it is the command `path`, or a longer form of it, about all the words `on`.
  func matches(path wanted: [String], on words: [String]) -> Bool {
    // `draw points 0:1` may be one command with arguments or a longer command; both are what was asked for.
    (path + arguments).starts(with: wanted) && words.allSatisfy((path + arguments).contains)
  }
}
