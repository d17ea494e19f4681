/// One line of text whose pieces know what they mean.
///
/// ```swift
/// let verdict: StyledText = "beat 17 is \("abnormal", .bad)"
/// verdict.plain                  // "beat 17 is abnormal"
/// verdict.rendered(.ansi16)      // "beat 17 is \u{1b}[31mabnormal\u{1b}[0m"
/// ```
/// Control characters, line breaks included, become spaces: text from outside cannot send an escape sequence.
public struct StyledText: Equatable, Sendable {
  /// A piece of text in one ink.
  public struct Run: Equatable, Sendable {
    /// The characters.
    public var text: String
    /// What the colour stands for.
    public var ink: Ink
    /// Whether the piece is bold, beyond what its ink asks for.
    public var bold: Bool
  }

  /// The pieces in order; none is empty, and neighbours differ in ink or weight.
  public private(set) var runs: [Run] = []
  /// Terminal columns: wide characters count 2, combining ones 0.
  public private(set) var width = 0

  /// Text in one ink.
  public init(_ text: String, _ ink: Ink = .plain, bold: Bool = false) {
    append(text, ink, bold: bold)
  }

  /// The text without any style.
  public var plain: String { runs.reduce(into: "") { $0 += $1.text } }

  /// Whether there is no text.
  public var isEmpty: Bool { runs.isEmpty }

  /// The text with SGR escape sequences; with `ColorDepth.none` exactly `plain`.
  public func rendered(_ color: ColorDepth) -> String {
    var result = ""
    for run in runs {
      let parameters = Palette.parameters(run.ink, bold: run.bold, color)
      if parameters.isEmpty {
        result += run.text
      } else {
        result += "\u{1b}[\(parameters)m\(run.text)\u{1b}[0m"
      }
    }
    return result
  }

  /// Adds text at the end.
  public mutating func append(_ text: String, _ ink: Ink = .plain, bold: Bool = false) {
    let clean = text.withoutControls
    guard !clean.isEmpty else { return }
    add(Run(text: clean, ink: ink, bold: bold), columns: clean.columns)
  }

  /// Adds a piece that is known to be clean and to take `columns` columns.
  mutating func add(_ run: Run, columns: Int) {
    width += columns
    if let last = runs.last, last.ink == run.ink, last.bold == run.bold {
      runs[runs.count - 1].text += run.text
      // A combining mark at the start of the piece joins the character before it.
      if let first = run.text.unicodeScalars.first, first.value >= 0x300, first.columns == 0 { measure() }
    } else {
      runs.append(run)
    }
  }

  private mutating func measure() { width = runs.reduce(0) { $0 + $1.text.columns } }

  /// One text after another.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum += right
    return sum
  }

  /// Adds a text at the end.
  public static func += (left: inout StyledText, right: StyledText) {
    for run in right.runs { left.add(run, columns: run.text.columns) }
  }

  /// `count` spaces.
  package static func spaces(_ count: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(count, 0)))
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }

  public init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

  /// Collects literal pieces, values, and texts in an ink: `"\(name, .accent) is \(verdict)"`.
  public struct Interpolation: StringInterpolationProtocol {
    var text = StyledText("")

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) { text.append(literal) }
    /// Adds a text with its own inks.
    public mutating func appendInterpolation(_ styled: StyledText) { text += styled }
    /// Adds the description of a value in an ink.
    public mutating func appendInterpolation<Value>(_ value: Value, _ ink: Ink = .plain, bold: Bool = false) {
      text.append(String(describing: value), ink, bold: bold)
    }
  }
}
