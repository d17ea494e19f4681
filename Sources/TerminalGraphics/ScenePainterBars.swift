extension ScenePainter {
  /// Upright bars from the lower edge (or zero) up.
  func paint(_ bars: [Bar], _ texture: Texture, _ pen: Pen, _ canvas: inout Canvas) {
    if texture == .solid {
      for bar in bars { paintSolid(bar, pen, &canvas) }
      return
    }
    for bar in bars { paintStripes(bar, texture, pen, &canvas) }
    guard glyphs == .unicode else { return }
    for outline in outlines(bars) { canvas.polyline(outline, pen, .solid) }
  }

  /// The cells whose middle lies inside the bar, at least one, filled to an eighth of a row.
  private func paintSolid(_ bar: Bar, _ pen: Pen, _ canvas: inout Canvas) {
    guard let from = scene.x.scale.position(bar.from), let to = scene.x.scale.position(bar.to),
      let height = scene.y.scale.position(bar.height), height > 0
    else { return }
    let width = Double(canvas.columns)
    let first = max(Int((from * width).rounded()), 0)
    let last = min(max(Int((to * width).rounded()) - 1, first), canvas.columns - 1)
    guard first <= last else { return }
    // A bar that is not zero shows at least an eighth.
    let eighths = max(Int((min(height, 1) * Double(canvas.rows * 8)).rounded()), 1)
    for row in 0..<canvas.rows {
      let filled = min(max(eighths - (canvas.rows - 1 - row) * 8, 0), 8)
      guard filled > 0, let block = Blocks.upright(filled, glyphs) else { continue }
      for column in first...last { canvas.block(column, row, block, pen.ink) }
    }
  }

  private func paintStripes(_ bar: Bar, _ texture: Texture, _ pen: Pen, _ canvas: inout Canvas) {
    guard let from = across(bar.from), let to = across(bar.to), let top = down(bar.height), bar.height > 0 else {
      return
    }
    let (first, last) = (max(Int(from.rounded()), 0), min(Int(to.rounded()), dotColumns - 1))
    guard first <= last else { return }
    for y in max(Int(top.rounded()), 0)..<max(dotRows, max(Int(top.rounded()), 0)) {
      for x in first...last where glyphs == .ascii || (texture == .upright ? x % 2 == 0 : y % 2 == 0) {
        canvas.backgroundDot(x, y, pen)
      }
    }
  }

  /// The lines over the tops of neighbouring bars, from the floor to the floor.
  private func outlines(_ bars: [Bar]) -> [[DotPoint]] {
    let floor = Double(dotRows - 1)
    var outlines: [[DotPoint]] = []
    var stands = false
    for bar in bars {
      guard bar.height > 0, let from = across(bar.from), let to = across(bar.to), let top = down(bar.height) else {
        stands = false
        continue
      }
      if !stands { outlines.append([DotPoint(x: from, y: floor)]) }
      outlines[outlines.count - 1] += [DotPoint(x: from, y: top), DotPoint(x: to, y: top)]
      stands = true
    }
    return outlines.map { $0 + [DotPoint(x: $0[$0.count - 1].x, y: floor)] }
  }
}

/// Block elements in eighths of a cell.
enum Blocks {
  /// A cell filled from below by 1…8 eighths; in ASCII "#" from a half up, "." below it.
  static func upright(_ eighths: Int, _ glyphs: Glyphs) -> Unicode.Scalar? {
    guard glyphs == .unicode else { return eighths >= 4 ? "#" : "." }
    return Unicode.Scalar(0x2580 + UInt32(min(max(eighths, 1), 8)))
  }

  /// A bar of `eighths` eighths of a cell from the left.
  static func level(_ eighths: Int, _ glyphs: Glyphs) -> String {
    guard glyphs == .unicode else { return String(repeating: "#", count: (eighths + 4) / 8) }
    let rest = eighths % 8
    let last = rest == 0 ? nil : Unicode.Scalar(0x2590 - UInt32(rest)).map { String(Character($0)) }
    return String(repeating: "█", count: eighths / 8) + (last ?? "")
  }
}
