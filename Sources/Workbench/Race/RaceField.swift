import SeededRandom

/// The rows that a race is run over: their order, their labels, their names. Nothing in it knows what a row is.
public struct RaceField: Sendable {
  /// One way to call rows abnormal or normal.
  public struct Labels: Equatable, Sendable {
    /// What they are called: `true`, `report`.
    public let word: String
    /// One a row, by its index.
    public let abnormal: [Bool]
    /// Which is said beside metrics: `by the true labels`.
    public var text: String { word == "report" ? "by the report's labels" : "by the true labels" }

    public init(word: String, abnormal: [Bool]) {
      self.word = word
      self.abnormal = abnormal
    }
  }

  /// A group of abnormal rows whose recall is given by itself: `known attacks`, say.
  public struct Group: Equatable, Sendable {
    /// One word: `known`.
    public let word: String
    /// Indices of its rows.
    public let rows: [Int]

    public init(word: String, rows: [Int]) {
      self.word = word
      self.rows = rows
    }
  }

  /// Ways to label the rows, the one to begin with first; never empty, each as long as the field.
  public let labels: [Labels]
  /// What each row is: `normal`, an attack, a class.
  public let names: [String]
  /// Groups of abnormal rows by the true labels.
  public let groups: [Group]
  /// Indices of the rows in the order in which they run.
  public let order: [Int]

  /// The number of rows.
  public var count: Int { order.count }

  /// A field whose rows run in the order of their indices.
  ///
  /// - Precondition: `labels` is not empty, and its arrays and `names` are of one length.
  public init(labels: [Labels], names: [String], groups: [Group] = []) {
    precondition(!labels.isEmpty && labels.allSatisfy { $0.abnormal.count == names.count }, "a label for each row")
    self.init(labels: labels, names: names, groups: groups, order: Array(names.indices))
  }

  private init(labels: [Labels], names: [String], groups: [Group], order: [Int]) {
    self.labels = labels
    self.names = names
    self.groups = groups
    self.order = order
  }

  /// The same rows in an order that the seed alone decides.
  public func mixed(seed: Int) -> RaceField {
    var random = SeededRandom.stream(seed: seed, "race order")
    return RaceField(labels: labels, names: names, groups: groups, order: random.permutation(count).map { order[$0] })
  }
}

/// One detector in a race: its score of every row, and the threshold above which it flags.
public struct RaceLane: Sendable {
  public let name: String
  /// What it does, in a few words; empty where only its scores are known.
  public let summary: String
  /// One score a row, by its index; the higher, the more unusual.
  public let scores: [Double]
  /// The threshold it starts with.
  public let threshold: Double
  /// How that threshold was chosen, in words.
  public let choice: String
  /// Training rows that a row was compared with, nearest first, where the detector has them.
  public let neighbors: (@Sendable (_ row: Int) -> [RaceNeighbor])?
  /// The share of each column in the score of a row, where the detector is at hand.
  public let shares: (@Sendable (_ row: Int) -> [Float])?

  public init(
    name: String, summary: String = "", scores: [Double], threshold: Double, choice: String = "",
    neighbors: (@Sendable (_ row: Int) -> [RaceNeighbor])? = nil,
    shares: (@Sendable (_ row: Int) -> [Float])? = nil
  ) {
    self.name = name
    self.summary = summary
    self.scores = scores
    self.threshold = threshold
    self.choice = choice
    self.neighbors = neighbors
    self.shares = shares
  }
}

/// A training row near a judged one.
public struct RaceNeighbor: Equatable, Sendable {
  /// Its place among the training rows, counted from 1.
  public let row: Int
  public let distance: Double

  public init(row: Int, distance: Double) {
    self.row = row
    self.distance = distance
  }
}
