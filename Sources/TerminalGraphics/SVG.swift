/// The text of an SVG picture as it grows.
struct SVG {
  private(set) var body = ""

  /// Adds an element; attributes are written in the order given.
  mutating func element(_ name: String, _ attributes: [(String, String)], content: String? = nil) {
    body += "<" + name
    for (key, value) in attributes where !value.isEmpty { body += " \(key)=\"\(Self.escaped(value))\"" }
    body += content.map { ">\($0)</\(name)>\n" } ?? "/>\n"
  }

  mutating func text(
    _ text: String, x: Double, y: Double, style: String = "fg", anchor: String = "", fill: String = "",
    extra: [(String, String)] = []
  ) {
    let place = [("x", Self.number(x)), ("y", Self.number(y)), ("class", style), ("text-anchor", anchor)]
    let color = fill.isEmpty ? [] : [("style", "fill:" + fill)]
    element("text", place + color + extra, content: Self.escaped(text))
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: [(String, String)]) {
    let ends = [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)].map { ($0.0, Self.number($0.1)) }
    element("line", ends + attributes)
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ attributes: [(String, String)]
  ) {
    let place = [("x", x), ("y", y), ("width", max(width, 0)), ("height", max(height, 0))]
    element("rect", place.map { ($0.0, Self.number($0.1)) } + attributes)
  }

  /// Another picture inside this one, cut at its edges if not told otherwise.
  mutating func nested(
    x: Double, y: Double, width: Double, height: Double, overflow: String = "hidden", _ content: String
  ) {
    let place = [("x", x), ("y", y), ("width", width), ("height", height)].map { ($0.0, Self.number($0.1)) }
    element("svg", place + [("overflow", overflow)], content: "\n" + content)
  }

  /// A whole document: colours follow the reader's preference for light or dark.
  static func document(width: Double, height: Double, title: String, _ body: String) -> String {
    let (width, height) = (number(width), number(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" font-family="system-ui, sans-serif" font-size="13">
      <title>\(escaped(title))</title>
      <style>
      .bg{fill:#ffffff}.fg{fill:#1f2328}.muted{fill:#6e7681}.axis{stroke:#6e7681}.grid{stroke:#6e7681;stroke-opacity:.2}
      .title{fill:#1f2328;font-weight:600;font-size:15px}.outline{stroke:#1f2328}
      .halo{stroke:#ffffff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
      @media (prefers-color-scheme:dark){.bg{fill:#16181c}.fg,.title{fill:#e6e8eb}.muted{fill:#9aa1a9}\
      .axis,.grid{stroke:#9aa1a9}.outline{stroke:#e6e8eb}.halo{stroke:#16181c}}
      </style>
      <rect class="bg" width="100%" height="100%"/>
      \(body)</svg>

      """
  }

  /// With at most two decimals.
  static func number(_ value: Double) -> String {
    let text = NumberText.fixed(value, decimals: 2)
    guard text.contains(".") else { return text }
    let bare = text.reversed().drop { $0 == "0" }
    return String((bare.first == "." ? bare.dropFirst() : bare).reversed())
  }

  static func escaped(_ text: String) -> String {
    text.withoutControls.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  /// The colour of an ink; nil where the text colour serves.
  static func color(_ ink: Ink) -> String? { Palette.tint(ink)?.rgb.css }
}
