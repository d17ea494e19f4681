import TerminalGraphics

/// The text without SGR sequences, in lines.
func strippedLines(_ text: String) -> [String] {
  var lines = [""]
  var isEscape = false
  for scalar in text.unicodeScalars {
    if isEscape {
      isEscape = scalar != "m"
    } else if scalar == "\u{1b}" {
      isEscape = true
    } else if scalar == "\n" {
      lines.append("")
    } else {
      lines[lines.count - 1].unicodeScalars.append(scalar)
    }
  }
  return lines
}

/// Terminal columns, measured independently of the library for what its pictures are made of.
func measuredColumns(_ line: String) -> Int {
  line.unicodeScalars.reduce(0) { total, scalar in
    let isWide = (0x1100...0x115f).contains(scalar.value) || (0x2e80...0xa4cf).contains(scalar.value)
    return total + (isWide ? 2 : (0x300...0x36f).contains(scalar.value) ? 0 : 1)
  }
}
