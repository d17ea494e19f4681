import Views
import Words
import Workbench

/// What a false alarm and a miss cost.
struct Costs: Sendable {
  let falsePositive: Double
  let falseNegative: Double
}

extension Kind where Content == Costs {
  /// `1:20`, the cost of a false alarm and that of a miss.
  static var costs: Self {
    Self { word, _ in
      let parts = word.text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let costs = parts.compactMap(decimal).filter { $0 >= 0 }
      guard parts.count == 2, costs.count == 2, costs.contains(where: { $0 > 0 }) else {
        throw CommandError("\"\(word.text)\" does not name two costs; write false alarm:miss, as in 1:20", word)
      }
      return Costs(falsePositive: costs[0], falseNegative: costs[1])
    }
  }
}
