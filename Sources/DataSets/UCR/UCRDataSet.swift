import Tables

extension UCRTable {
  /// The series as a data set: points of a curve, a class for each class of the file.
  ///
  /// Of two files, TRAIN is `DataSet.train`. Of one file the larger part is `DataSet.test`, which the split `ucr-swapped`
  /// trains on, and a fifth of each class is `DataSet.train`.
  ///
  /// - Parameters:
  ///   - normal: Indices of `classes`, as `normalClasses(named:)` gives them.
  ///   - seed: Of the division of a single file.
  public func dataSet(source: DataSource, normal: Set<Int>, seed: Int = 1) -> DataSet {
    let classes = RowClass.classes(named: classes.map(\.name), normal: normal)
    let parts = fileRows.count > 1 ? divided() : divided(trainingShare: 0.2, seed: seed)
    let rows = { (rows: [Int]) in
      RowSet(width: width, values: values.rows(rows).values, classes: rows.map { classes[labels[$0]] })
    }
    let domain = Domain(noun: .series, columnNoun: .point, kind: .curve, width: width, classes: classes)
    return DataSet(source: source, domain: domain, train: rows(parts.training), test: rows(parts.test))
  }
}
