import Heartbeats
import SeededRandom
import Testing

/// Whatever is drawn, in whatever order: no crash, no value that is not a number, and what is said to be drawn is.
@Suite struct DrawingPropertyTests {
  @Test func noPictureBreaksTheReader() {
    var random = SeededRandom(seed: 11)
    let characters = Array("  **##oOxX--__//\\|+.:┤│└─⠁⣿⡇⠀█▄0123456789-.eE+−★漢é\t\r\n\n\n\u{301}\u{200D}\u{1B}")
    var read = 0
    for _ in 0..<3000 {
      let length = random.index(below: 200)
      let picture = String((0..<length).map { _ in characters[random.index(below: characters.count)] })
      guard let reading = try? ArtReader(width: { $0.isASCII ? 1 : 2 }).read(picture) else { continue }
      read += 1
      check(reading.drawing)
      #expect(reading.scale.lowerBound.isFinite && reading.scale.upperBound.isFinite)
      #expect(reading.drawing.drawnCount > 0)
    }
    #expect(read > 1000)
  }

  @Test func noEditBreaksADrawing() {
    var random = SeededRandom(seed: 12)
    let odd: [Float] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0, -0.0, 5]
    for _ in 0..<300 {
      var drawing = Drawing()
      for _ in 0..<30 {
        let (first, last) = (random.index(below: 140), random.index(below: 140))
        let value =
          random.index(below: 4) == 0 ? odd[random.index(below: odd.count)] : Float(random.uniform() * 20 - 10)
        switch random.index(below: 11) {
        case 0: drawing[first - 3] = value
        case 1: drawing.stroke(from: (first - 5, value), to: (last + 5, value / 2))
        case 2: drawing.erase(min(first, last)...max(first, last))
        case 3: drawing.smooth()
        case 4: drawing.flip()
        case 5: drawing.scale(by: value)
        case 6: drawing.fillGaps()
        case 7: drawing.shift(by: first - last)
        case 8: drawing.addNoise(Double(value), seed: first)
        case 9:
          let edit = PointEdit.allCases[random.index(below: PointEdit.allCases.count)]
          try? drawing.edit(min(first, last)...max(first, last), edit, value)
        default:
          let knots = (0..<random.index(below: 6)).map { _ in Knot(random.uniform() * 150 - 5, Double(value)) }
          if let curve = try? Drawing(through: knots, smooth: first < 70) { drawing = curve }
        }
        check(drawing)
      }
    }
  }

  private func check(_ drawing: Drawing) {
    let values = drawing.values
    #expect(values.count == 140 && drawing.points.count == 140)
    #expect(values.allSatisfy { $0.magnitude <= Drawing.limit })
    let stretches = drawing.drawnStretches + drawing.filledStretches
    #expect(stretches.reduce(0) { $0 + $1.count } == 140)
    for (point, value) in drawing.points.enumerated() where value != nil { #expect(values[point] == value) }
  }
}
