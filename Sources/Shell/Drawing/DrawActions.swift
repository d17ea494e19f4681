import Heartbeats
import Screens
import Tables
import TerminalGraphics
import Views
import Words
import Workbench

/// The parts of the beat in one word each.
let beatPartWords = Domain.heartbeats.parts.map(\.word)

/// `draw <<END`, `draw NAME`, and `draw` where there is no terminal for the canvas.
@Sendable func drawPicture(_ context: inout CommandContext, _ arguments: Arguments<PictureForm>) throws -> any Outcome {
  let name = arguments.name
  guard let block = arguments.picture else {
    guard let name else { throw CommandError(noCanvas) }
    return try keep(&context, as: name, arguments)
  }
  let reading = try ArtReader(points: context.bench.data.width, scale: context.bench.drawingScale) { $0.columns }
    .read(block)
  context.bench.draw(reading.drawing)
  let scale = "\(figure(reading.scale.lowerBound)) to \(figure(reading.scale.upperBound))"
  let told = reading.hasLabels ? "the scale beside it, \(scale)" : "on the usual scale, \(scale)"
  let note = "a picture of \(counted(reading.rows, "row")) and \(counted(reading.columns, "column")), \(told)"
  if let name { return try keep(&context, as: name, arguments, note: note) }
  return DrawOutcome(reading.drawing, context.bench, note: note)
}

private let noCanvas =
  "there is no terminal to draw on here; \"draw <<END\" takes a picture, \"draw points 1:-0.4 5:-4 20:0\" a few points, "
  + "\"draw from beat 17\" a beat"

private func figure(_ value: Double) -> String { NumberText.fixed(value, decimals: value == value.rounded() ? 0 : 2) }

private func keep(
  _ context: inout CommandContext, as name: String, _ arguments: Arguments<PictureForm>, note: String? = nil
) throws -> any Outcome {
  // Sessions that were saved before there was such a word may have a drawing of it; "score" means the other.
  guard name.lowercased() != HighestScores.word else {
    throw arguments.error("\"\(name)\" has a meaning of its own in \"score\"; choose another name", about: \.name)
  }
  do {
    let before = try context.bench.keepDrawing(as: name)
    let drawing = try context.bench.drawing()
    let kept = before == nil || before == drawing ? "kept as \(name)" : "kept as \(name), in place of what was there"
    return DrawOutcome(
      drawing, context.bench, name: name.lowercased(), note: note.map { "\($0); \(kept)" } ?? kept)
  } catch {
    throw arguments.error(error.description, about: \.name)
  }
}

@Sendable func drawPoints(_ context: inout CommandContext, _ arguments: Arguments<PointsForm>) throws -> any Outcome {
  let knots = try arguments.points.map { word in
    let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts.compactMap(decimal)
    guard parts.count == 2, numbers.count == 2 else {
      throw CommandError("\"\(word)\" is not a point; write position:value, as in 4:-4")
    }
    return Knot(numbers[0], numbers[1])
  }
  let isSmooth = arguments.smooth
  let drawing = try Drawing(through: knots, smooth: isSmooth, width: context.bench.data.width)
  context.bench.draw(drawing)
  let way =
    knots.count == 1 ? "one point" : "\(isSmooth ? "a monotone cubic" : "straight lines") through \(knots.count) points"
  return DrawOutcome(drawing, context.bench, note: way)
}

@Sendable func drawValues(_ context: inout CommandContext, _ words: [String]) throws -> any Outcome {
  let values = try words.map { word -> Float? in
    if word == "-" { return nil }
    guard let value = decimal(word) else {
      throw CommandError("\"\(word)\" is not a number; a point to be filled in is -")
    }
    return Float(value)
  }
  let drawing = try Drawing(resampling: values, width: context.bench.data.width)
  context.bench.draw(drawing)
  let count = context.bench.data.width
  let note =
    values.count == count
    ? "\(count) values, as they are" : "\(grouped(values.count)) values, resampled to \(count) points"
  return DrawOutcome(drawing, context.bench, note: note)
}

