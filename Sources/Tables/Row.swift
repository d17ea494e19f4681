/// One row of a data set: its values, and its class where a label says so.
public struct Row: Equatable, Sendable {
  /// One value a column, in the data's own units.
  public let values: [Float]
  /// Its class; nil where no label is known.
  public let rowClass: RowClass?

  /// A row of these values.
  public init(values: [Float], rowClass: RowClass? = nil) {
    self.values = values
    self.rowClass = rowClass
  }
}
