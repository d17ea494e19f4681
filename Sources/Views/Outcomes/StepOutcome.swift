import Judging
import NeuralNetwork
import TerminalGraphics
import Workbench

/// One gradient step with its numbers, for one unit: from what goes in to what the optimizer makes of a weight.
package struct StepOutcome: Outcome {
  let explained: UnitStep

  package init(
    explained: UnitStep
  ) {
    self.explained = explained
  }

  package var subject: RecordSubject { .session }

  /// Terms of a sum that are written out; the rest is summed up in one line.
  private static let mostTerms = 4

  private var step: TrainingStep { explained.step }
  private var rule: UpdateText { UpdateText(explained) }

  // MARK: Text

  package func render(on page: inout Page) {
    let batch = counted(step.rows.count, "beat")
    page.line(
      StyledText("one gradient step, worked out", .strong, bold: true)
        + StyledText(
          " · step \(grouped(step.number)), the first of \(grouped(step.stepsInEpoch)) in epoch \(step.epoch) · a batch of "
            + "\(batch), loss \(errorFigure(step.gradient.loss))"))
    page.line(
      StyledText(
        "\(unitName), \(explained.shape.activation.rawValue); the beat: training beat \(explained.row + 1)"
          + "\(explained.beatClass.map { ", \($0.shortName)" } ?? ""), the one of the batch that moves this unit most",
        .muted))
    renderSum(on: &page)
    renderActivation(on: &page)
    renderSignal(on: &page)
    renderGradient(on: &page)
    renderUpdate(on: &page)
    page.next("\"step\" trains the epoch that begins so; \"step --explain 1:3\" takes unit 3 of layer 1")
  }

  private var unitName: String {
    let role =
      switch explained.shape.role {
      case .encoder: "in the encoder"
      case .bottleneck: "in the bottleneck"
      case .decoder: "in the decoder"
      case .output: "of the output"
      }
    return "unit \(explained.unit + 1) of layer \(explained.layer + 1), \(role)"
  }

  private func sourceName(_ input: Int) -> String {
    explained.layer == 0 ? "point \(input + 1)" : "unit \(input + 1)"
  }

  private func heading(_ number: Int, _ text: String, on page: inout Page) {
    page.blank()
    page.line(StyledText("\(number)  ", .muted) + StyledText(text, .heading, bold: true))
  }

  /// Columns of a term's name, its factors and its value; in a narrow window it is a sentence instead.
  private static let columns = (name: 18, factors: 28, value: 12)
  private static var tableWidth: Int { columns.name + columns.factors + columns.value }

  private func term(_ name: String, _ left: Double, _ right: Double, on page: inout Page) {
    let factors = "\(number(left)) × \(factor(right))"
    guard page.appearance.width >= Self.tableWidth else {
      page.line(StyledText("   \(name): \(factors) = \(number(left * right))"), indent: 5)
      return
    }
    page.line(
      StyledText("   " + name).padded(to: Self.columns.name)
        + StyledText(factors, .muted).padded(to: Self.columns.factors, alignment: .right)
        + StyledText(number(left * right)).padded(to: Self.columns.value, alignment: .right))
  }

  private func sum(_ name: String, _ value: Double, on page: inout Page, strong: Bool = false) {
    let figure = StyledText(number(value), strong ? .strong : .plain, bold: strong)
    guard page.appearance.width >= Self.tableWidth else {
      page.line(StyledText("   \(name): ") + figure, indent: 5)
      return
    }
    page.line(
      StyledText("   " + name).padded(to: Self.columns.name + Self.columns.factors)
        + figure.padded(to: Self.columns.value, alignment: .right))
  }

  /// The largest of some products, and one that is wanted in any case.
  private static func largest(_ products: [Double], with wanted: Int? = nil) -> [Int] {
    var places = products.indices.sorted { abs(products[$0]) > abs(products[$1]) }.prefix(mostTerms).map(\.self)
    if let wanted, !places.contains(wanted) { places[places.count - 1] = wanted }
    return places.sorted()
  }

  private func renderSum(on page: inout Page) {
    heading(1, "what goes in: input × weight", on: &page)
    let products = zip(explained.inputs, explained.weights).map { $0 * $1 }
    let largest = Self.largest(products, with: explained.input)
    for input in largest {
      term(sourceName(input), explained.inputs[input], explained.weights[input], on: &page)
    }
    let rest = products.count - largest.count
    if rest > 0 {
      let sumOfRest = products.indices.filter { !largest.contains($0) }.reduce(0) { $0 + products[$1] }
      sum("the other \(grouped(rest))", sumOfRest, on: &page)
    }
    sum("bias", explained.bias, on: &page)
    sum("weighted sum z", explained.weightedSum, on: &page, strong: true)
  }

  private func renderActivation(on page: inout Page) {
    heading(2, "what comes out: the activation", on: &page)
    let name = explained.shape.activation.rawValue
    page.line(
      StyledText("   \(name)(\(number(explained.weightedSum))) = ")
        + StyledText(number(explained.output), .strong, bold: true)
        + StyledText(", where the slope of \(name) is \(number(explained.slope))"), indent: 3)
  }

  private func renderSignal(on page: inout Page) {
    heading(3, "the error signal δ: how the loss changes with z", on: &page)
    if let target = explained.target {
      let values = step.rows.count * explained.shape.units
      page.line(
        StyledText(
          "   2 × (output − beat) ÷ (\(step.rows.count) beats × \(explained.shape.units) points) × slope = "
            + "2 × (\(number(explained.output)) − \(number(target))) ÷ \(grouped(values)) × \(number(explained.slope)) = "
        )
          + StyledText(number(explained.signal), .strong, bold: true), indent: 3)
      return
    }
    let products = explained.following.map { $0.weight * $0.signal }
    let largest = Self.largest(products)
    page.line(StyledText("   from layer \(explained.layer + 2), weight × δ there:", .muted))
    for next in largest {
      term("unit \(next + 1)", explained.following[next].weight, explained.following[next].signal, on: &page)
    }
    if products.count > largest.count {
      let rest = products.indices.filter { !largest.contains($0) }.reduce(0) { $0 + products[$1] }
      sum("the other \(grouped(products.count - largest.count))", rest, on: &page)
    }
    sum("together", products.reduce(0, +), on: &page)
    sum("times the slope, δ", explained.signal, on: &page, strong: true)
  }

  private func renderGradient(on page: inout Page) {
    heading(4, "the gradient of the weight from \(sourceName(explained.input))", on: &page)
    page.line(
      StyledText(
        "   this beat adds δ × input = \(number(explained.signal)) × \(factor(explained.inputs[explained.input])) = "
          + number(explained.contribution)), indent: 3)
    if explained.penaltyGradient != 0 {
      page.line(
        StyledText(
          "   the penalty (\(explained.settings.regularizer.kind.rawValue)) adds \(number(explained.penaltyGradient))"))
    }
    page.line(
      StyledText("   all \(counted(step.rows.count, "beat")) together: g = ")
        + StyledText(number(explained.gradient), .strong, bold: true), indent: 3)
  }

  private func renderUpdate(on page: inout Page) {
    let optimizer = explained.settings.optimizer
    heading(
      5, "the update by \(optimizer.kind.rawValue), learning rate \(plainFigure(optimizer.learningRate))", on: &page)
    for line in rule.lines { page.line(StyledText("   " + line), indent: 7) }
    page.line(
      StyledText("   the weight: \(number(explained.before)) before, ")
        + StyledText(
          "\(number(explained.after)) after", .strong, bold: true)
        + StyledText(" (\(change(explained.before, explained.after)))"), indent: 3)
    page.line(
      StyledText(
        "   the loss of this batch: \(errorFigure(step.gradient.loss)) before, \(errorFigure(explained.lossAfter)) after "
          + "(\(change(step.gradient.loss, explained.lossAfter))), all weights moved"), indent: 3)
  }

  private func change(_ before: Double, _ after: Double) -> String {
    after == before ? "no change" : "\(after > before ? "+" : "-")\(number(abs(after - before)))"
  }

  // MARK: JSON

  private enum Key: String, CodingKey {
    case layer, unit, activation, step, epoch, stepsInEpoch, batch, beat
    case beatClass = "class"
    case inputs, weights, bias
    case weightedSum, output, target, slope, signal, input, contribution, gradient, penaltyGradient, optimizer, before
    case after, memory, lossBefore, lossAfter
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(explained.layer + 1, forKey: .layer)
    try container.encode(explained.unit + 1, forKey: .unit)
    try container.encode(explained.shape.activation.rawValue, forKey: .activation)
    try container.encode(step.number, forKey: .step)
    try container.encode(step.epoch, forKey: .epoch)
    try container.encode(step.stepsInEpoch, forKey: .stepsInEpoch)
    try container.encode(step.rows.map { $0 + 1 }, forKey: .batch)
    try container.encode(explained.row + 1, forKey: .beat)
    try container.encodeIfPresent(explained.beatClass?.number, forKey: .beatClass)
    try container.encode(explained.inputs, forKey: .inputs)
    try container.encode(explained.weights, forKey: .weights)
    try container.encode(explained.bias, forKey: .bias)
    try container.encode(explained.weightedSum, forKey: .weightedSum)
    try container.encode(explained.output, forKey: .output)
    try container.encodeIfPresent(explained.target, forKey: .target)
    try container.encode(explained.slope, forKey: .slope)
    try container.encode(explained.signal, forKey: .signal)
    try container.encode(explained.input + 1, forKey: .input)
    try container.encode(explained.contribution, forKey: .contribution)
    try container.encode(explained.gradient, forKey: .gradient)
    try container.encode(explained.penaltyGradient, forKey: .penaltyGradient)
    try container.encode(explained.settings.optimizer.kind.rawValue, forKey: .optimizer)
    try container.encode(explained.before, forKey: .before)
    try container.encode(explained.after, forKey: .after)
    let names = explained.settings.optimizer.kind.slotNames
    let memory = zip(names, zip(explained.slotsBefore, explained.slotsAfter)).map {
      Memory(name: $0, before: $1.0, after: $1.1)
    }
    try container.encode(memory, forKey: .memory)
    try container.encode(step.gradient.loss, forKey: .lossBefore)
    try container.encode(explained.lossAfter, forKey: .lossAfter)
  }

  private struct Memory: Encodable {
    let name: String
    let before, after: Double
  }
}

/// A number to four significant digits, in powers of ten where it is very small: -0.03120, 8.412e-7; small whole numbers
/// as they are.
package func number(_ value: Double) -> String {
  let size = abs(value)
  guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
  if size < 1000, value == value.rounded() { return "\(Int(value))" }
  guard size < 1e-4 else { return errorFigure(value) }
  var exponent = 0
  var mantissa = size
  while mantissa < 1, exponent > -400 {
    mantissa *= 10
    exponent -= 1
  }
  var text = NumberText.fixed(mantissa, decimals: 3)
  if text == "10.000" { (text, exponent) = ("1.000", exponent + 1) }
  return "\(value < 0 ? "-" : "")\(text)e\(exponent)"
}

/// A number behind a sign of arithmetic: a negative one in brackets.
func factor(_ value: Double) -> String { value < 0 ? "(\(number(value)))" : number(value) }

/// A constant as it was set, without the last digits that binary fractions leave: 0.9, 0.001.
func plainFigure(_ value: Double) -> String {
  let text = "\((value * 1e12).rounded() / 1e12)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
