/// What each column of a table is to be, as far as the options say it.
struct CSVPlan {
  let names: [String]
  let label: Int?
  let dropped: Set<Int>
  let categorical: Set<Int>

  init(names: [String], options: CSVOptions) throws(CSVError) {
    self.names = names
    var label: Int?
    if let word = options.label { label = try Self.column(word, option: "--label", names) }
    var (dropped, categorical): (Set<Int>, Set<Int>) = ([], [])
    for word in options.dropped { dropped.insert(try Self.column(word, option: "--drop", names)) }
    for word in options.categorical { categorical.insert(try Self.column(word, option: "--categorical", names)) }
    if let label, dropped.contains(label) || categorical.contains(label) {
      throw .labelIsDropped(column: names[label])
    }
    (self.label, self.dropped, self.categorical) = (label, dropped, categorical)
  }

  /// The column that a word means: one of this name, in any case if there is one alone, or of this number from 1; a
  /// negative number counts from the last.
  private static func column(_ word: String, option: String, _ names: [String]) throws(CSVError) -> Int {
    if let exact = names.firstIndex(of: word) { return exact }
    let alike = names.indices.filter { names[$0].lowercased() == word.lowercased() }
    if alike.count == 1 { return alike[0] }
    if let number = Int(word), number != 0 {
      let index = number > 0 ? number - 1 : number.magnitude <= UInt(names.count) ? names.count + number : -1
      if names.indices.contains(index) { return index }
    }
    if word.lowercased() == "last", let last = names.indices.last { return last }
    throw .unknownColumn(word: word, option: option, columns: names)
  }
}
