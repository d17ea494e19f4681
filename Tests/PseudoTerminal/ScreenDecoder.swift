/// Cuts the bytes for a terminal into characters and codes.
struct ScreenDecoder {
  enum Item: Equatable {
    case character(Unicode.Scalar)
    case control(UInt8)
    /// `ESC` and one character.
    case escape(Character)
    /// `ESC [`, an optional `?`, numbers, a final character.
    case sequence(final: Character, isPrivate: Bool, parameters: [Int])
  }

  private var pending: [UInt8] = []

  /// Takes one byte; an item when it completes one.
  mutating func feed(_ byte: UInt8) -> Item? {
    guard let first = pending.first else { return begin(byte) }
    pending.append(byte)
    return first == 0x1B ? continueEscape(byte) : continueCharacter(first)
  }

  private mutating func begin(_ byte: UInt8) -> Item? {
    if byte == 0x1B || byte >= 0xC0 {
      pending = [byte]
      return nil
    }
    return byte < 0x20 || byte == 0x7F ? .control(byte) : .character(Unicode.Scalar(byte))
  }

  private mutating func continueCharacter(_ first: UInt8) -> Item? {
    guard pending.count == (first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2) else { return nil }
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self).unicodeScalars.first.map { .character($0) }
  }

  private mutating func continueEscape(_ byte: UInt8) -> Item? {
    if pending.count == 2 {
      // `ESC (` and the like choose a character set: one more byte.
      if byte == UInt8(ascii: "[") || (0x20...0x2F).contains(byte) { return nil }
      pending = []
      return .escape(Character(Unicode.Scalar(byte)))
    }
    guard pending[1] == UInt8(ascii: "[") else {
      pending = []
      return nil
    }
    guard (0x40...0x7E).contains(byte) else { return nil }
    defer { pending = [] }
    let isPrivate = pending[2] == UInt8(ascii: "?")
    let body = pending[(isPrivate ? 3 : 2)..<(pending.count - 1)]
    let numbers = body.split(separator: UInt8(ascii: ";")).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return .sequence(final: Character(Unicode.Scalar(byte)), isPrivate: isPrivate, parameters: numbers)
  }
}
