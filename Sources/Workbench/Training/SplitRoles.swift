import Tables

/// Where the rows are from that a detector is trained on, that its threshold is chosen on, and that it is judged on.
///
/// Training and validation rows are of one source, always; test rows are of the data that the session works on.
public struct SplitRoles: Equatable, Sendable {
  public let trainedOn: DataSource
  public internal(set) var chosenOn: DataSource
  public internal(set) var judgedOn: DataSource

  /// Whether what is judged is of other data than what was trained on.
  public var judgesOthers: Bool { trainedOn != judgedOn }

  /// Where the rows are from that figures on this basis are of.
  public func source(on basis: ThresholdChoice.Basis) -> DataSource { basis == .test ? judgedOn : trainedOn }
}
