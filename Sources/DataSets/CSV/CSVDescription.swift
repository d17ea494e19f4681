import Tables

extension PreparedTable {
  /// What was found in the table that this was prepared from.
  public func description(of table: CSVTable) -> TableDescription {
    let columns = table.columns.indices.map { index in
      let column = table.columns[index]
      var numbers: NumberSummary?
      var categories: [NormalLabels.Count] = []
      switch table.summary(ofColumn: index) {
      case .numbers(let summary): numbers = summary
      case .categories(let counts, _): categories = counts
      case .none: break
      }
      return TableDescription.Column(
        name: column.name, number: column.number, use: column.role.use, note: note(column), missing: column.missing,
        numbers: numbers, categories: categories)
    }
    let labels = table.labelCounts.map(\.name)
    return TableDescription(
      columns: columns, normal: isLabelled ? normalLabels.sorted().map { labels[$0] } : nil, omitted: omitted,
      filled: training.filled + test.filled, unseen: test.unseen, likelyLabel: table.likelyLabel?.name,
      testLines: test.rows.map { table.place(ofRow: $0).line })
  }

  private func note(_ column: CSVColumn) -> String? {
    switch column.role {
    case .constant(let value): return "always \(value)"
    case .dropped(.asked): return "dropped"
    case .dropped(.empty): return "no values"
    case .dropped(.tooManyCategories(let limit)): return "more than \(limit) different words"
    case .label: return nil
    case .numeric, .categorical: break
    }
    if encoding.withoutValues.contains(column.name) { return "no values among the training normals" }
    if column.isRowNumber { return "counts the rows" }
    if encoding.inputs.first(where: { $0.name == column.name })?.isConstant == true {
      return "the same in all training normals"
    }
    return column.infinite > 0 ? "\(column.infinite) infinite" : nil
  }
}

extension CSVColumn.Role {
  /// The same in the words of all tables.
  fileprivate var use: TableDescription.Use {
    switch self {
    case .numeric: .numeric
    case .categorical: .categorical
    case .label: .label
    case .constant: .constant
    case .dropped: .dropped
    }
  }
}
