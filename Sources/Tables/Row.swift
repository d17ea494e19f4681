/// One row of a data set: its values, and its class where a label says so.
public struct Row: Equatable, Sendable {
  /// One value a column, in the data's own units.
  public let values: [Float]
  public let rowClass: RowClass?

  public init(values: [Float], rowClass: RowClass? = nil) {
    self.values = values
    self.rowClass = rowClass
  }
}
