import NeuralNetwork
import Tables
import TerminalGraphics

/// The network as bars that narrow to the bottleneck and widen again, with units, activation and parameters.
struct NetworkDiagram {
  let architecture: Architecture

  /// One row of the diagram.
  private struct Row {
    let name: String
    let units: Int
    let activation: String
    let parameters: String
    let ink: Ink
  }

  func picture(_ appearance: Appearance) -> Picture {
    let rows = self.rows
    let labels = rows.map { "\($0.units)" }
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let unitWidth = labels.map(\.count).max() ?? 0
    // A narrow window shows the bars and leaves the columns away that "show" tells too.
    let parameterWidth = appearance.width < 50 ? 0 : rows.map(\.parameters.count).max() ?? 0
    let activationWidth = appearance.width < 40 ? 0 : rows.map(\.activation.count).max() ?? 0
    let room = appearance.width - nameWidth - unitWidth - activationWidth - parameterWidth - 8
    let most = rows.map(\.units).max() ?? 1
    return Picture(
      lines: rows.map { row in
        let bar = self.bar(row.units, of: most, columns: max(8, min(room, 48)), appearance.glyphs)
        var line = StyledText(row.name, row.ink).padded(to: nameWidth) + "  "
        line += StyledText("\(row.units)", .strong, bold: true).padded(to: unitWidth, alignment: .right) + "  "
        line += StyledText(bar, row.ink)
        if activationWidth > 0 { line += "  " + StyledText(row.activation, .muted).padded(to: activationWidth) }
        if parameterWidth > 0 {
          line += "  " + StyledText(row.parameters, .muted).padded(to: parameterWidth, alignment: .right)
        }
        return line
      })
  }

  private var rows: [Row] {
    let input = Row(name: "input", units: architecture.inputs, activation: "", parameters: "", ink: .muted)
    return [input]
      + architecture.layers.map { layer in
        Row(
          name: layer.role.rawValue, units: layer.units, activation: layer.activation.rawValue,
          parameters: grouped(layer.parameterCount), ink: layer.role == .bottleneck ? .accent : .series(0))
      }
  }

  /// A centred bar; its length grows with the logarithm, or 2 units beside 140 could not be seen.
  private func bar(_ units: Int, of most: Int, columns: Int, _ glyphs: Glyphs) -> String {
    let share = logarithm(units + 1) / max(1, logarithm(most + 1))
    var length = max(1, Int((share * Double(columns)).rounded()))
    // An even length in an even frame (or odd in odd) keeps the bar in the middle.
    if (columns - length) % 2 != 0 { length = min(columns, length + 1) }
    let side = String(repeating: " ", count: (columns - length) / 2)
    let mark = glyphs == .ascii ? "=" : "▄"
    let bar = side + String(repeating: mark, count: length) + side
    return bar + String(repeating: " ", count: columns - bar.count)
  }

  /// The logarithm to base 2 of a small whole number, near enough for a bar.
  private func logarithm(_ value: Int) -> Double {
    let whole = Int.bitWidth - 1 - value.leadingZeroBitCount
    let power = Double(1 << whole)
    return Double(whole) + (Double(value) / power - 1)
  }
}
