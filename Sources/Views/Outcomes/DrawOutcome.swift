import Heartbeats
import Tables
import TerminalGraphics
import Workbench

/// A drawing as it is now, and how it came about.
package struct DrawOutcome: Outcome {
  /// What it is called.
  let name: String
  let beat: [Float]
  let drawn: Int
  let filledIn: Int
  let drawnStretches: [PointStretch]
  let filledStretches: [PointStretch]
  /// One sentence on where it comes from; absent when it is only shown.
  let note: String?
  private let points: [Float?]
  private let replay: String?
  private let others: [String]
  private let isTrained: Bool
  private let domain: Domain

  /// - Parameter isReplayed: Whether a transcript must note the values, because nobody can draw by hand again.
  package init(
    _ drawing: Drawing, _ bench: Workbench, name: String = Workbench.currentDrawing, note: String?,
    isReplayed: Bool = false
  ) {
    self.name = name
    self.note = note
    beat = drawing.values
    drawn = drawing.drawnCount
    filledIn = drawing.points.count - drawn
    drawnStretches = drawing.drawnStretches.map(PointStretch.init)
    filledStretches = drawing.filledStretches.map(PointStretch.init)
    points = drawing.points
    replay = isReplayed ? drawing.command : nil
    others = bench.drawings.keys.filter { $0 != name && $0 != Workbench.currentDrawing }.sorted()
    isTrained = bench.detector != nil
    domain = bench.data.domain
  }

  package var equivalent: String? { replay }

  package func render(on page: inout Page) {
    var chart = BeatChart(name, of: domain)
    chart.add(points.map { $0 ?? .nan }, "drawn", .series(0))
    if filledIn > 0 { chart.add(filling, "filled in", .muted) }
    page.chart(chart.chart)
    if let note { page.line(StyledText(note)) }
    DrawnPoints(drawnStretches, filledStretches).render(on: &page)
    if !others.isEmpty { page.line(StyledText("also kept: \(others.joined(separator: ", "))", .muted)) }
    page.next(
      isTrained ? "\"score \(name)\" asks the detector what it makes of it" : "\"train\", then \"score \(name)\"")
  }

  /// The points that nobody drew, and those beside them, so that the two curves meet.
  private var filling: [Float] {
    points.indices.map { point in
      let isEdge = [point - 1, point + 1].contains { points.indices.contains($0) && points[$0] == nil }
      return points[point] == nil || isEdge ? beat[point] : .nan
    }
  }

  private enum CodingKeys: String, CodingKey {
    case name, beat, drawn, filledIn, drawnStretches, filledStretches, note
  }
}

/// Points next to each other, counted from 1.
package struct PointStretch: Encodable, Equatable {
  let from: Int
  let to: Int

  /// From points counted from 0.
  package init(_ points: ClosedRange<Int>) {
    (from, to) = (points.lowerBound + 1, points.upperBound + 1)
  }

  /// `7`, `7–19`
  package var text: String { from == to ? "\(from)" : "\(from)–\(to)" }
  var count: Int { to - from + 1 }
}

/// Which points somebody drew and which were filled in, in words.
struct DrawnPoints {
  private let drawn: [PointStretch]
  private let filled: [PointStretch]

  init(_ drawn: [PointStretch], _ filled: [PointStretch]) {
    self.drawn = drawn
    self.filled = filled
  }

  func render(on page: inout Page) {
    let count = drawn.reduce(0) { $0 + $1.count }
    guard !filled.isEmpty else {
      page.line(StyledText("all \(count) points are drawn", .muted))
      return
    }
    guard count > 0 else {
      page.warning("nothing is drawn: a flat line stands for it")
      return
    }
    renderStretches(on: &page)
    let all = count + filled.reduce(0) { $0 + $1.count }
    if Double(count) < Drawing.least * Double(all) { page.warning(StyledText(Self.warning(count, of: all))) }
  }

  /// Which are which, without a warning.
  func renderStretches(on page: inout Page) {
    let filling = StyledText("filled in: \(list(filled))", .warning)
    let drawing = drawn.isEmpty ? "" : "drawn: \(list(drawn)) · "
    page.line(StyledText(drawing) + filling + StyledText(drawn.isEmpty ? "" : " (\(way))", .muted))
  }

  /// What is said first wherever a mostly filled-in drawing is judged.
  static func warning(_ drawn: Int, of all: Int) -> String {
    "only \(drawn) of \(all) points \(drawn == 1 ? "is" : "are") drawn, the rest is filled in: a verdict on it says little"
  }

  private func list(_ stretches: [PointStretch]) -> String {
    let shown = stretches.prefix(8).map(\.text).joined(separator: ", ")
    return stretches.count > 8
      ? "\(shown) and \(counted(stretches.count - 8, "more stretch", plural: "more stretches"))" : shown
  }

  private var way: String {
    let last = max(drawn.last?.to ?? 0, filled.last?.to ?? 0)
    let isHeld = filled.contains { $0.from == 1 || $0.to == last }
    let isJoined = filled.contains { $0.from != 1 && $0.to != last }
    return enumeration(
      (isJoined ? ["straight between drawn points"] : []) + (isHeld ? ["held at the ends"] : []), "and")
  }
}

private func counted(_ count: Int, _ noun: String, plural: String) -> String {
  "\(grouped(count)) \(count == 1 ? noun : plural)"
}
