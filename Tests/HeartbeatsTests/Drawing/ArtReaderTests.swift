import Heartbeats
import Testing

/// Pictures made of characters, and the beats they stand for.
@Suite struct ArtReaderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let picture: String
    /// Values at points counted from 1, nil for one that must be filled in.
    let expected: [Int: Float?]
    let drawn: Int
  }

  static let pictures = [
    Case(testDescription: "one dot", picture: "*", expected: [1: -1, 70: -1, 140: -1], drawn: 140),
    Case(
      testDescription: "a level line", picture: "\n------\n\n", expected: [1: 4 - 10.0 / 3, 140: 4 - 10.0 / 3],
      drawn: 140),
    Case(
      testDescription: "top and bottom", picture: "**  \n  **",
      expected: [1: 4, 40: 4, 70: Float(4 - 10 * (139.0 * 0 + 69.0 * 3 / 139 - 1)), 140: -6], drawn: 140),
    Case(testDescription: "a slope", picture: "  /\n / \n/  ", expected: [1: -6, 140: 4], drawn: 140),
    Case(testDescription: "a column's mean", picture: "#\n#\n#", expected: [1: -1], drawn: 140),
    Case(
      testDescription: "a gap inside", picture: "*   *\n     \n     ",
      expected: [1: 4, 18: 4, 19: nil, 70: nil, 123: 4, 140: 4], drawn: 36),
    Case(
      testDescription: "blank at the left", picture: "   *\n    ", expected: [1: nil, 116: nil, 117: 4, 140: 4],
      drawn: 24),
    Case(
      testDescription: "Windows line ends", picture: "*  \r\n * \r\n  *\r\n", expected: [1: 4, 140: -6 + 10.0 / 3],
      drawn: 140),
    Case(testDescription: "a tab", picture: "*\t*\n", expected: [1: 4, 70: nil, 140: 4], drawn: 18),
    Case(
      testDescription: "letters and digits are not marks", picture: "abc 12\no    O\nx    X",
      expected: [1: -3.5, 140: -3.5], drawn: 28),
    Case(testDescription: "braille dots", picture: "⠁⠀⢀", expected: [1: 4, 140: -6], drawn: 28),
    Case(testDescription: "a plus sign alone", picture: "+\n", expected: [1: 4], drawn: 140),
    Case(
      testDescription: "numbers at the edge", picture: " 2 |*  \n 1 | * \n 0 |  *\n", expected: [1: 2, 140: 0],
      drawn: 140),
    Case(
      testDescription: "numbers without a line", picture: "10 *  *\n\n 0  ** ", expected: [1: 10, 140: 10], drawn: 140),
    Case(testDescription: "a scale upside down", picture: "0 |*\n1 | *", expected: [1: 0, 140: 1], drawn: 140),
    Case(
      testDescription: "a rule below tells the width", picture: "1 |*\n0 |\n  +---",
      expected: [1: 1, 35: 1, 36: nil, 140: nil], drawn: 35),
    Case(testDescription: "one number is not a scale", picture: "5 *\n  *", expected: [140: -1], drawn: 35),
  ]

  @Test(arguments: pictures) func picture(_ test: Case) throws {
    let drawing = try ArtReader().read(test.picture).drawing
    for (point, value) in test.expected {
      if let value {
        let drawn = try #require(drawing[point - 1], "point \(point) is empty")
        #expect(abs(drawn - value) < 1e-4, "point \(point) is \(drawn)")
      } else {
        #expect(drawing[point - 1] == nil, "point \(point)")
      }
    }
    #expect(drawing.drawnCount == test.drawn)
    #expect(drawing.values.allSatisfy { $0.isFinite })
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    let reader = ArtReader { $0.isASCII ? 1 : 2 }
    let reading = try reader.read("★ *\n")
    #expect(reading.columns == 4)
    #expect(reading.drawing[46] == 4)
    #expect(reading.drawing[80] == nil)
  }

  @Test func tenThousandColumnsAreAveraged() throws {
    let rows = [String(repeating: "*.", count: 5000), "", String(repeating: " *", count: 5000)]
    let reading = try ArtReader().read(rows.joined(separator: "\n"))
    #expect(reading.columns == 10_000)
    #expect(reading.drawing.drawnCount == 140)
    // One column in two at the top, the other with a mark at the top and one at the bottom.
    for value in reading.drawing.values { #expect(abs(value - 1.5) < 0.1) }
  }

  static let refused: [(picture: String, error: DrawingError)] = [
    ("", .noMarks), ("\n\n   \n", .noMarks), ("letters and 12", .noMarks), ("⠀⠀", .noMarks),
    ("1 |*\n2 |*\n1 |*", .labels([1, 2, 1])), ("  0 |*\n  5 |*\n  6 |*\n100 |*", .labels([0, 5, 6, 100])),
    ("1e9 |*\n0 |", .tooLarge(1e9)), ("── a   ╌╌ b\n4 ┤⠁\n0 ┤⠁\n", .curves(2)),
  ]

  @Test(arguments: refused) func refusal(_ picture: String, _ error: DrawingError) {
    #expect(throws: error) { try ArtReader().read(picture) }
  }

  @Test func theAnswerTellsTheScale() throws {
    let own = try ArtReader().read("8 |*\n6 |\n4 |")
    #expect(own.scale == 4...8 && own.hasLabels && own.rows == 3)
    let usual = try ArtReader().read("*\n*")
    #expect(usual.scale == -6...4 && !usual.hasLabels)
  }

  /// A printed chart of −6 … 4 tells the scale to the dot, though its numbers stand in whole rows.
  @Test func theUsualScaleIsKnownExactly() throws {
    var rows = (0..<14).map { _ in "   │" }
    for (row, label) in [(0, " 4 ┤"), (2, " 2 ┤"), (5, " 0 ┤"), (8, "-2 ┤"), (11, "-4 ┤"), (13, "-6 ┤")] {
      rows[row] = label
    }
    rows[0] += "⠁"
    rows[13] += "⠀⢀"
    let reading = try ArtReader().read(rows.joined(separator: "\n"))
    #expect(reading.scale == -6...4)
    #expect(reading.drawing[0] == 4)
    #expect(reading.drawing[139] == -6)
  }
}
