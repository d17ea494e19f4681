/// Words in the order in which they first come, found by their bytes without making strings of them.
package struct WordTable: Sendable {
  package private(set) var count = 0
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// Open addressing: the number of a word plus one, 0 for a free slot.
  private var slots = [Int32](repeating: 0, count: 64)

  package init() {}

  /// The number of a word, which is taken in where it is new.
  package mutating func number(of word: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 29
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, isEqual(number, word) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count + 1)
    hashes.append(hash)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The words as text.
  package var words: [String] { (0..<count).map { decoded(Array(bytes[ends[$0]..<ends[$0 + 1]])) } }

  private func isEqual(_ number: Int, _ word: UnsafeRawBufferPointer) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == word.count else { return false }
    for index in 0..<word.count where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}

/// The order of words that does not depend on the rows: numbers by size if all are numbers, else by the bytes of the text.
///
/// Returns the words in that order and the new place of each old one.
package func ordered(_ words: [String]) -> (words: [String], places: [Int]) {
  let numbers = words.map { Double($0) }
  let areNumbers = numbers.allSatisfy { $0 != nil && $0?.isNaN == false }
  let order = words.indices.sorted { first, second in
    if areNumbers, let a = numbers[first], let b = numbers[second], a != b { return a < b }
    return words[first].utf8.lexicographicallyPrecedes(words[second].utf8)
  }
  var places = [Int](repeating: 0, count: words.count)
  for (place, old) in order.enumerated() { places[old] = place }
  return (order.map { words[$0] }, places)
}

/// Text in UTF-8; bytes that are not that are read as Latin-1, which older programs write.
package func decoded(_ bytes: [UInt8]) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}
