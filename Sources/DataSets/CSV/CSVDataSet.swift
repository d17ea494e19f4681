import Tables

extension PreparedTable {
  /// The rows as a data set of a domain of tables: columns as detectors see them, a class for each label.
  ///
  /// - Parameters:
  ///   - source: Where the rows come from.
  ///   - table: What this was prepared from.
  ///   - isSwapped: Whether the training part becomes `DataSet.test`, which the split `ucr-swapped` trains on.
  public func dataSet(source: DataSource, table: CSVTable, isSwapped: Bool) -> DataSet {
    let classes = classes(of: table)
    let rows = { (part: Part) in
      RowSet(width: encoding.width, values: part.values.values, classes: part.labels.map { classes[$0] })
    }
    let domain = Domain(
      noun: .row, columnNoun: .column, kind: .table, width: encoding.width, columnNames: encoding.outputs.map(\.name),
      classes: classes)
    let (training, test) = (rows(training), rows(test))
    return DataSet(
      source: source, domain: domain, train: isSwapped ? test : training, test: isSwapped ? training : test)
  }

  /// A class for each label, in their order; without labels all rows are of one, which is not known to be abnormal.
  private func classes(of table: CSVTable) -> [RowClass] {
    guard isLabelled else { return [RowClass(number: 1, name: "unlabelled", isAbnormal: false)] }
    return RowClass.classes(named: table.labelCounts.map(\.name), normal: normalLabels)
  }
}
