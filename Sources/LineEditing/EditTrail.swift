import CEditline

/// The states of a line while it is typed, so that changes can be taken back.
///
/// Letters typed one after the other are one change, up to the next blank.
package struct EditTrail {
  package struct State: Equatable {
    package var text: String
    /// How many characters (Unicode scalars) stand before the cursor.
    package var cursor: Int

    package init(text: String, cursor: Int) { (self.text, self.cursor) = (text, cursor) }
  }

  private var states = [State(text: "", cursor: 0)]
  private var isTyping = false

  package init() {}

  /// Notes how the line is now.
  package mutating func note(_ text: String, cursor: Int) {
    let now = State(text: text, cursor: cursor)
    guard let last = states.last, last.text != text else {
      states[states.count - 1].cursor = cursor
      return
    }
    let typed = letter(from: last, to: now)
    if let typed, isTyping, typed != " " { states[states.count - 1] = now } else { states.append(now) }
    isTyping = typed != nil
  }

  /// The state before the last change; nil where there is none.
  package mutating func undo() -> State? {
    guard states.count > 1 else { return nil }
    states.removeLast()
    isTyping = false
    return states.last
  }

  /// The one letter that was added before the cursor.
  private func letter(from last: State, to now: State) -> Unicode.Scalar? {
    let scalars = Array(now.text.unicodeScalars)
    guard now.cursor > 0, now.cursor <= scalars.count, scalars.count == last.text.unicodeScalars.count + 1 else {
      return nil
    }
    var without = scalars
    let letter = without.remove(at: now.cursor - 1)
    return without.elementsEqual(last.text.unicodeScalars) ? letter : nil
  }
}

extension LineEditor {
  /// Remembers the line before the next key acts on it. What arrives in one piece is one change, and a very long line is
  /// not copied at every letter of it.
  func noteForUndo() {
    guard let info = el_wline(editline)?.pointee, let buffer = info.buffer, let end = info.lastchar,
      end - buffer < 1_000 || !input.isReady
    else { return }
    let line = line
    trail.note(line.text, cursor: line.head.unicodeScalars.count)
  }

  /// Ctrl-_: the line as it was before the last change.
  func undo() -> UInt8 {
    guard let state = trail.undo() else { return UInt8(CC_ERROR) }
    setLine(state.text, cursor: state.cursor)
    return UInt8(CC_REFRESH)
  }
}
