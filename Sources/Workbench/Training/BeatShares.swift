import Heartbeats
import Tables

/// How a recipe shares out the beats of the data: what is trained on, held out, left out and tested on.
public struct BeatShares: Encodable, Sendable {
  /// Beats of one purpose.
  public struct Share: Encodable, Equatable, Sendable {
    public let normal: Int
    public let abnormal: Int

    public var all: Int { normal + abnormal }

    init(_ beats: RowSet) {
      self.init(normal: beats.normalCount, all: beats.count)
    }

    private init(normal: Int, all: Int) {
      self.normal = normal
      abnormal = all - normal
    }

    static func + (left: Share, right: Share) -> Share {
      Share(normal: left.normal + right.normal, all: left.all + right.all)
    }

    static func - (left: Share, right: Share) -> Share {
      Share(normal: left.normal - right.normal, all: left.all - right.all)
    }
  }

  /// Every beat of the file that the training beats are taken from.
  public let pool: Share
  public let training: Share
  public let validation: Share
  public let test: Share
  /// Every beat of the file that is tested on.
  public let testFile: Share

  /// - Throws: `PartitionError` where the recipe asks for more than there is.
  public init(_ recipe: Recipe, _ data: DataSet) throws {
    let partition = try Partition(data: data, settings: recipe.partitionSettings)
    let (pool, tests) = (data.pool(recipe.split), data.judged(recipe.split))
    self.pool = Share(pool)
    training = Share(partition.training)
    validation = Share(partition.validation)
    test = Share(partition.test)
    testFile = Share(tests)
  }

  /// Beats of the pool that are neither trained on nor held out.
  public var leftOut: Share { pool - training - validation }

  /// Beats of the test file that are not tested on.
  public var untested: Share { testFile - test }

  /// Every beat of the data.
  public var all: Share { pool + testFile }

  private enum Key: String, CodingKey { case pool, training, validation, leftOut, test, untested }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(pool, forKey: .pool)
    try container.encode(training, forKey: .training)
    try container.encode(validation, forKey: .validation)
    try container.encode(leftOut, forKey: .leftOut)
    try container.encode(test, forKey: .test)
    try container.encode(untested, forKey: .untested)
  }
}
