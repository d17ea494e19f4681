extension Unicode.Scalar {
  /// Columns this scalar takes by itself: 0 for combining marks and invisible ones, 2 for wide ones, else 1.
  package var columns: Int {
    if value < 0x300 { return 1 }
    if (0x2500...0x259f).contains(value) || (0x2800...0x28ff).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return Self.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// The blocks of East Asian Width W and F (Unicode Standard Annex 11) that are not emoji.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff,
    0xa000...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f,
    0xff00...0xff60, 0xffe0...0xffe6, 0x16fe0...0x18aff, 0x1b000...0x1b2ff, 0x1f200...0x1f2ff, 0x20000...0x3fffd,
  ]
}

extension Character {
  /// Terminal columns: that of its widest scalar, or 2 where an emoji is asked for by variation selector.
  package var columns: Int {
    var widest = 0
    for scalar in unicodeScalars {
      if scalar.value == 0xfe0f { return 2 }
      widest = max(widest, scalar.columns)
    }
    return widest
  }
}

extension String {
  /// Terminal columns of the text, which must hold no control characters.
  package var columns: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.columns }
  }

  /// The text with every control character replaced by a space, so that no text can move the cursor, start an escape
  /// sequence, or turn the direction of what follows.
  package var withoutControls: String {
    let isClean = utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != 0xc2 && $0 != 0xe2 }
    if isClean { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
