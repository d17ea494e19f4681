/// A data set in two parts, as archives hand them out, each in file order.
public struct DataSet: Equatable, Sendable {
  /// Where the rows come from.
  public let source: DataSource
  /// What its rows are.
  public let domain: Domain
  /// The TRAIN file of an archive: 500 beats in ECG5000.
  public let train: RowSet
  /// The TEST file of an archive: 4,500 beats in ECG5000.
  public let test: RowSet

  /// Whether `train` is trained on whatever the split says: true of data that never had the roles of its parts exchanged.
  public let hasFixedRoles: Bool

  /// Rows of the part that is trained on that are held out at the usual share; nil where the share alone decides.
  public let heldOut: HeldOut?

  /// What was found in the columns of a table; nil for other data.
  public let table: TableDescription?

  /// A data set of two parts, both of the domain's width and classes.
  public init(
    source: DataSource, domain: Domain, train: RowSet, test: RowSet, hasFixedRoles: Bool = false,
    heldOut: HeldOut? = nil, table: TableDescription? = nil
  ) {
    precondition(
      train.width == domain.width && test.width == domain.width, "a data set's parts are as wide as its rows")
    self.source = source
    self.domain = domain
    self.train = train
    self.test = test
    self.hasFixedRoles = hasFixedRoles
    self.heldOut = heldOut
    self.table = table
  }

  /// Values in one row.
  public var width: Int { domain.width }

  /// The classes there can be, whether or not a row is of them, in the order of their numbers.
  public var classes: [RowClass] { domain.classes }

  /// All rows, those of `train` first.
  public var all: RowSet { train + test }

  /// The same rows from somewhere else.
  public func from(_ source: DataSource) -> DataSet {
    DataSet(
      source: source, domain: domain, train: train, test: test, hasFixedRoles: hasFixedRoles, heldOut: heldOut,
      table: table)
  }
}

/// Rows to choose thresholds on, counted.
public struct HeldOut: Equatable, Sendable {
  /// The number of normal and of abnormal rows.
  public let normal, abnormal: Int

  /// These many rows of each group.
  public init(normal: Int, abnormal: Int) {
    self.normal = normal
    self.abnormal = abnormal
  }

  /// How many of a group's rows are held out at a share: what was counted at the usual one, and in proportion to it.
  func count(abnormal isAbnormal: Bool, share: Double, of rows: Int) -> Int {
    let usual = Double(isAbnormal ? abnormal : normal)
    return min(rows, Int((usual * share / PartitionSettings().validation).rounded()))
  }
}

// MARK: Which part is trained on, and which is judged: the one place.

extension DataSet {
  /// Whether the part called `train` is the one that is judged, as Anomagram has it.
  public func isSwapped(_ split: SplitKind) -> Bool { split == .ucrSwapped && !hasFixedRoles }

  /// The part that is trained on, and that thresholds are chosen on.
  public func pool(_ split: SplitKind) -> RowSet { isSwapped(split) ? test : train }

  /// The part that detectors are judged on.
  public func judged(_ split: SplitKind) -> RowSet { isSwapped(split) ? train : test }
}
