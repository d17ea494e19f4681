/// Letters on curves that nothing but their dots would tell apart: where a picture has no colour, every curve but one
/// carries its mark at even distances, always in a cell that no other curve passes.
///
/// Patterns of dots alone do not do: a dashed curve that rises looks like a solid one that is steep.
struct CurveMarks {
  /// Cells of a curve from one mark to the next, and the first cell of the first curve with marks.
  private static let distance = 7

  /// The curves that carry marks, by their place in the scene.
  private let curves: [Int]

  /// The curves of `scene` that need marks on a picture of this kind; none where ASCII or colours tell them apart.
  init(_ scene: Scene, _ appearance: Appearance) {
    guard appearance.glyphs == .unicode, appearance.color == .none else {
      curves = []
      return
    }
    let lines = scene.marks.indices.filter { scene.marks[$0].dash != nil }
    let plain = lines.first { scene.marks[$0].dash == .solid } ?? lines.first
    curves = lines.filter { $0 != plain }
  }

  /// The letter of a legend's entry; nil where its curve carries none.
  func symbol(of entry: LegendEntry, in scene: Scene) -> Unicode.Scalar? {
    guard case .line = entry.key else { return nil }
    return curves.contains { scene.marks[$0].pen == entry.pen } ? Unicode.Scalar(entry.pen.symbol) : nil
  }

  /// Puts the letters on what was painted.
  func paint(_ painter: ScenePainter, _ canvas: inout Canvas) {
    guard !curves.isEmpty else { return }
    let marks = painter.scene.marks
    var passing = [Int](repeating: 0, count: canvas.columns * canvas.rows)
    var paths: [Int: [Bool]] = [:]
    for place in marks.indices where marks[place].dash != nil {
      var alone = Canvas(columns: canvas.columns, rows: canvas.rows, glyphs: canvas.glyphs)
      painter.paint(marks[place], &alone)
      let path = alone.cellsWithDots
      for cell in path.indices where path[cell] { passing[cell] += 1 }
      paths[place] = path
    }
    for (number, place) in curves.enumerated() {
      guard let path = paths[place], let symbol = Unicode.Scalar(marks[place].pen.symbol) else { continue }
      // Curves that run side by side carry their letters at different places.
      var passed = Self.distance - 2 - 2 * number % Self.distance
      for column in 0..<canvas.columns {
        for row in 0..<canvas.rows where path[row * canvas.columns + column] {
          passed += 1
          guard passed >= Self.distance, passing[row * canvas.columns + column] == 1, !canvas.hasLetter(column, row)
          else { continue }
          canvas.letter(column, row, symbol, marks[place].pen.ink)
          passed = 0
        }
      }
    }
  }
}

extension Mark {
  /// The pattern of a line; nil for everything else.
  var dash: Dash? {
    if case .lines(_, let dash) = shape { return dash }
    return nil
  }
}
