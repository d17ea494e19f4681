/// The text of a page as it grows; everything that goes in as text is escaped.
struct HTML {
  private(set) var body = ""

  /// Adds an element with text.
  mutating func element(_ name: String, _ text: String, class style: String = "") {
    body += "<\(name)\(Self.attribute(style))>\(Self.escaped(text))</\(name)>\n"
  }

  /// Adds an element with elements in it.
  mutating func element(_ name: String, class style: String = "", _ content: (inout HTML) -> Void) {
    var inner = HTML()
    content(&inner)
    body += "<\(name)\(Self.attribute(style))>\n\(inner.body)</\(name)>\n"
  }

  /// A picture, as its SVG document.
  mutating func picture(_ svg: String, caption: String = "") {
    element("figure") { figure in
      figure.body += svg
      if !caption.isEmpty { figure.element("figcaption", caption) }
    }
  }

  /// A table; columns after the first are figures.
  mutating func table(_ columns: [String], _ rows: [[String]]) {
    element("div", class: "wide") { frame in
      frame.element("table") { table in
        table.element("thead") { $0.element("tr") { row in columns.forEach { row.element("th", $0) } } }
        table.element("tbody") { body in
          for cells in rows { body.element("tr") { row in cells.forEach { row.element("td", $0) } } }
        }
      }
    }
  }

  private static func attribute(_ style: String) -> String { style.isEmpty ? "" : " class=\"\(escaped(style))\"" }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        // Control characters have no place in a page.
        let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
        escaped.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }
}
