import NeuralNetwork
import TerminalGraphics

/// The network, layer by layer.
package struct LayersOutcome: Outcome {
  let architecture: Architecture

  package init(
    architecture: Architecture
  ) {
    self.architecture = architecture
  }

  package func render(on page: inout Page) {
    page.picture(NetworkDiagram(architecture: architecture).picture(page.appearance))
    page.line(
      StyledText(
        "\(counted(architecture.parameterCount, "parameter")); \(narrowPlace.text); "
          + "the bars grow with the logarithm of the units", .muted))
    if let remark = narrowPlace.remark { page.line(StyledText(remark, .warning)) }
  }

  private var narrowPlace: NarrowPlace { NarrowPlace(architecture) }

  private enum Key: String, CodingKey {
    case layers, parameters, inputs, bottleneck
  }

  /// One layer as `--json` shows it.
  private struct Layer: Encodable {
    let role: String
    let inputs: Int
    let units: Int
    let activation: String
    let parameters: Int
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let layers = architecture.layers.map {
      Layer(
        role: $0.role.rawValue, inputs: $0.inputs, units: $0.units, activation: $0.activation.rawValue,
        parameters: $0.parameterCount)
    }
    try container.encode(layers, forKey: .layers)
    try container.encode(architecture.parameterCount, forKey: .parameters)
    try container.encode(architecture.inputs, forKey: .inputs)
    try container.encode(architecture.bottleneck, forKey: .bottleneck)
  }
}
