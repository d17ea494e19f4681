import SeededRandom
import Tables

/// How few random cuts part a row from the others.
public struct IsolationForest: Method {
  public static let name = "isolation-forest"
  public static let summary = "how few random cuts part a row from the training rows"
  public static let source = "Liu, Ting and Zhou, Isolation forest, 2008"
  public static let parameters: [MethodParameter<IsolationForest>] = [
    .integer("trees", "trees whose cuts are averaged", unit: "trees", \.trees, 1...10_000),
    .integer("sample-size", "training rows that each tree is grown on", unit: "rows", \.sampleSize, 2...65_536),
  ]

  /// How many trees are grown; the score averages over them.
  public var trees = 100
  /// How many training rows each tree is grown on.
  public var sampleSize = 256

  public init() {}
  /// A forest of so many trees, each grown on so many rows.
  public init(trees: Int, sampleSize: Int = 256) { (self.trees, self.sampleSize) = (trees, sampleSize) }

  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> IsolationForestDetector {
    try rows.checkFit()
    let size = min(sampleSize, rows.rows)
    var forest: [IsolationTree] = []
    for tree in 0..<trees {
      try options.checkpoint()
      var random = SeededRandom.stream(seed: options.seed, "isolation tree", tree)
      forest.append(IsolationTree(rows, sample: size, &random))
    }
    return IsolationForestDetector(columns: rows.columns, sampleSize: size, trees: forest)
  }
}

extension IsolationForest: SteppedMethod {
  public static let stepName = "tree"
  public static let objectiveName: String? = nil

  /// The forest with its first trees: each of the first ten, then fewer and fewer of them.
  public func steps(_ rows: Matrix, options: FitOptions) throws(FitError) -> [FitStep] {
    let forest = try fit(rows, options: options)
    var numbers: [Int] = []
    var next = 1
    while next < trees {
      numbers.append(next)
      next = max(next + 1, next * 11 / 10)
    }
    return (numbers + [trees]).map { FitStep($0, forest.first($0)) }
  }
}

/// What ``IsolationForest`` has learned: the cuts.
public struct IsolationForestDetector: Sized, PathShowing, Storable {
  public let name = IsolationForest.name
  public let columns: Int
  /// How many rows each tree was grown on.
  public let sampleSize: Int
  private let trees: [IsolationTree]

  init(columns: Int, sampleSize: Int, trees: [IsolationTree]) {
    (self.columns, self.sampleSize, self.trees) = (columns, sampleSize, trees)
  }

  /// How many trees there are.
  public var treeCount: Int { trees.count }
  public var byteCount: Int { trees.reduce(0) { $0 + $1.byteCount } }

  /// The forest of the first trees alone.
  func first(_ count: Int) -> IsolationForestDetector {
    IsolationForestDetector(columns: columns, sampleSize: sampleSize, trees: Array(trees.prefix(count)))
  }

  /// The number of cuts that part a row from the others in the tree that was grown last.
  public func cutsInLastTree(of row: [Float]) -> Float { trees.last.map { $0.cuts(of: row) } ?? 0 }

  /// 2 to the power of −(the mean number of cuts) / (the number to expect): near 1 for what few cuts part from the rest,
  /// below a half for what lies among them.
  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    let expected = IsolationTree.expectedCuts(sampleSize)
    var sums = [Double](repeating: 0, count: samples.rows)
    // Some hundred rows stay in the nearest cache while one tree after the other passes over them.
    for first in stride(from: 0, to: samples.rows, by: 128) {
      let block = first..<min(samples.rows, first + 128)
      for tree in trees { tree.addCuts(of: samples, block, to: &sums) }
    }
    return sums.map { sum in
      let ratio = expected > 0 ? sum / Double(trees.count) / expected : 1
      return Float(naturalExponential(-ratio * 0.693_147_180_559_945_3))
    }
  }

  public func path(of row: [Float]) -> [Cut] {
    trees.min { $0.cuts(of: row) < $1.cuts(of: row) }?.path(of: row) ?? []
  }

  public var stored: StoredDetector {
    StoredDetector(
      method: IsolationForest.name,
      numbers: ["columns": Double(columns), "sampleSize": Double(sampleSize), "trees": Double(trees.count)],
      arrays: [
        "cut columns": StoredArray(
          shape: [trees.count, trees[0].columns.count], values: .integers(trees.flatMap(\.columns))),
        // The places where there is no cut hold infinity, which text formats cannot; the column −1 marks them.
        "thresholds": StoredArray(
          shape: [trees.count, trees[0].thresholds.count],
          values: .floats(trees.flatMap(\.thresholds).map { $0.isFinite ? $0 : 0 })),
        "cuts": StoredArray(shape: [trees.count, trees[0].cuts.count], values: .floats(trees.flatMap(\.cuts))),
      ])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let columns = try stored.integer("columns", 1...Int(Int32.max))
    let sampleSize = try stored.integer("sampleSize", 1...65_536)
    let count = try stored.integer("trees", 1...10_000)
    let height = IsolationTree.height(sampleSize)
    let (inner, leaves) = (1 << height - 1, 1 << height)
    let cutColumns = try stored.integers("cut columns", [count, inner])
    guard cutColumns.allSatisfy({ $0 >= -1 && Int($0) < columns }) else { throw .missing("cut columns") }
    let thresholds = try stored.matrix("thresholds", rows: count, columns: inner).values
    let cuts = try stored.matrix("cuts", rows: count, columns: leaves).values
    let trees = (0..<count).map { tree in
      let own = tree * inner..<(tree + 1) * inner
      return IsolationTree(
        height: height, columns: Array(cutColumns[own]),
        thresholds: zip(cutColumns[own], thresholds[own]).map { $0 < 0 ? .infinity : $1 },
        cuts: Array(cuts[tree * leaves..<(tree + 1) * leaves]))
    }
    self.init(columns: columns, sampleSize: sampleSize, trees: trees)
  }
}
