import NeuralNetwork
import Tables
import TerminalGraphics
import Workbench

/// What each layer made of one beat.
package struct ActivationsPlot: PlotOutcome {
  package var subject: RecordSubject { .detector }
  let index: Int
  let error: Double
  let layers: [Layer]
  package let warning: String?
  private let domain: Domain

  /// One layer's values.
  struct Layer: Encodable {
    let name: String
    let values: [Float]
    /// Units, counted from 1, that answer the same to every normal training beat.
    let dead: [Int]
  }

  package init(_ beat: TestBeat, _ detector: TrainedDetector, error: Double, warning: String?) throws {
    let shapes = try detector.requireNetwork(for: "plot activations").network.architecture.layers
    index = beat.index
    self.error = error
    domain = detector.preparation.domain
    self.warning = warning
    let deadUnits = detector.deadUnits
    layers = detector.activations(of: beat.values).enumerated().map { place, values in
      guard place > 0 else { return Layer(name: "input", values: values, dead: []) }
      let dead = place <= deadUnits.count ? deadUnits[place - 1] : []
      return Layer(
        name: "\(place) \(shapes[place - 1].role.rawValue)", values: values,
        dead: dead.indices.filter { dead[$0] }.map { $0 + 1 })
    }
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let room = max(8, min(appearance.width - 44, 140))
    return Table(
      title: "what each layer made of beat \(index)",
      columns: [
        .left("layer", importance: 2), .right("units", importance: 1), .left("values", importance: 2),
        .right("from"), .right("to"), .right("dead", importance: 1),
      ],
      rows: layers.map { layer in
        [
          StyledText(layer.name, .strong), StyledText("\(layer.values.count)"), bars(layer, room, appearance.glyphs),
          StyledText(NumberText.short(Double(layer.values.min() ?? 0), digits: 3)),
          StyledText(NumberText.short(Double(layer.values.max() ?? 0), digits: 3)),
          layer.dead.isEmpty ? StyledText("0", .muted) : StyledText("\(layer.dead.count)", .bad),
        ]
      })
  }

  /// A bar for each unit where they fit, else for the mean of neighbours; a dead unit is an x.
  private func bars(_ layer: Layer, _ room: Int, _ glyphs: Glyphs) -> StyledText {
    let values = layer.values.map(Double.init)
    // A bar of no height is a value of zero, as long as none lies below.
    let low = min(0, values.min() ?? 0)
    let range = low...max(values.max() ?? 0, low + 1e-9)
    let line = Sparkline(values: values, ink: .series(0), range: range).text(columns: room, glyphs: glyphs)
    guard values.count <= room else { return line }
    let wide = max(1, min(3, room / max(1, values.count)))
    return line.plain.enumerated().reduce(into: StyledText("")) { text, bar in
      let isDead = layer.dead.contains(bar.offset + 1)
      let cell = isDead ? "x" : String(bar.element)
      text.append(String(repeating: cell, count: wide > 2 ? wide - 1 : wide), isDead ? .bad : .series(0))
      if wide > 2 { text.append(" ") }
    }
  }

  package var sentence: String {
    let hidden = layers.dropFirst().dropLast()
    let dead = hidden.map(\.dead.count).reduce(0, +)
    let code = hidden.first { $0.name.hasSuffix(LayerRole.bottleneck.rawValue) }?.values ?? []
    let shown = code.prefix(6).map { NumberText.fixed(Double($0), decimals: 2) }.joined(separator: ", ")
    let life = dead == 0 ? "no unit is dead" : "\(counted(dead, "unit")) dead (x: the same answer to every normal beat)"
    return
      "\(inputs) become \(counted(code.count, "number")) in the bottleneck (\(shown)\(code.count > 6 ? ", …" : "")), and "
      + "these become \(inputs) again, with an error of \(errorFigure(error)); \(life)"
  }

  /// `140 points`
  private var inputs: String {
    "\(grouped(domain.width)) \(domain.columnNoun.after(domain.width))"
  }

  private enum CodingKeys: String, CodingKey {
    case index, error, layers
  }
}
