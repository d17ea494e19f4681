import Heartbeats
import Tables
import TerminalGraphics
import Views
import Workbench

/// Commands that draw a beat.
let drawCommands: [Command] = [
  Command(
    "draw", [Parameter("name", .text, .optional)], group: .draw,
    summary: "draw a beat: on a terminal with mouse or keys, or from a picture made of characters",
    details: """
      "draw" opens the canvas; "draw <<END" reads lines up to END as a picture, any size, as high as the data reach (from -6 at the bottom to \
      4 at the top for heartbeats), or as numbers at its left edge say; a printed chart of one beat can be pasted back. Gaps are filled in and \
      reported. "draw NAME" keeps the drawing under a name, for "score NAME" and "draw from NAME".
      """,
    example: [
      "draw <<END", "                         __", "_   ___       __________/  \\__",
      " \\_/   \\_____/                \\", "END",
    ],
    takesBlock: true, rows: .curve, screen: canvas, action: drawPicture),
  Command(
    "draw points", [Parameter("position:value", .text, .repeated(atLeast: 1))],
    options: [CommandOption(flag: "smooth", "curved (a monotone cubic) instead of straight")], group: .draw,
    summary: "through a few points, straight from one to the next or smooth",
    details: """
      Positions are those of the charts, from 1 (0 is just before the first) to the last point, 140 for a heartbeat; its values are \
      in standard deviations, usually -6 … 4. What lies outside of the first and the last is filled in.
      """,
    example: ["draw points 0:-0.4 4:-4 20:0 95:2 110:-0.6 140:0.5 --smooth"], rows: .curve, action: drawPoints),
  Command(
    "draw values", [Parameter("value", .text, .repeated(atLeast: 1))], group: .draw,
    summary: "from numbers, one a point or any other count; - is a point to be filled in",
    example: ["draw values 0 -2 -4 -1 0 0 1 2 0 -1 - - 0"], rows: .curve, action: drawValues),
  Command(
    "draw from", [Parameter("beat|name", .text), Parameter("which", .beat, .optional), nthParameter],
    group: .draw, summary: "start from a test beat, or take a drawing up again",
    details: "\"draw from beat 17\", \"draw from beat abnormal 2\", or the name of a drawing that was kept.",
    example: ["draw from beat 17", "draw flat-t", "draw from flat-t"], rows: .curve, action: drawFrom),
  Command(
    "draw simulate", [Parameter("class", .choice(classChoices), .optional)], options: simulatorOptions, group: .draw,
    summary: "a simulated beat with waves of your choice, as on a heart whose P wave is missing: --p-wave 0",
    details: """
      A wave's number multiplies its height: 1 leaves it, 0 removes it, -1 turns it over. At another rate the waves keep \
      (QRS, P) or stretch (ST, T) their times and the pause between them takes the rest; the data do not tell how fast the \
      heart beat, 80 leaves the beat as it is. --seed is the session's seed where you name none.
      """,
    example: ["draw simulate normal --t-wave 0.2 --st 0.5 --rate 110"], rows: .heartbeats, action: drawSimulated),
  Command(
    "draw edit",
    [
      Parameter("points", .text), Parameter("operation", .choice(editChoices)),
      Parameter("number", .number(editNumbers)),
    ],
    group: .draw, summary: "change some points: 96..110 * 0.2, 30..50 + 0.5, t-wave = 0",
    details: """
      Points are counted from 1: one (12), a stretch (96..110), all, or a part of the beat: \
      \(enumeration(beatPartWords, "and")). "=" also draws what was empty.
      """,
    example: ["draw from beat 17", "draw edit 96..110 * 0.2", "draw edit 30..50 + 0.5"], rows: .curve,
    action: editDrawing),
  Command(
    "draw shift", [Parameter("points", .integer(-9_999...9_999))], group: .draw,
    summary: "move it to the right, or with a negative number to the left",
    example: ["draw from beat 17", "draw shift 4"],
    rows: .curve,
    action: { context, arguments in
      let count = arguments.integer("points") ?? 0
      let farthest = context.bench.data.width - 1
      guard abs(count) <= farthest else {
        throw arguments.error(
          "\"\(count)\" is out of range: a shift of \(-farthest) to \(farthest) leaves a point to be seen",
          about: "points")
      }
      return try change(&context, "shifted by \(counted(abs(count), "point")) to the \(count < 0 ? "left" : "right")") {
        $0.shift(by: count)
      }
    }),
  Command(
    "draw noise", [Parameter("deviation", .number(NumberRange(0, 100)))], group: .draw,
    summary: "add normally distributed noise of this standard deviation",
    example: ["draw from beat 17", "draw noise 0.1"],
    rows: .curve,
    action: { context, arguments in
      let (deviation, seed) = (arguments.number("deviation") ?? 0, context.bench.recipe.seed)
      return try change(&context, "added noise with a standard deviation of \(plain(deviation))") {
        $0.addNoise(deviation, seed: seed)
      }
    }),
  Command(
    "draw smooth", group: .draw,
    summary: "take the edges off: each point the mean of itself, twice, and its neighbours",
    example: ["draw from beat 17", "draw smooth"],
    rows: .curve, action: { context, _ in try change(&context, "smoothed") { $0.smooth() } }),
  Command(
    "draw normalize", group: .draw,
    summary: "bring it to mean 0 and standard deviation 1, as all beats of ECG5000 are",
    details: """
      The detector has seen only beats that were normalized so, each by itself; it takes a drawing of another height or \
      another mean for abnormal, whatever its shape. On the canvas it is the key z.
      """,
    example: ["draw from beat 17", "draw edit all + 0.6", "draw normalize"],
    rows: .curve,
    action: { context, _ in
      let (mean, deviation) = Drawing.meanAndDeviation(of: try context.bench.drawing().values)
      let before = "\(NumberText.fixed(mean, decimals: 2)) and \(NumberText.fixed(deviation, decimals: 2))"
      return try change(&context, "normalized to mean 0 and deviation 1; they were \(before)") { try $0.normalize() }
    }),
  Command(
    "draw flip", group: .draw, summary: "turn it upside down", example: ["draw from beat 17", "draw flip"],
    rows: .curve, action: { context, _ in try change(&context, "turned upside down") { $0.flip() } }),
  Command(
    "draw show", [Parameter("name", .text, .optional)], group: .draw, effect: .shows, summary: "print a drawing",
    example: ["draw from beat 17", "draw show"],
    rows: .curve,
    action: { context, arguments in
      let name = arguments.word("name")?.lowercased() ?? Workbench.currentDrawing
      return DrawOutcome(try context.bench.drawing(name), context.bench, name: name, note: nil)
    }),
  Command(
    "draw save", [Parameter("file", .path)], options: [forceOption], group: .draw, effect: .writes,
    summary: "write it to a file, all values on a line, which \"score FILE\" reads",
    example: ["draw from beat 17", "draw save mine.txt"],
    rows: .curve,
    action: { context, arguments in
      let path = arguments.word("file") ?? ""
      let drawing = try context.bench.drawing()
      let replaced = try context.services.files.replace(
        path, with: valuesLine(drawing.values), isForced: arguments.has("force"), isOwn: isValuesLine)
      let filled = drawing.points.count - drawing.drawnCount
      let note = filled > 0 ? "; \(counted(filled, "point")) of them filled in, which the file does not tell" : ""
      return MessageOutcome(
        message: "wrote \(drawing.width) values to \(path)\(replaced ? ", in place of what was there" : "")\(note)")
    }),
  Command(
    "draw attack",
    options: [
      CommandOption(
        "budget", .number(NumberRange(0, Attack.largestBudget, includesLow: false)), "most that a point may change")
    ],
    group: .draw, summary: "find a small change that flips the verdict, by the network's own gradient",
    details: """
      Adversarial input: no point moves by more than the budget (0.3 where you name none), in standard deviations. The changed \
      beat becomes the drawing. Where no such change is found nothing is changed, and it is said what it would take.
      """,
    example: ["train", "draw from beat 1", "draw attack --budget 2"], rows: .curve, action: attack),
]

