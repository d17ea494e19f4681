import Heartbeats
import LineEditing
import Tables
import TerminalGraphics
import Views
import Workbench

/// The full-screen canvas: a drawing, a pen, and what the detector thinks of it at this moment.
///
/// It is a value that takes events and gives lines; it knows no terminal.
package struct DrawingCanvas: ScreenMode {
  private(set) var drawing: Drawing
  /// What the detector makes of the drawing now; nil without a detector, or where nothing is drawn.
  private(set) var score: BeatScore?
  private(set) var geometry: CanvasGeometry
  var pen = Pen()
  /// Digits typed so far, for a jump or a beat.
  var number: Int?
  /// What the last key did, in a few words.
  var notice = ""
  var showsBand = true
  var showsHelp = false
  /// The beat that is being bent, where that is the task: it is drawn behind, and the change is measured from it.
  var reference: [Float]?

  let normals: NormalBeats?
  /// What the rows are.
  let domain: Domain
  let isTrained: Bool
  let isStale: Bool
  let isCollapsed: Bool
  private let detector: TrainedDetector?
  /// The detector that scores what is drawn.
  var detectorName: String { detector?.recipe.detector ?? Recipe.autoencoder }
  private let beats: RowSet
  let seed: Int
  /// An attack that is being shown.
  private(set) var animation: CanvasAnimation?
  /// The test beat that was loaded last, counted from 1.
  private var loaded = 0
  private var undoable: [Drawing] = []
  private var redoable: [Drawing] = []
  /// The drawing before the stroke that is going on.
  private var beforeStroke: Drawing?
  /// Where the mouse was last, while a button is held.
  private var lastPlace: (column: Int, row: Int)?

  /// Where the next stroke begins.
  struct Pen: Equatable {
    var point = 0
    var value: Float = 0
    var isDown = false
  }

  package init(_ bench: Workbench) {
    drawing = bench.fittingDrawing
    geometry = CanvasGeometry(
      TerminalSize(columns: 80, rows: 24), points: bench.data.width, scale: bench.drawingScale)
    domain = bench.data.domain
    detector = bench.misfit == nil ? bench.detector : nil
    isTrained = bench.detector != nil && bench.misfit == nil
    isStale = bench.isStale
    isCollapsed = bench.detector?.isCollapsed ?? false
    normals = bench.normalBeats
    beats = bench.testFile
    seed = bench.recipe.seed
    // Ctrl-R brings back what the canvas was left without.
    if let left = bench.leftDrawing, left.width == drawing.width { redoable = [left] }
    rescore()
    followDrawing()
  }

  package mutating func handle(_ event: InputEvent) -> ScreenStep {
    switch event {
    case .resize(let size):
      geometry = CanvasGeometry(size, points: geometry.points, scale: geometry.scale)
      return .draw
    case .mouse(let mouse): return take(mouse)
    case .key(let key): return take(key)
    case .interrupt, .endOfInput: return .leave
    }
  }

  package func finish(isKept: Bool, bench: inout Workbench) throws -> any Outcome {
    guard isKept else {
      bench.leave(drawing)
      let isLost = bench.leftDrawing != nil
      return MessageOutcome(
        message:
          "left the canvas; \(isLost ? "\"redo\" brings back what was drawn" : "the drawing is as it was before")")
    }
    guard !drawing.isEmpty else { return MessageOutcome(message: "the canvas is empty, so nothing was kept") }
    bench.draw(drawing)
    return DrawOutcome(drawing, bench, note: "drawn on the canvas", isReplayed: true)
  }

  // MARK: Changes

  /// One step that can be taken back.
  mutating func change(_ notice: String, _ body: (inout Drawing) -> Void) {
    endStroke()
    let before = drawing
    body(&drawing)
    self.notice = notice
    guard drawing != before else { return }
    remember(before)
    rescore()
  }

  /// Key z: mean 0 and deviation 1, as the beats of the data.
  mutating func normalize() {
    var normalized = drawing
    guard !drawing.isEmpty, (try? normalized.normalize()) != nil else {
      notice = "a flat line cannot be normalized"
      return
    }
    change("normalized: mean 0, deviation 1") { $0 = normalized }
  }

  /// A part of a stroke, which is one step from its beginning to its end.
  mutating func stroke(_ body: (inout Drawing) -> Void) {
    if beforeStroke == nil { beforeStroke = drawing }
    body(&drawing)
    rescore()
  }

  mutating func endStroke() {
    guard let before = beforeStroke else { return }
    beforeStroke = nil
    if drawing != before { remember(before) }
  }

  private mutating func remember(_ before: Drawing) {
    undoable.append(before)
    redoable = []
  }

  mutating func undo() {
    endStroke()
    pen.isDown = false
    guard let earlier = undoable.popLast() else {
      notice = "nothing to undo"
      return
    }
    redoable.append(drawing)
    replace(earlier, "undone")
  }

  mutating func redo() {
    endStroke()
    guard let later = redoable.popLast() else {
      notice = "nothing to redo"
      return
    }
    undoable.append(drawing)
    replace(later, "redone")
  }

  private mutating func replace(_ drawing: Drawing, _ notice: String) {
    self.drawing = drawing
    self.notice = notice
    rescore()
  }

  /// Loads a test beat: the one of this number, or the one after the last.
  mutating func load(_ wanted: Int?) {
    guard !beats.isEmpty else { return }
    let index = wanted ?? loaded % beats.count + 1
    guard (1...beats.count).contains(index) else {
      notice = "there are beats 1 to \(beats.count)"
      return
    }
    loaded = index
    let beat = beats[index - 1]
    change("test beat \(index), \(beat.rowClass?.shortName ?? "")") { $0 = Drawing(row: beat.values) }
  }

  private mutating func rescore() {
    guard let detector, !drawing.isEmpty else {
      score = nil
      return
    }
    score = BeatScore(shown.values, detector: detector)
  }

  /// The test beat before the one that was loaded last; the last one before the first.
  var loadedBefore: Int { loaded > 1 ? loaded - 1 : beats.count }

  // MARK: The attack

  /// What is to be seen: the drawing, or on its way there an attack.
  var shown: Drawing { animation.map { Drawing(row: $0.values) } ?? drawing }

  /// Key a: looks for the smallest change that flips the verdict, and shows it come about.
  mutating func attack() {
    guard let detector, !drawing.isEmpty else {
      notice = detector == nil ? "nothing is trained, so nothing can be attacked" : "draw something first"
      return
    }
    let before = drawing.values
    guard let attack = try? Attack(before, budget: AttackDuel.budget, detector: detector) else {
      notice = "an attack needs a network"
      return
    }
    guard attack.succeeded else {
      notice = "no change up to \(plain(AttackDuel.budget)) flips it"
      return
    }
    change("attack: no point moved more than \(NumberText.fixed(attack.largestChange, decimals: 3))") {
      $0 = Drawing(row: attack.changed.beat)
    }
    animation = CanvasAnimation(from: before, to: attack.changed.beat)
    rescore()
  }

  /// Shows the end of an attack at once.
  mutating func endAttack() {
    guard animation != nil else { return }
    animation = nil
    rescore()
  }

  package var pulse: Double? { animation == nil ? nil : ScreenRunner.frame }

  package mutating func tick(_ elapsed: Double) -> ScreenStep {
    guard animation?.advance(by: elapsed) == true else {
      endAttack()
      return .draw
    }
    rescore()
    return .draw
  }

  /// Puts a raised pen onto the curve, where there is one.
  mutating func followDrawing() {
    if !pen.isDown, let value = drawing[pen.point] { pen.value = value }
  }

  // MARK: Mouse

  private mutating func take(_ mouse: MouseEvent) -> ScreenStep {
    endAttack()
    guard geometry.isUsable, !showsHelp else { return .wait }
    switch (mouse.kind, mouse.button) {
    case (.press, .left), (.press, .right): return begin(mouse)
    case (.drag, .left), (.drag, .right): return drag(mouse)
    case (.release, _):
      endStroke()
      lastPlace = nil
      return .draw
    default: return .wait
    }
  }

  private mutating func begin(_ mouse: MouseEvent) -> ScreenStep {
    endStroke()
    pen.isDown = false
    guard let place = geometry.place(column: mouse.column, row: mouse.row, isHeld: false) else { return .wait }
    draw(to: place, from: place, erases: mouse.button == .right)
    return .draw
  }

  private mutating func drag(_ mouse: MouseEvent) -> ScreenStep {
    // A drag that began outside of the plot draws nothing until it comes in.
    guard let place = geometry.place(column: mouse.column, row: mouse.row, isHeld: lastPlace != nil) else {
      return .wait
    }
    draw(to: place, from: lastPlace ?? place, erases: mouse.button == .right)
    return .draw
  }

  /// A piece of a stroke: terminals leave out cells when the mouse moves fast, so what lies between is drawn too.
  private mutating func draw(
    to place: (column: Int, row: Int), from last: (column: Int, row: Int), erases: Bool
  ) {
    let (old, new) = (geometry.points(in: last.column), geometry.points(in: place.column))
    let value = geometry.value(ofRow: place.row)
    let lastValue = geometry.value(ofRow: last.row)
    stroke { drawing in
      if erases {
        drawing.erase(min(old.lowerBound, new.lowerBound)...max(old.upperBound, new.upperBound))
      } else {
        // All points of a cell get its height; between two cells the line is straight.
        let isForward = new.lowerBound >= old.lowerBound
        if last.column != place.column {
          drawing.stroke(
            from: (isForward ? old.upperBound : old.lowerBound, lastValue),
            to: (isForward ? new.lowerBound : new.upperBound, value))
        }
        for point in new { drawing[point] = value }
      }
    }
    lastPlace = place
    pen.point = new.lowerBound
    pen.value = value
    number = nil
    notice = ""
  }
}
