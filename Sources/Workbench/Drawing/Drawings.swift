import Heartbeats

extension Workbench {
  /// What the drawing that is worked on is called.
  public static let currentDrawing = "drawn"

  /// The drawing of this name.
  ///
  /// - Throws: `DrawingNameError` when nothing is drawn, or nothing is kept under the name.
  public func drawing(_ name: String = currentDrawing) throws(DrawingNameError) -> Drawing {
    if let drawing = drawings[name.lowercased()] { return drawing }
    throw name.lowercased() == Self.currentDrawing ? .nothingDrawn : .unknown(name, known: drawings.keys.sorted())
  }

  /// Makes this the drawing that is worked on.
  public mutating func draw(_ drawing: Drawing) {
    drawings[Self.currentDrawing] = drawing
    leftDrawing = nil
  }

  /// Keeps what was drawn when the canvas was left without it, for one `redo`.
  public mutating func leave(_ drawing: Drawing) {
    leftDrawing = drawing.isEmpty || drawing == drawings[Self.currentDrawing] ? nil : drawing
  }

  /// Makes what the canvas was left without the drawing that is worked on; nil where there is nothing.
  public mutating func takeLeftDrawing() -> Drawing? {
    guard let drawing = leftDrawing else { return nil }
    draw(drawing)
    return drawing
  }

  /// Keeps the drawing that is worked on under another name too; returns what was kept there before.
  ///
  /// - Throws: `DrawingNameError` when nothing is drawn, or the name cannot be used.
  @discardableResult
  public mutating func keepDrawing(as name: String) throws(DrawingNameError) -> Drawing? {
    try DrawingName.check(name)
    let current = try drawing()
    return drawings.updateValue(current, forKey: name.lowercased())
  }

  /// The commands that bring all drawings back, exactly: those kept by name, then the one that is worked on.
  public var drawingCommands: [String] {
    let kept = drawings.filter { $0.key != Self.currentDrawing }.sorted { $0.key < $1.key }
    guard let current = drawings[Self.currentDrawing] else { return [] }
    // What the current one is equal to comes last, so that it need not be written twice.
    let ordered = kept.filter { $0.value != current } + kept.filter { $0.value == current }
    var commands = ordered.flatMap { [$0.value.command, "draw \($0.key)"] }
    if ordered.last?.value != current { commands.append(current.command) }
    return commands
  }
}

extension Drawing {
  /// The command that draws this again, every value to the last digit; `-` is a point that is not drawn.
  public var command: String {
    "draw values " + points.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " ")
  }
}

/// What a drawing may be called.
enum DrawingName {
  /// Words that `score` and `draw from` understand otherwise.
  private static let taken: Set<String> = [
    "normal", "abnormal", "r-on-t", "pvc", "sveb", "unclassified", "beat", "row", "series", "connection",
    Workbench.currentDrawing, "edited",
  ]

  static func check(_ name: String, orCurrent: Bool = false) throws(DrawingNameError) {
    let name = name.lowercased()
    if orCurrent, name == Workbench.currentDrawing { return }
    guard let first = name.first, first.isASCII, first.isLetter, name.count <= 40,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    else { throw .malformed(name) }
    guard !taken.contains(name) else { throw .taken(name) }
  }
}

/// Why there is no drawing of a name.
public enum DrawingNameError: Error, Equatable, Sendable {
  case nothingDrawn
  case unknown(String, known: [String])
  case malformed(String)
  case taken(String)
}
