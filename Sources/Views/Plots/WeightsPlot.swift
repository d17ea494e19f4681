import Heartbeats
import NeuralNetwork
import Tables
import TerminalGraphics
import Workbench

/// The weights of a layer as a map.
package struct WeightsPlot: PlotOutcome {
  /// Counted from 1.
  let layer: Int
  let role: String
  let inputs: Int
  let units: Int
  /// `units` rows of `inputs` weights.
  let weights: [[Float]]
  let dead: [Int]
  package let warning: String?
  private let domain: Domain

  package init(_ detector: TrainedDetector, _ network: Network, layer: Int, warning: String?) {
    let dense = network.layers[layer - 1]
    self.layer = layer
    role = dense.shape.role.rawValue
    domain = detector.preparation.domain
    inputs = dense.shape.inputs
    units = dense.shape.units
    weights = (0..<dense.weights.rows).map { Array(dense.weights[row: $0]) }
    let deadUnits = detector.deadUnits
    dead =
      layer <= deadUnits.count ? deadUnits[layer - 1].indices.filter { deadUnits[layer - 1][$0] }.map { $0 + 1 } : []
    self.warning = warning
  }

  /// The output layer draws a row: its units are the points, 140 of a beat, so it is shown with these across.
  private var isOutput: Bool { role == LayerRole.output.rawValue }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    let rows = isOutput ? (0..<inputs).map { input in weights.map { $0[input] } } : weights
    let labels = rows.indices.map { row in
      "unit \(row + 1)" + (!isOutput && dead.contains(row + 1) ? " dead" : "")
    }
    // In a low window the rows come before the ticks: the title, the ramp, two lines of text, the prompt.
    let hasTicks = appearance.rows.map { $0 >= rows.count + 7 } ?? true
    return HeatMap(
      title: isOutput
        ? "layer \(layer), output: what each unit of layer \(layer - 1) adds to the \(units) \(domain.columnNoun.plural)"
        : "layer \(layer), \(role): \(units) × \(inputs) weights",
      values: rows.map { $0.map(Double.init) }, rowLabels: labels,
      xRange: hasTicks ? 1...Double(max(1, rows.first?.count ?? 1)) : nil,
      xLabel: isOutput || layer == 1 ? "\(domain.columnNoun.singular) of the beat" : "unit of layer \(layer - 1)",
      isDiverging: true)
  }

  package var sentence: String {
    let flat = weights.enumerated().flatMap { unit, row in
      row.enumerated().map { (unit: unit + 1, input: $0 + 1, weight: $1) }
    }
    guard let strongest = flat.max(by: { $0.weight.magnitude < $1.weight.magnitude }) else { return "no weights" }
    let from = layer == 1 ? pointText(strongest.input, domain) : "unit \(strongest.input) of layer \(layer - 1)"
    let to = isOutput ? pointText(strongest.unit, domain) : "unit \(strongest.unit)"
    let lives = dead.isEmpty ? "" : "; \(dead.count) of \(units) units \(dead.count == 1 ? "is" : "are") dead"
    let more = layer == 1 ? " (\"plot weights 1 \(strongest.unit)\")" : ""
    return "the strongest weight, \(NumberText.fixed(Double(strongest.weight), decimals: 2)), joins \(from) to "
      + "\(to)\(more)\(lives)"
  }

  private enum CodingKeys: String, CodingKey {
    case layer, role, inputs, units, weights, dead
  }
}

/// `point 17 (the ST segment)`; of a table the column's name
func pointText(_ point: Int, _ domain: Domain) -> String {
  if domain.kind == .table { return domain.columnName(point - 1) }
  let part = domain.parts.first { $0.columns.contains(point - 1) }
  return "point \(point)" + (part.map { " (\($0.name))" } ?? "")
}

/// The weights of one unit: the shape it looks for.
package struct UnitPlot: PlotOutcome {
  let layer: Int
  let unit: Int
  let weights: [Float]
  let bias: Float
  let dead: Bool
  package let warning: String?
  private let domain: Domain

  package init(_ detector: TrainedDetector, _ network: Network, layer: Int, unit: Int, warning: String?) {
    let dense = network.layers[layer - 1]
    self.layer = layer
    self.unit = unit
    domain = detector.preparation.domain
    weights = Array(dense.weights[row: unit - 1])
    bias = dense.bias[unit - 1]
    let deadUnits = detector.deadUnits
    dead = layer <= deadUnits.count && deadUnits[layer - 1][unit - 1]
    self.warning = warning
  }

  package func chart(_ appearance: Appearance) -> any ExportableChart {
    if layer == 1, domain.kind == .table { return columnsTable(appearance.glyphs) }
    return LineChart(
      title: layer == 1
        ? "the shape that unit \(unit) of layer 1 looks for" : "the weights of unit \(unit) of layer \(layer)",
      series: [
        Series(
          name: "weight", xs: weights.indices.map { Double($0 + 1) }, ys: weights.map(Double.init), ink: .series(0))
      ], xLabel: layer == 1 ? "\(domain.columnNoun.singular) of the beat" : "unit of layer \(layer - 1)",
      yLabel: "weight",
      xRange: 1...Double(max(2, weights.count)), xIsWhole: true, height: appearance.plotHeight,
      references: [ReferenceLine(.horizontal, at: 0, ink: .muted)])
  }

  /// Columns shown at the most, those with the largest weights.
  private static let columnsShown = 20

  /// The weights of a table's columns by name, the largest first.
  private func columnsTable(_ glyphs: Glyphs) -> Table {
    let order = weights.indices.sorted { (-weights[$0].magnitude, $0) < (-weights[$1].magnitude, $1) }
    let most = order.first.map { weights[$0].magnitude } ?? 0
    let lines = order.prefix(Self.columnsShown).map { column -> [StyledText] in
      let weight = weights[column]
      let length = most > 0 ? Int((weight.magnitude / most * 20).rounded()) : 0
      let bar = String(repeating: glyphs == .ascii ? (weight < 0 ? "-" : "#") : weight < 0 ? "▒" : "█", count: length)
      return [
        StyledText(domain.columnName(column)), StyledText(NumberText.fixed(Double(weight), decimals: 3)),
        StyledText(bar, weight < 0 ? .bad : .series(0)),
      ]
    }
    return Table(
      title: "the columns that unit \(unit) of layer 1 looks at",
      columns: [.left("column"), .right("weight"), .left("the higher, the more it answers")], rows: lines)
  }

  package var sentence: String {
    guard let high = weights.indices.max(by: { weights[$0] < weights[$1] }),
      let low = weights.indices.min(by: { weights[$0] < weights[$1] })
    else { return "no weights" }
    func place(_ index: Int) -> String {
      layer == 1 ? pointText(index + 1, domain) : "unit \(index + 1) of layer \(layer - 1)"
    }
    let life = dead ? "; it is dead: it answers the same to every normal beat" : ""
    return
      "it answers more the higher \(place(high)) lies (weight \(NumberText.fixed(Double(weights[high]), decimals: 2))) "
      + "and the lower \(place(low)) lies (\(NumberText.fixed(Double(weights[low]), decimals: 2)))\(life)"
  }

  private enum CodingKeys: String, CodingKey {
    case layer, unit, weights, bias, dead
  }
}
