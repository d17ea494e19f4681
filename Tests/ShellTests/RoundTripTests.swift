import Foundation
import Heartbeats
import TestSupport
import Testing
import Views

/// A beat that is printed, pasted back, and printed again is the same picture, within one cell.
@Suite(.enabled(if: RealData.isExpected)) struct RoundTripTests {
  @Test(arguments: [(80, false), (80, true), (60, false), (160, true), (160, false)])
  func oneHundredBeats(_ width: Int, _ isASCII: Bool) throws {
    let folder = try RealData.requiredFolder()
    let shell = try TestShell(
      data: UCRReader.read(contentsOf: folder), width: width, glyphs: isASCII ? .ascii : .unicode)
    for beat in stride(from: 1, through: 496, by: 5) {
      let printed = shell.run("beat \(beat)")
      let again = shell.run("draw <<END\n\(printed)\nEND")
      #expect(shell.errors.isEmpty)
      #expect(again.contains("all 140 points are drawn"))
      let (first, second) = (Cells(printed), Cells(again))
      #expect(!first.marked.isEmpty)
      #expect(first.farthest(from: second) <= 1, "beat \(beat):\n\(printed)\n\(again)")
      #expect(second.farthest(from: first) <= 1, "beat \(beat):\n\(printed)\n\(again)")
      if first.farthest(from: second) > 1 || second.farthest(from: first) > 1 { return }
    }
  }

  /// The marked cells inside the frame of a printed chart.
  private struct Cells {
    struct Cell: Hashable {
      let row: Int
      let column: Int
    }

    let marked: Set<Cell>

    init(_ text: String) {
      var marked: Set<Cell> = []
      var row = 0
      for line in text.split(separator: "\n") {
        let cells = Array(line)
        guard cells.count > 3, "│┤|+".contains(cells[3]), !(cells[3] == "+" && cells[..<3].allSatisfy { $0 == " " })
        else { continue }
        for (column, character) in cells.enumerated().dropFirst(4) where character != " " && character != "\u{2800}" {
          marked.insert(Cell(row: row, column: column))
        }
        row += 1
      }
      self.marked = marked
    }

    /// How far the farthest cell lies from all of the other picture's, in cells across, down or aslant.
    func farthest(from other: Cells) -> Int {
      marked.map { cell in
        (0...40).first { distance in
          (-distance...distance).contains { down in
            (-distance...distance).contains {
              other.marked.contains(Cell(row: cell.row + down, column: cell.column + $0))
            }
          }
        } ?? 99
      }.max() ?? 0
    }
  }
}
