extension RowClass {
  /// A class for each label of a file, in their order.
  ///
  /// A class has the number of its label where all labels are whole numbers from 0 on, else its place from 1. The short
  /// name is the label with hyphens for blanks.
  public static func classes(named names: [String], normal: Set<Int>) -> [RowClass] {
    let numbers = names.map { name in Int(name).flatMap { $0 >= 0 ? $0 : nil } }
    let areNumbers = Set(numbers).count == names.count && !numbers.contains(nil)
    return names.enumerated().map { index, name in
      let word = name.split(whereSeparator: \.isWhitespace).joined(separator: "-")
      return RowClass(
        number: (areNumbers ? numbers[index] : nil) ?? index + 1, name: name, shortName: word,
        isAbnormal: !normal.contains(index))
    }
  }
}
