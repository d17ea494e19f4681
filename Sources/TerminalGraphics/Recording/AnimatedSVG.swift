extension TerminalRecording {
  /// The recording as a picture that plays by itself, over and over, in a browser or a README; one with a single picture
  /// stands still.
  ///
  /// Each different row of the screen is drawn once and used wherever it appears, so that a file stays small. Light and
  /// dark follow the reader's own setting. Readers who ask for less motion, and programs that know no animation, see the
  /// last picture.
  public func animatedSVG(title: String = "a recorded session", holdsFor hold: Double = 3) -> String {
    let frames = self.frames(perSecond: 6)
    let drawing = SVGFrames(self, frames, total: duration + max(0.5, hold))
    return drawing.svg(title)
  }
}

/// Draws the frames of a recording.
private struct SVGFrames {
  private let recording: TerminalRecording
  private let frames: [TerminalRecording.Frame]
  /// Seconds until it begins again.
  private let total: Double
  private var rowNumbers: [[TerminalCell]: Int] = [:]
  private var rowTexts: [String] = []
  /// The class of each colour of text, in the order they are met.
  private var colors: [TerminalColor: Int] = [:]

  /// Size of one cell; letters of 13.3 pixels are about 8 wide in most fonts.
  private static let (width, height) = (8.0, 16.0)
  /// The line that letters stand on, from the top of their cell.
  private static let baseline = 12.0
  private static let margin = 10.0

  init(_ recording: TerminalRecording, _ frames: [TerminalRecording.Frame], total: Double) {
    (self.recording, self.frames, self.total) = (recording, frames, total)
    for frame in frames {
      for row in frame.cells where rowNumbers[row] == nil && row.contains(where: { $0.text != " " || $0.isFilled }) {
        rowNumbers[row] = rowTexts.count
        rowTexts.append(drawn(row))
      }
    }
  }

  func svg(_ title: String) -> String {
    let (width, height) = (
      Double(recording.columns) * Self.width + 2 * Self.margin, Double(recording.rows) * Self.height + 2 * Self.margin
    )
    let size = "\(Self.number(width)) \(Self.number(height))"
    var text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" width=\"\(Self.number(width))\" "
    text += "height=\"\(Self.number(height))\" role=\"img\" aria-label=\"\(Self.escaped(title))\">\n"
    text += "<style>\(style)</style>\n<rect class=\"w\" width=\"100%\" height=\"100%\" rx=\"6\"/>\n<defs>\n"
    for (number, row) in rowTexts.enumerated() { text += "<g id=\"r\(number)\">\(row)</g>\n" }
    text += "</defs>\n<g transform=\"translate(\(Self.number(Self.margin)) \(Self.number(Self.margin)))\">\n"
    for (number, frame) in frames.enumerated() { text += picture(number, frame) }
    return text + "</g>\n</svg>\n"
  }

