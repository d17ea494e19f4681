/// A piece of a line of Markdown.
public struct InlineSpan: Equatable, Sendable {
  public enum Style: Sendable {
    case plain, emphasis, strong, code
  }

  public let text: String
  public let style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// The pieces of a text: `**strong**`, `*emphasis*`, `` `code` `` and `[text](address)`; a mark without its partner
  /// stands for itself.
  public static func spans(of text: String) -> [InlineSpan] {
    var spans: [InlineSpan] = []
    var plain = ""
    var rest = text[...]
    // A mark that nothing closes is looked for once, not from every place where it stands.
    var unclosed: Set<String> = []
    var ends: [Character: Substring.Index] = [:]
    func add(_ span: InlineSpan) {
      if !plain.isEmpty { spans.append(InlineSpan(plain)) }
      plain = ""
      spans.append(span)
    }
    while let first = rest.first {
      if let (span, after) = marked(rest, &unclosed) {
        add(span)
        rest = after
      } else if let (label, address, after) = link(rest, &ends) {
        plain += address.hasSuffix(label) ? label : "\(label) (\(address))"
        rest = after
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { spans.append(InlineSpan(plain)) }
    return spans
  }

  private static let marks: [(mark: String, style: Style)] = [("`", .code), ("**", .strong), ("*", .emphasis)]

  private static func marked(_ text: Substring, _ unclosed: inout Set<String>) -> (InlineSpan, Substring)? {
    for (mark, style) in marks where text.hasPrefix(mark) && !unclosed.contains(mark) {
      let inner = text.dropFirst(mark.count)
      guard let end = inner.range(ofMark: mark) else {
        unclosed.insert(mark)
        continue
      }
      guard end > inner.startIndex, inner.first != " " else { continue }
      return (InlineSpan(String(inner[..<end]), style), inner[end...].dropFirst(mark.count))
    }
    return nil
  }

  private static func link(_ text: Substring, _ ends: inout [Character: Substring.Index]) -> (
    String, String, Substring
  )? {
    guard text.first == "[", let close = text.next("]", &ends) else { return nil }
    let after = text[text.index(after: close)...]
    guard after.first == "(", let end = after.next(")", &ends) else { return nil }
    let label = text[text.index(after: text.startIndex)..<close]
    return (String(label), String(after[..<end].dropFirst()), after[after.index(after: end)...])
  }
}

extension Substring {
  /// Where a character comes next; `known` remembers it, so that a text full of brackets is not searched from each.
  fileprivate func next(_ character: Character, _ known: inout [Character: Index]) -> Index? {
    if let place = known[character], place >= startIndex { return place < endIndex ? place : nil }
    let place = firstIndex(of: character)
    known[character] = place ?? endIndex
    return place
  }

  /// Where a closing mark begins.
  fileprivate func range(ofMark mark: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
