/// Something that happened in a training, and when.
public struct TrainingMoment: Equatable, Sendable {
  public let kind: Kind
  /// The first epoch it is true of.
  public let epoch: Int
  /// The last one: the same for what happens at once.
  public let lastEpoch: Int

  public var name: String { "" }
  public enum Kind: Equatable, Sendable { case none }
  static func all(_ epochs: [EpochFigures], meanAUC: Double?) -> [TrainingMoment] { [] }
}
