import LineEditing
import Views

/// A number typed digit by digit on a full screen: Enter takes it, Backspace and Esc take it back.
struct TypedNumber {
  /// What a key came to.
  enum Entry: Equatable {
    /// The text has changed.
    case changed
    /// The number is to be taken.
    case entered(String)
    /// The key means nothing here.
    case ignored
  }

  private(set) var text = ""
  /// Characters that may follow the first one.
  let allowed: String
  /// Characters at most.
  let most: Int

  var isEmpty: Bool { text.isEmpty }

  init(_ allowed: String = "0123456789", most: Int = 9) {
    (self.allowed, self.most) = (allowed, most)
  }

  mutating func begin(_ character: Character) { text = String(character) }
  mutating func clear() { text = "" }

  mutating func take(_ key: Key) -> Entry {
    switch key {
    case .character(let character) where text.count < most && allowed.contains(character): text.append(character)
    case .backspace: text.removeLast()
    case .escape: text = ""
    case .enter:
      defer { text = "" }
      return .entered(text)
    default: return .ignored
    }
    return .changed
  }
}

/// The mouse on a part of a screen: a press takes hold of it, and as long as the button is down it follows.
struct MouseHold {
  /// What an event of the mouse came to.
  enum Hold: Equatable {
    /// What is held follows to this column.
    case column(Int)
    /// The wheel was turned, away from the person or towards them.
    case wheel(up: Bool)
    case nothing
  }

  private var isHeld = false

  /// - Parameter rows: the rows of the screen that can be taken hold of.
  mutating func take(_ mouse: MouseEvent, in rows: Range<Int>) -> Hold {
    switch mouse.kind {
    case .press where mouse.button == .left: isHeld = rows.contains(mouse.row)
    case .drag: break
    case .scrollUp: return .wheel(up: true)
    case .scrollDown: return .wheel(up: false)
    case .press, .release: isHeld = false
    }
    return isHeld && mouse.kind != .release ? .column(mouse.column) : .nothing
  }
}
