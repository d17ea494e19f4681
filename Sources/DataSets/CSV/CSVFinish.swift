import Tables

extension CSVContent {
  /// Completes the columns from what was read: categories in their order, ranges, constants, row numbers.
  func finish(_ columns: inout [CSVColumn], _ values: inout [Float], _ plan: CSVPlan) throws(CSVError) {
    var (place, table) = (0, 0)
    for index in columns.indices {
      switch columns[index].role {
      case .numeric:
        finishNumbers(&columns[index], values, place)
        place += 1
      case .categorical:
        try finishCategories(&columns[index], &values, place, table, isAsked: plan.categorical.contains(index))
        place += 1
        table += 1
      case .label, .constant, .dropped: break
      }
    }
  }

  private func finishNumbers(_ column: inout CSVColumn, _ values: [Float], _ place: Int) {
    var (low, high) = (Float.infinity, -Float.infinity)
    var isRowNumber = rows > 2
    var missing = 0
    values.withUnsafeBufferPointer { values in
      var before: Float?
      for row in 0..<rows {
        let value = values[row * width + place]
        if value.isNaN {
          missing += 1
          isRowNumber = false
          continue
        }
        low = Swift.min(low, value)
        high = Swift.max(high, value)
        if let before, value != before + 1 { isRowNumber = false }
        before = value
      }
    }
    column.missing = missing
    guard low <= high else {
      column.role = .dropped(.empty)
      return
    }
    column.range = low...high
    column.isRowNumber = isRowNumber
    if low == high, missing == 0 { column.role = .constant(shortest(low)) }
  }

  private func finishCategories(
    _ column: inout CSVColumn, _ values: inout [Float], _ place: Int, _ table: Int, isAsked: Bool
  ) throws(CSVError) {
    if isOverfull[table] {
      if isAsked { throw .tooManyCategories(column: column.name, moreThan: CSVLimits.askedCategories) }
      column.role = .dropped(.tooManyCategories(moreThan: CSVLimits.categories))
      return
    }
    let (names, places) = ordered(words[table].words)
    let moved = places.map { Float($0) }
    let (rows, width) = (rows, width)
    var missing = 0
    values.withUnsafeMutableBufferPointer { values in
      for row in 0..<rows {
        let index = row * width + place
        if values[index].isNaN { missing += 1 } else { values[index] = moved[Int(values[index])] }
      }
    }
    column.categories = names
    column.missing = missing
    if names.isEmpty { column.role = .dropped(.empty) }
    if names.count == 1, missing == 0 { column.role = .constant(names[0]) }
  }

  /// A number as people write it: whole ones without a point.
  private func shortest(_ value: Float) -> String {
    Int(exactly: value).map { "\($0)" } ?? "\(value)"
  }
}
