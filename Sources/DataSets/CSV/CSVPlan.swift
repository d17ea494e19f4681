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
    let dropped: Set<Int>
    let categorical: Set<Int>
    dropped = try Self.columns(options.dropped, option: "--drop", names)
    categorical = try Self.columns(options.categorical, option: "--categorical", names)
    if let label, dropped.contains(label) || categorical.contains(label) {
      throw .labelIsDropped(column: names[label])
    }
    (self.label, self.dropped, self.categorical) = (label, dropped, categorical)
  }

  /// The columns that a list of words means. A name that holds a comma has come apart at it.
  private static func columns(_ words: [String], option: String, _ names: [String]) throws(CSVError) -> Set<Int> {
    let joined = names.map { $0.replacing(", ", with: ",") }
    var columns: Set<Int> = []
    var rest = words[...]
    while let first = rest.first {
      let ends = rest.indices.dropFirst().reversed()
      if let end = ends.first(where: { joined.contains(rest[rest.startIndex...$0].joined(separator: ",")) }),
        let column = joined.firstIndex(of: rest[rest.startIndex...end].joined(separator: ","))
      {
        columns.insert(column)
        rest = rest[(end + 1)...]
      } else {
        columns.insert(try column(first, option: option, names))
        rest = rest.dropFirst()
      }
    }
    return columns
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
