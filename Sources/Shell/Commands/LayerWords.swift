import Heartbeats
import Views
import Workbench

/// Layers as people write them elsewhere (`15,7`, `15-7-2-7-15`, `[15, 7]`), and the commands they mean.
struct LayerWords {
  /// The first word that holds more than a number.
  let word: Word
  private let units: [Int]

  /// `nil` where the words are not numbers with something between them.
  init?(_ words: some Sequence<Word>) {
    let words = Array(words)
    guard let joined = words.first(where: { Int($0.text) == nil && Self.numbers($0.text) != nil }) else { return nil }
    let numbers = words.map { Self.numbers($0.text) }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    units = numbers.compactMap(\.self).flatMap(\.self)
    guard !units.isEmpty, units.allSatisfy(Recipe.units.contains) else { return nil }
    word = joined
  }

  /// The numbers in a word made of digits and separators alone; 7.5 and -1 are numbers of another kind.
  private static func numbers(_ text: String) -> [Int]? {
    guard text.allSatisfy({ ($0.isASCII && $0.isNumber) || ",;:/|-–—>x×*+[](){}".contains($0) }) else { return nil }
    guard decimal(text).map({ $0 >= 0 && $0 == $0.rounded() }) ?? true else { return nil }
    return text.split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// The network that a chain shows: the prompt's own name, as in 15-7-2, whose last number is the bottleneck, or all layers
  /// from input to output, as in 140-15-7-2-7-15-140 or `140 15 7 2 7 15 140`; `nil` where it may mean something else.
  static func network(_ words: some Sequence<Word>) -> (hidden: [Int], bottleneck: Int)? {
    let words = Array(words)
    var units = words.compactMap { Int($0.text) }
    let isChain = words.count == 1 && words[0].text.contains { "-–".contains($0) }
    if isChain, let word = words.first {
      let parts = word.text.split(omittingEmptySubsequences: false) { "-–".contains($0) }
      units = parts.compactMap { Int($0) }
      guard units.count == parts.count else { return nil }
    }
    guard units.count == (isChain ? units.count : words.count), units.allSatisfy(Recipe.units.contains),
      units.count >= 2
    else { return nil }
    let isWhole = units.count >= 3 && units.count % 2 == 1 && units == units.reversed()
    if isWhole, units[0] == Heartbeat.points {
      return (Array(units[1..<(units.count / 2)]), units[units.count / 2])
    }
    // 15-7-15 may be a whole network, or one with a bottleneck of 15.
    guard isChain, !isWhole else { return nil }
    return (Array(units.dropLast()), units[units.count - 1])
  }

  var error: CommandError {
    CommandError("\"\(word.text)\" is not how units are written; write \"\(commands)\"", word)
  }

  /// What to type instead. A chain that reads the same backward is a whole network.
  private var commands: String {
    guard units.count >= 3, units.count % 2 == 1, units == units.reversed() else { return command(units) }
    let encoder = units.prefix(units.count / 2).drop { $0 == Heartbeat.points }
    return "\(command(Array(encoder))); bottleneck \(units[units.count / 2])"
  }

  private func command(_ hidden: [Int]) -> String {
    "layers " + (hidden.isEmpty ? "none" : hidden.map(String.init).joined(separator: " "))
  }
}
