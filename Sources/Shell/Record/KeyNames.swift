import LineEditing
import Views
import Workbench

/// The names of keys in a script: `Enter`, `Right`, a single character, `wait 2`, `"naan"` for several characters.
enum KeyNames {
  private static let named: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "backspace": .backspace, "delete": .delete, "left": .left,
    "right": .right, "up": .up, "down": .down, "home": .home, "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
    "space": .character(" "),
  ]

  /// Seconds before each key.
  private static let pause = 0.35

  static func keys(_ words: [String]) throws(CommandError) -> [RecordedKey] {
    var keys: [RecordedKey] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.lowercased() == "wait" {
        guard let text = rest.popFirst(), let seconds = decimal(text), (0...60).contains(seconds) else {
          throw CommandError("\"wait\" needs a number of seconds from 0 to 60 behind it, as in wait 1.5")
        }
        keys.append(RecordedKey(event: nil, delay: seconds))
      } else if let key = named[word.lowercased()] {
        keys.append(RecordedKey(event: .key(key), delay: pause))
      } else if let count = word.split(separator: "*").last.flatMap({ Int($0) }), word.contains("*"),
        let key = key(String(word.prefix { $0 != "*" })), (1...200).contains(count)
      {
        // right*12: held down.
        for place in 0..<count { keys.append(RecordedKey(event: .key(key), delay: place == 0 ? pause : 0.08)) }
      } else {
        guard !word.isEmpty, word.allSatisfy({ !$0.isNewline }) else {
          throw CommandError(
            "\"\(word)\" is not a key; \(enumeration(named.keys.sorted(), "and")) are, and every character")
        }
        for character in word { keys.append(RecordedKey(event: .key(.character(character)), delay: pause)) }
      }
    }
    return keys
  }

  private static func key(_ word: String) -> Key? {
    named[word.lowercased()] ?? (word.count == 1 ? word.first.map { .character($0) } : nil)
  }
}