@Sendable func drawFrom(_ context: inout CommandContext, _ arguments: Arguments<DrawFromForm>) throws -> any Outcome {
  let source = arguments.source
  if Vocabulary.canonical(source.lowercased()) == "beat" {
    guard let which = arguments.which else {
      throw CommandError(
        "\"draw from beat\" needs a beat after it, as in draw from beat 17 or draw from beat abnormal 2")
    }
    let beat = try context.bench.testBeat(
      which.reference(arguments.nth) { arguments.error($0, about: \.which) })
    let drawing = Drawing(row: beat.values)
    context.bench.draw(drawing)
    return DrawOutcome(
      drawing, context.bench, note: "test beat \(beat.index): class \(beat.beatClass.number), \(beat.beatClass.name)")
  }
  if let extra = arguments.which?.text {
    throw arguments.error(
      "\"\(extra)\" is one word too many; a test beat is \"draw from beat \(source) \(extra)\"", about: \.which)
  }
  do {
    let drawing = try context.bench.drawing(source)
    context.bench.draw(drawing)
    return DrawOutcome(drawing, context.bench, note: "taken up from \(source.lowercased())")
  } catch {
    let hint = wholeNumber(source) != nil ? "; a test beat is \"draw from beat \(source)\"" : ""
    throw arguments.error(error.description + hint, about: \.source)
  }
}

@Sendable func drawSimulated(_ context: inout CommandContext, _ arguments: Arguments<SimulatorForm>) throws
  -> any Outcome
{
  let beatClass = arguments.beatClass
  var amplitudes: [Wave: Double] = [:]
  var changes: [String] = []
  for (option, factor) in zip(waveOptions, arguments.waves) {
    guard let factor else { continue }
    for wave in option.waves { amplitudes[wave] = factor }
    changes.append("\(option.name) × \(plain(factor))")
  }
  let rate = arguments.rate
  if let rate { changes.append("at \(plain(rate)) beats a minute") }
  let beat = try context.services.library.simulator().beat(
    of: beatClass, seed: arguments.seed ?? context.bench.recipe.seed, amplitudes: amplitudes, rate: rate)
  let drawing = Drawing(row: beat.values)
  context.bench.draw(drawing)
  let note = (["a simulated beat of class \(beatClass.number), \(beatClass.name)"] + changes).joined(separator: ", ")
  return DrawOutcome(drawing, context.bench, note: note)
}

@Sendable func editDrawing(_ context: inout CommandContext, _ arguments: Arguments<PointEditForm>) throws -> any Outcome
{
  let typed = arguments.points
  let domain = context.bench.data.domain
  guard let points = stretch(typed, domain) else {
    throw arguments.error(
      "\"\(typed)\" names no points; write 12, 96..110 (from 1 to \(domain.width)), "
        + (domain.parts.isEmpty ? "or all" : "all, or \(enumeration(domain.parts.map(\.word)))"),
      about: \.points)
  }
  let (operation, operand) = (arguments.operation, arguments.number)
  guard operation != .divide || operand != 0 else {
    throw arguments.error("\"0\" divides nothing; take another number", about: \.number)
  }
  return try change(&context, "points \(PointStretch(points).text) \(operation.rawValue) \(plain(operand))") {
    try $0.edit(points, operation, Float(operand))
  }
}

/// `12`, `96..110`, `all`, `t-wave` as points counted from 0.
private func stretch(_ text: String, _ domain: Domain) -> ClosedRange<Int>? {
  let word = text.lowercased()
  let last = domain.width
  if word == "all" { return 0...last - 1 }
  if let part = domain.parts.first(where: { $0.word == word }) { return part.columns }
  let ends = word.replacing("…", with: "..").replacing("–", with: "..").split(separator: "..", maxSplits: 1)
    .map { $0.drop { $0 == "." } }.compactMap { Int($0) }
  guard let first = ends.min(), let end = ends.max(), first >= 1, end <= last else { return nil }
  guard ends.count == (word.contains("..") || word.contains("…") || word.contains("–") ? 2 : 1) else { return nil }
  return first - 1...end - 1
}

/// Changes the drawing that is worked on.
func change(
  _ context: inout CommandContext, _ note: String, _ body: (inout Drawing) throws -> Void
) throws -> any Outcome {
  var drawing = try context.bench.drawing()
  try body(&drawing)
  context.bench.draw(drawing)
  return DrawOutcome(drawing, context.bench, note: note)
}

@Sendable func attack(_ context: inout CommandContext, _ budget: Double) throws -> any Outcome {
  _ = try context.bench.trained()
  let drawing = try context.bench.drawing()
  let attack = try context.bench.attack(drawing.values, budget: budget)
  if attack.succeeded { context.bench.draw(Drawing(row: attack.changed.beat)) }
  return AttackOutcome(attack, context.bench)
}

/// The canvas, where nothing but "draw" was typed.
@Sendable func canvas(_ context: CommandContext, _ arguments: Arguments<PictureForm>) throws -> (any ScreenMode)? {
  guard arguments.picture == nil, arguments.name == nil else { return nil }
  return DrawingCanvas(context.bench)
}