/// A beat as "draw save" writes it.
private func valuesLine(_ values: [Float]) -> [UInt8] {
  Array((values.map { "\($0)" }.joined(separator: " ") + "\n").utf8)
}

/// Whether bytes are such a line, to the last digit.
private func isValuesLine(_ bytes: [UInt8]) -> Bool {
  guard bytes.count < 1_000_000 else { return false }
  let values = String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap {
    Float($0.last == "\n" ? $0.dropLast() : $0)
  }
  return values.count >= 2 && valuesLine(values) == bytes
}

private let nthParameter = Parameter("nth", .integer(1...1_000_000), .optional)
private let classChoices = RowClass.heartbeats.map { Choice($0.shortName, $0.name) }
private let editChoices = PointEdit.allCases.map { Choice($0.rawValue) }
private let editNumbers = NumberRange(-Double(Drawing.limit), Double(Drawing.limit))

/// The simulator's waves as options, and the waves each stands for.
let waveOptions: [(name: String, waves: [Wave], summary: String)] = [
  ("p-wave", [.p], "height of the P wave"), ("qrs", [.r, .qrs], "height of the QRS complex"),
  ("st", [.st], "height of the ST segment"), ("t-wave", [.t], "height of the T wave"),
  ("next-r", [.nextQ, .nextR, .nextS], "height of the next R"),
]

private let simulatorOptions =
  waveOptions.map { CommandOption($0.name, .number(NumberRange(-5, 5)), "\($0.summary), as a multiple") }
  + [
    CommandOption("rate", .number(NumberRange(30, 220)), "beats a minute"),
    CommandOption("seed", .integer(Recipe.seeds), "another beat of the same kind"),
  ]
