import TerminalGraphics
import Views
import Words
import Workbench

/// The two heaps of a lane: what it calls abnormal grows from the left, what it calls normal from the right, wrong ones
/// at the inner ends. A sign stands for the same number of rows in all lanes, and at the end of a race the heaps almost
/// meet.
package struct RaceHeaps {
  private let screen: RaceScreen
  private let width: Int
  private let height: Int
  private let isASCII: Bool

  /// Columns of a heap's count, with the space beside it.
  private static let countWidth = 7

  init(_ screen: RaceScreen, width: Int, height: Int, isASCII: Bool) {
    self.screen = screen
    self.width = width
    self.height = height
    self.isASCII = isASCII
  }

  package static func sign(right: Bool?, isASCII: Bool) -> String {
    switch right {
    case true?: isASCII ? "#" : "█"
    case false?: isASCII ? "x" : "▒"
    case nil: isASCII ? ":" : "▓"
    }
  }

  private var columns: Int { max(4, width - 2 * Self.countWidth) }

  /// Rows that one sign stands for, so that the heaps of the whole race fit: four of them may be cut short.
  var unit: Int {
    let signs = max(1, columns * height - 2 - 4 * height)
    let least = (screen.race.field.count + signs - 1) / signs
    return Self.roundUp(max(1, least))
  }

  /// The next of 1, 2, 5, 10, 20, 50 …
  private static func roundUp(_ value: Int) -> Int {
    var power = 1
    while power * 10 <= value { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value } ?? value
  }

  /// The heaps of a lane, in so many lines.
  func lines(_ lane: Int) -> [StyledText] {
    let counts = screen.race.counts[lane]
    let left = cells(right: counts.tp, wrong: counts.fp)
    let right = cells(right: counts.tn, wrong: counts.fn)
    return (0..<height).map { line in
      let isLowest = line == height - 1
      var text = StyledText(
        isLowest ? padded(leading(counts.alarms), Self.countWidth) : String(repeating: " ", count: Self.countWidth),
        .strong)
      let fromBelow = height - 1 - line
      let leftColumns = (left.count + height - 1 - fromBelow) / height
      let rightColumns = (right.count + height - 1 - fromBelow) / height
      for column in 0..<leftColumns { append(left[column * height + fromBelow], to: &text) }
      text.append(String(repeating: " ", count: max(0, columns - leftColumns - rightColumns)))
      for column in stride(from: rightColumns - 1, through: 0, by: -1) {
        append(right[column * height + fromBelow], to: &text)
      }
      if isLowest {
        let passed = leading(counts.tn + counts.fn)
        text.append(String(repeating: " ", count: max(1, Self.countWidth - passed.count)) + passed, .strong)
      }
      return text
    }
  }

  private func leading(_ count: Int) -> String { grouped(count) }

  /// The signs of a heap from its foot on: the right ones, then the wrong ones; each kind rounded, and not lost.
  private func cells(right: Int, wrong: Int) -> [Bool?] {
    let unit = self.unit
    func signs(_ count: Int) -> Int { count == 0 ? 0 : max(1, (count + unit / 2) / unit) }
    guard screen.showsTruth else { return Array(repeating: nil, count: signs(right + wrong)) }
    return Array(repeating: true, count: signs(right)) + Array(repeating: false, count: signs(wrong))
  }

  private func append(_ isRight: Bool?, to text: inout StyledText) {
    text.append(Self.sign(right: isRight, isASCII: isASCII), isRight.map { $0 ? .good : .bad } ?? .muted)
  }
}
