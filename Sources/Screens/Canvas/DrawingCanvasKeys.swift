import Heartbeats
import LineEditing
import Views
import Workbench

/// What the keys of the canvas do.
extension DrawingCanvas {
  mutating func take(_ key: Key) -> ScreenStep {
    // Whoever goes on sees the attack's end.
    endAttack()
    if showsHelp {
      showsHelp = false
      return .draw
    }
    switch key {
    case .enter:
      endStroke()
      return .keep
    case .escape: return escape()
    case .character(let character):
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min((number ?? 0) * 10 + digit, 9999)
        notice = ""
        return .draw
      }
      defer { number = nil }
      return take(character)
    case .control("r"): redo()
    case .left: move(to: pen.point - 1, pen.value)
    case .right: move(to: pen.point + 1, pen.value)
    case .shiftLeft, .pageUp: move(to: pen.point - 10, pen.value)
    case .shiftRight, .pageDown: move(to: pen.point + 10, pen.value)
    case .up: move(to: pen.point, pen.value + Float(geometry.valuePerDot))
    case .down: move(to: pen.point, pen.value - Float(geometry.valuePerDot))
    case .shiftUp: move(to: pen.point, pen.value + 4 * Float(geometry.valuePerDot))
    case .shiftDown: move(to: pen.point, pen.value - 4 * Float(geometry.valuePerDot))
    case .home: move(to: 0, pen.value)
    case .end: move(to: geometry.points - 1, pen.value)
    case .backspace: number = number.flatMap { $0 >= 10 ? $0 / 10 : nil }
    case .delete: erase()
    default: return .wait
    }
    followDrawing()
    return .draw
  }

  /// A half-typed number is given up first, then the canvas.
  private mutating func escape() -> ScreenStep {
    guard number != nil else { return .leave }
    number = nil
    return .draw
  }

  private mutating func take(_ character: Character) -> ScreenStep {
    switch character {
    case " ": togglePen()
    case "g", "G": jump(character == "G" ? geometry.points : number ?? 1)
    case "x": erase()
    case "u": undo()
    case "z": normalize()
    case "s": change("smoothed") { $0.smooth() }
    case "i": change("gaps drawn straight") { $0.fillGaps() }
    case "n":
      let seed = seed
      change("noise added") { $0.addNoise(0.1, seed: seed) }
    case "f": change("turned upside down") { $0.flip() }
    case ",": load(number.map { max(1, $0) } ?? loadedBefore)
    case ".": load(number)
    case "a": attack()
    case "<": change("shifted left") { [count = number ?? 1] in $0.shift(by: -count) }
    case ">": change("shifted right") { [count = number ?? 1] in $0.shift(by: count) }
    case "+", "=": change("10 % higher") { $0.scale(by: 1.1) }
    case "-", "_": change("10 % lower") { $0.scale(by: 1 / 1.1) }
    case "l": load(number)
    case "c": change("cleared; u brings it back") { $0 = Drawing(width: $0.width) }
    case "b": showsBand.toggle()
    case "?", "h": showsHelp = true
    default: return .wait
    }
    followDrawing()
    return .draw
  }

  private mutating func togglePen() {
    pen.isDown.toggle()
    endStroke()
    notice = ""
    guard pen.isDown else { return }
    let pen = pen
    stroke { $0[pen.point] = pen.value }
  }

  private mutating func jump(_ place: Int) {
    guard (1...geometry.points).contains(place) else {
      notice = "there are points 1 to \(geometry.points)"
      return
    }
    notice = ""
    move(to: place - 1, pen.value)
  }

  private mutating func erase() {
    let points = geometry.points(in: geometry.column(of: pen.point))
    change("erased") { $0.erase(points) }
  }

  /// Moves the pen, which draws where it is down; it stays on the canvas.
  private mutating func move(to point: Int, _ value: Float) {
    let before = pen
    let scale = geometry.scale
    pen.point = min(max(point, 0), geometry.points - 1)
    pen.value = min(max(value, Float(scale.lowerBound)), Float(scale.upperBound))
    number = nil
    guard pen.isDown else { return }
    let after = pen
    stroke { $0.stroke(from: (before.point, before.value), to: (after.point, after.value)) }
  }
}
