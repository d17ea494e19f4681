/// One complete sequence of a terminal: `ESC [`, parameters, a final byte; or `ESC O` and a final byte.
struct ControlSequence {
  private let isMouse: Bool
  private let parameters: [Int]
  private let final: Character

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 3, let last = bytes.last else { return nil }
    isMouse = bytes[2] == UInt8(ascii: "<")
    final = Character(Unicode.Scalar(last))
    let body = bytes[(isMouse ? 3 : 2)..<(bytes.count - 1)]
    parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
  }

  /// What it means; nil when it means nothing here.
  var event: InputEvent? {
    if isMouse { return mouse.map { .mouse($0) } }
    return (final == "~" ? numberedKey : letterKey).map { .key($0) }
  }

  /// The second parameter is 1 plus shift 1, alt 2, control 4.
  private var isShifted: Bool { parameters.count > 1 && (parameters[1] - 1) & 1 == 1 }

  private var letterKey: Key? {
    switch final {
    case "A": isShifted ? .shiftUp : .up
    case "B": isShifted ? .shiftDown : .down
    case "C": isShifted ? .shiftRight : .right
    case "D": isShifted ? .shiftLeft : .left
    case "H": .home
    case "F": .end
    case "Z": .backTab
    case "M": .enter
    default: nil
    }
  }

  private var numberedKey: Key? {
    switch parameters.first {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    default: nil
    }
  }

  /// Parameters: a bit field, then column and row counted from 1.
  private var mouse: MouseEvent? {
    guard parameters.count == 3, final == "M" || final == "m" else { return nil }
    let bits = parameters[0]
    guard parameters[1] > 0, parameters[2] > 0, let kind = mouseKind(bits) else { return nil }
    let isWheel = bits & 64 != 0
    let buttons: [MouseEvent.Button] = [.left, .middle, .right, .none]
    return MouseEvent(
      kind, button: isWheel ? .none : buttons[bits & 3], column: parameters[1] - 1, row: parameters[2] - 1,
      shift: bits & 4 != 0, alt: bits & 8 != 0, control: bits & 16 != 0)
  }

  private func mouseKind(_ bits: Int) -> MouseEvent.Kind? {
    if bits & 128 != 0 { return nil }
    if bits & 64 != 0 { return [.scrollUp, .scrollDown, nil, nil][bits & 3] }
    if final == "m" { return .release }
    return bits & 32 != 0 ? .drag : .press
  }
}
