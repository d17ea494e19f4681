/// Takes the escape codes out of what a program sends to a terminal, byte by byte, so that a code cut in two by a
/// read is still recognised.
public struct EscapeStripper {
  private enum State { case text, escape, control, string, stringEscape, intermediate }
  private var state = State.text

  public init() {}

  /// What is left of the bytes: text, newlines, tabs. Carriage returns and other control characters go too.
  public mutating func strip(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { isText($0) }
  }

  /// A whole text without its escape codes.
  public static func strip(_ text: String) -> String {
    var stripper = EscapeStripper()
    return String(decoding: stripper.strip(text.utf8), as: UTF8.self)
  }

  private mutating func isText(_ byte: UInt8) -> Bool {
    switch state {
    case .text:
      if byte == 0x1B { state = .escape }
      return byte == 0x0A || byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
    case .escape: state = Self.afterEscape(byte)
    case .control: if (0x40...0x7E).contains(byte) { state = .text }
    case .intermediate: if byte >= 0x30 { state = .text }
    case .string: if byte == 0x07 { state = .text } else if byte == 0x1B { state = .stringEscape }
    case .stringEscape: state = .text
    }
    return false
  }

  private static func afterEscape(_ byte: UInt8) -> State {
    switch byte {
    case UInt8(ascii: "["): .control
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): .string
    case 0x20...0x2F: .intermediate
    default: .text
    }
  }
}
