/// Turns the bytes a terminal sends into events, one byte at a time.
///
/// ECMA-48 control sequences, the `ESC O` keys of application mode, and SGR mouse reports (xterm's mode 1006).
/// Sequences it does not know are swallowed whole.
package struct InputParser {
  private var pending: [UInt8] = []
  private static let escape: UInt8 = 0x1B
  /// Longer than every sequence known; what grows beyond is noise.
  private static let longest = 64

  package init() {}

  /// Whether bytes wait for more to come.
  package var isWaiting: Bool { !pending.isEmpty }

  /// Takes one byte; an event when it completes one. Two only for a broken sequence and the key that broke it.
  package mutating func feed(_ byte: UInt8) -> [InputEvent] {
    guard let first = pending.first else { return begin(byte) }
    return first == Self.escape ? continueEscape(byte) : continueCharacter(byte, first: first)
  }

  /// Says that nothing more came in time: a lone Esc is the Esc key.
  package mutating func finish() -> [InputEvent] {
    defer { pending = [] }
    guard let first = pending.first else { return [] }
    guard first == Self.escape else { return [.key(.character("\u{FFFD}"))] }
    switch pending.count {
    case 1: return [.key(.escape)]
    case 2: return [.key(.alt(Character(Unicode.Scalar(pending[1]))))]
    default: return []
    }
  }

  private mutating func begin(_ byte: UInt8) -> [InputEvent] {
    switch byte {
    case Self.escape:
      pending = [byte]
      return []
    case 0x03: return [.interrupt]
    case 0x09: return [.key(.tab)]
    case 0x0A, 0x0D: return [.key(.enter)]
    case 0x08, 0x7F: return [.key(.backspace)]
    case 0x00: return [.key(.control(" "))]
    case 0x01..<0x1B: return [.key(.control(Character(Unicode.Scalar(byte + 0x60))))]
    case 0x1C..<0x20: return [.key(.control(Character(Unicode.Scalar(byte + 0x40))))]
    case 0x20..<0x7F: return [.key(.character(Character(Unicode.Scalar(byte))))]
    default:
      guard UTF8Length.of(byte) != nil else { return [.key(.character("\u{FFFD}"))] }
      pending = [byte]
      return []
    }
  }

  private mutating func continueCharacter(_ byte: UInt8, first: UInt8) -> [InputEvent] {
    guard byte & 0xC0 == 0x80 else { return finish() + begin(byte) }
    pending.append(byte)
    guard pending.count == UTF8Length.of(first) else { return [] }
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self).first.map { [.key(.character($0))] } ?? []
  }

  private mutating func continueEscape(_ byte: UInt8) -> [InputEvent] {
    if byte == Self.escape { return finish() + begin(byte) }
    pending.append(byte)
    if pending.count == 2 { return afterEscape(byte) }
    guard (0x40...0x7E).contains(byte) else {
      if pending.count > Self.longest { pending = [] }
      return []
    }
    defer { pending = [] }
    return ControlSequence(pending)?.event.map { [$0] } ?? []
  }

  private mutating func afterEscape(_ byte: UInt8) -> [InputEvent] {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "O"): return []
    case 0x20..<0x7F: return finish()
    default:
      pending = []
      return [.key(.escape)] + begin(byte)
    }
  }
}
