/// A prompt, taken apart into what is shown and the colour escapes in between.
package struct PromptText: Equatable, Sendable {
  /// The character libedit sees around an escape, to count it as no cells.
  static let mark: Unicode.Scalar = "\u{1}"

  /// The text without escapes.
  package private(set) var visible = ""
  /// The text as libedit wants it: every run of escapes between two marks, and always followed by a character.
  package private(set) var marked = ""

  /// - Parameters:
  ///   - color: false leaves the escapes out.
  ///   - isASCII: whether only ASCII may be shown, for want of a UTF-8 locale: libedit cannot take in anything else then.
  package init(_ prompt: String, color: Bool, isASCII: Bool = false) {
    let prompt = isASCII ? Self.ascii(prompt) : prompt
    var pending = ""
    for piece in EscapeSequence.pieces(of: prompt) {
      switch piece {
      case .escape(let sequence): if color { pending += sequence }
      case .text(let text): append(text, after: &pending)
      }
    }
    if !pending.isEmpty { appendLast(pending) }
  }

  private static func ascii(_ text: String) -> String {
    String(text.map { $0.isASCII ? $0 : $0 == "›" ? ">" : $0 == "♥" ? "*" : $0 == "·" ? "-" : "?" })
  }

  /// libedit sends an escape together with the printable character after it, so a newline must not come between.
  private mutating func append(_ text: String, after escapes: inout String) {
    for scalar in text.unicodeScalars where scalar != Self.mark {
      if !escapes.isEmpty, scalar != "\n" {
        marked += Self.between(escapes)
        escapes = ""
      }
      marked.unicodeScalars.append(scalar)
      visible.unicodeScalars.append(scalar)
    }
  }

  /// libedit drops an escape at the very end. Before a last space it looks the same; else a space is added.
  private mutating func appendLast(_ escapes: String) {
    if marked.hasSuffix(" ") { marked.removeLast() } else { visible += " " }
    marked += Self.between(escapes) + " "
  }

  private static func between(_ escapes: String) -> String { "\(mark)\(escapes)\(mark)" }
}
