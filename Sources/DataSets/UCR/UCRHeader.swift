/// The lines before `@data` of a `.ts` or `.arff` file, as far as they say that the rows cannot be read.
struct UCRHeader {
  let path: String
  private(set) var isUnivariate = true

  init(path: String) { self.path = path }

  /// Reads one line; false after `@data`.
  mutating func read(_ row: UCRRow) throws(UCRTableError) -> Bool {
    let words = row.words
    let isTrue = words.dropFirst().first?.lowercased() == "true"
    switch words.first?.lowercased() {
    case "@data": return false
    case "@univariate": isUnivariate = isTrue
    case "@timestamps":
      if isTrue { throw .unsupported(row.place, .timeStamps) }
    case "@classlabel":
      if !isTrue { throw .unsupported(row.place, .noClasses) }
    case "@targetlabel":
      if isTrue { throw .unsupported(row.place, .noClasses) }
    case "@attribute":
      if words.last?.lowercased() == "relational" { throw .unsupported(row.place, .severalDimensions) }
    default: break
    }
    return true
  }
}
