import TerminalGraphics

/// The text of a page as it grows; everything that goes in as text is escaped.
struct HTML {
  private(set) var body = ""
  /// The words for the rows it speaks of.
  let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary = .beats) { self.vocabulary = vocabulary }

  /// Adds an element with text.
  mutating func element(_ name: String, _ text: String, class style: String = "") {
    body +=
      "<\(name)\(Self.attribute(style))>\(Self.escaped(name == "pre" ? text : vocabulary.spoken(text)))</\(name)>\n"
  }

  /// Adds an element with elements in it.
  mutating func element(_ name: String, class style: String = "", _ content: (inout HTML) -> Void) {
    var inner = HTML(vocabulary)
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

  /// A chart, with its words exchanged as those of the text are.
  mutating func picture(_ chart: some ExportableChart, caption: String = "") {
    picture(vocabulary.spoken(chart).svg(), caption: caption)
  }

  /// A table; columns after the first are figures.
  mutating func table(_ columns: [String], _ rows: [[String]]) {
    element("div", class: "wide") { frame in
      frame.element("table") { table in
        table.element("thead") { $0.row(columns, "th") }
        table.element("tbody") { body in
          for cells in rows { body.row(cells, "td") }
        }
      }
    }
  }

  private mutating func row(_ cells: [String], _ name: String) {
    element("tr") { row in
      for cell in cells { row.element(name, cell) }
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