  private func picture(_ number: Int, _ frame: TerminalRecording.Frame) -> String {
    let isLast = number + 1 == frames.count
    var text = "<g class=\"\(isLast ? "l" : "f")\"\(frames.count > 1 ? " id=\"f\(number)\"" : "")>"
    for (row, cells) in frame.cells.enumerated() {
      guard let drawn = rowNumbers[cells] else { continue }
      text += "<use href=\"#r\(drawn)\" y=\"\(Self.number(Double(row) * Self.height + Self.baseline))\"/>"
    }
    if let cursor = frame.cursor {
      text += "<rect class=\"c\" x=\"\(Self.number(Double(cursor.column) * Self.width))\" "
      text +=
        "y=\"\(Self.number(Double(cursor.row) * Self.height + 2))\" width=\"\(Self.number(Self.width))\" height=\"13\"/>"
    }
    return text + "</g>\n"
  }

  // MARK: Rows

  /// The runs of a row that look alike, each forced to the width of its cells: no font's own widths can move them.
  private mutating func drawn(_ row: [TerminalCell]) -> String {
    var text = ""
    var start = 0
    while start < row.count {
      // A blank looks the same in any colour, so it belongs to the words beside it.
      guard !row[start].isInvisible else {
        start += 1
        continue
      }
      let style = row[start].style
      var end = start + 1
      while end < row.count,
        row[end].style == style || row[end].text.isEmpty || row[end].isInvisible && !row[start].isFilled
      {
        end += 1
      }
      let run = row[start..<end]
      if row[start].isFilled { text += background(start, end - start, style) }
      text += words(run, style)
      start = end
    }
    return text
  }

  /// The words of a run; blanks of two and more are left out, for places are given for each word.
  private mutating func words(_ run: ArraySlice<TerminalCell>, _ style: CellStyle) -> String {
    let attributes = attributes(style)
    var text = ""
    var start: Int?
    func close(at end: Int) {
      guard let begun = start else { return }
      start = nil
      let content = run[begun..<end].map(\.text).joined()
      text += "<text x=\"\(Self.number(Double(begun) * Self.width))\""
      if end - begun > 1 { text += " textLength=\"\(Self.number(Double(end - begun) * Self.width))\"" }
      text += "\(attributes)>\(Self.escaped(content))</text>"
    }
    var blanks = 0
    for place in run.indices {
      guard run[place].text == " " else {
        if start == nil { start = place }
        blanks = 0
        continue
      }
      blanks += 1
      if blanks == 2 { close(at: place - 1) }
    }
    close(at: run.endIndex - (blanks == 1 ? 1 : 0))
    return text
  }

  private func background(_ column: Int, _ count: Int, _ style: CellStyle) -> String {
    let fill: String
    if style.isReversed {
      fill = style.foreground.map { "fill=\"\(Self.css($0))\"" } ?? "class=\"t\""
    } else {
      fill = style.background.map { "fill=\"\(Self.css($0))\"" } ?? "class=\"w\""
    }
    return
      "<rect x=\"\(Self.number(Double(column) * Self.width))\" width=\"\(Self.number(Double(count) * Self.width))\" "
      + "y=\"\(Self.number(-Self.baseline))\" height=\"\(Self.number(Self.height))\" \(fill)/>"
  }

  private mutating func attributes(_ style: CellStyle) -> String {
    var text = ""
    if style.isReversed, style.background == nil {
      text = " class=\"v\""
    } else if let color = style.isReversed ? style.background : style.foreground {
      let number = colors[color] ?? colors.count
      colors[color] = number
      text = " class=\"p\(number)\""
    }
    if style.isBold { text += " font-weight=\"700\"" }
    if style.isFaint { text += " opacity=\"0.65\"" }
    if style.isItalic { text += " font-style=\"italic\"" }
    if style.isUnderlined { text += " text-decoration=\"underline\"" }
    return text
  }

  // MARK: Style

  private var style: String {
    let light = (paper: "#ffffff", ink: "#1f2328")
    let dark = (paper: "#161b22", ink: "#d6dbe1")
    // On the whole picture, so that what a run of text says of itself counts for more.
    var css =
      "svg{font:13.3px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:\(light.ink)}text{white-space:pre}"
    for (color, number) in colors.sorted(by: { $0.value < $1.value }) { css += ".p\(number){fill:\(Self.css(color))}" }
    css += ".w{fill:\(light.paper)}.t{fill:\(light.ink)}.v{fill:\(light.paper)}.c{fill:\(light.ink);opacity:.5}"
    css += "@media(prefers-color-scheme:dark){svg{fill:\(dark.ink)}.w{fill:\(dark.paper)}.t{fill:\(dark.ink)}"
    css += ".v{fill:\(dark.paper)}.c{fill:\(dark.ink)}}"
    guard frames.count > 1 else { return css }
    css += ".f{visibility:hidden}@media(prefers-reduced-motion:no-preference){"
    for (number, frame) in frames.enumerated() {
      let end = number + 1 < frames.count ? frames[number + 1].time : total
      let (from, to) = (frame.time / total * 100, end / total * 100)
      var steps = ""
      if from > 0 { steps += "0%{visibility:hidden}" }
      steps += "\(Self.percent(from)){visibility:visible}"
      if to < 100 { steps += "\(Self.percent(to)),to{visibility:hidden}" }
      css += "@keyframes k\(number){\(steps)}"
      css += "#f\(number){animation:k\(number) \(Self.number(total))s step-end infinite}"
    }
    return css + "}"
  }

  private static func percent(_ value: Double) -> String { NumberText.fixed(value, decimals: 3) + "%" }

  private static func number(_ value: Double) -> String {
    var text = NumberText.fixed(value, decimals: 2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// The sixteen colours as hues that can be read on light and on dark paper.
  private static let basic = [
    "#6e7681", "#d64545", "#009e73", "#b87f00", "#1a7fc1", "#c76b9f", "#1a7fc1", "#8b949e", "#6e7681", "#d64545",
    "#009e73", "#b87f00", "#1a7fc1", "#c76b9f", "#1a7fc1", "#8b949e",
  ]

  private static func css(_ color: TerminalColor) -> String {
    switch color {
    case .basic(let index): return basic[min(max(index, 0), 15)]
    case .rgb(let red, let green, let blue): return RGB(red: red, green: green, blue: blue).css
    case .indexed(let index):
      if index >= 232 {
        let grey = 8 + (index - 232) * 10
        return RGB(red: grey, green: grey, blue: grey).css
      }
      let cube = max(0, index - 16)
      func part(_ step: Int) -> Int { step == 0 ? 0 : 55 + step * 40 }
      return RGB(red: part(cube / 36), green: part(cube / 6 % 6), blue: part(cube % 6)).css
    }
  }
}

extension TerminalCell {
  /// Whether nothing is to be seen of it.
  fileprivate var isInvisible: Bool { text == " " && !isFilled && !style.isUnderlined }

  /// Whether something is to be seen behind its character.
  fileprivate var isFilled: Bool { style.background != nil || style.isReversed }
}
