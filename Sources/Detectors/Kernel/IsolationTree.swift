import SeededRandom
import Tables

/// A tree of random cuts, laid out as a full tree: node `i` has the children `2 i + 1` and `2 i + 2`, so that eight rows
/// walk down side by side without a branch. Below a leaf all walk to the left, where the leaf's number of cuts stands.
struct IsolationTree: Sendable {
  let height: Int
  /// The column each node cuts; −1 where there is no cut.
  let columns: [Int32]
  /// Values up to the threshold go left; infinity where there is no cut.
  let thresholds: [Float]
  /// For each place below the last nodes the number of cuts on the way, and those to expect of the rows left there.
  let cuts: [Float]
  private let walked: [Int32]

  init(height: Int, columns: [Int32], thresholds: [Float], cuts: [Float]) {
    (self.height, self.columns, self.thresholds, self.cuts) = (height, columns, thresholds, cuts)
    walked = columns.map { max(0, $0) }
  }

  /// Grows a tree on `size` rows drawn without putting back.
  init(_ rows: Matrix, sample size: Int, _ random: inout SeededRandom) {
    let height = Self.height(size)
    var grower = Grower(rows: rows, height: height, sample: Self.sample(size, of: rows.rows, &random))
    grower.grow(node: 0, depth: 0, 0..<size, &random)
    self.init(height: height, columns: grower.columns, thresholds: grower.thresholds, cuts: grower.cuts)
  }

  var byteCount: Int { (columns.count + thresholds.count + cuts.count) * 4 }

  /// The cuts after which a tree of `size` rows stops: as many as halving would need.
  static func height(_ size: Int) -> Int {
    var height = 0
    while 1 << height < size { height += 1 }
    return height
  }

  /// The mean number of cuts that part a row from `count` − 1 others: that of a failing search in a binary tree.
  static func expectedCuts(_ count: Int) -> Double {
    guard count > 1 else { return 0 }
    guard count > 2 else { return 1 }
    let n = Double(count)
    return 2 * (naturalLogarithm(n - 1) + 0.577_215_664_901_532_9) - 2 * (n - 1) / n
  }

  /// Some of 0 ..< `count`, each once, by Floyd's algorithm.
  private static func sample(_ size: Int, of count: Int, _ random: inout SeededRandom) -> [Int] {
    guard size < count else { return Array(0..<count) }
    var seen = Set<Int>()
    var picked: [Int] = []
    for last in count - size..<count {
      let index = random.index(below: last + 1)
      picked.append(seen.insert(index).inserted ? index : last)
      if picked.last == last { seen.insert(last) }
    }
    return picked
  }

  /// Adds the number of cuts of each row of a block.
  func addCuts(of samples: Matrix, _ block: Range<Int>, to sums: inout [Double]) {
    let inner = columns.count
    samples.values.withUnsafeBufferPointer { values in
      sums.withUnsafeMutableBufferPointer { sums in
        walked.withUnsafeBufferPointer { walked in
          thresholds.withUnsafeBufferPointer { thresholds in
            cuts.withUnsafeBufferPointer { cuts in
              guard let values = values.baseAddress, let cuts = cuts.baseAddress else { return }
              let width = samples.columns
              var row = block.lowerBound
              // Four rows at a time: their steps do not wait for each other.
              while row &+ 4 <= block.upperBound, height > 0 {
                let rows = values + row &* width
                var (a, b, c, d) = (0, 0, 0, 0)
                for _ in 0..<height {
                  a = Self.step(a, rows, walked, thresholds)
                  b = Self.step(b, rows + width, walked, thresholds)
                  c = Self.step(c, rows + 2 &* width, walked, thresholds)
                  d = Self.step(d, rows + 3 &* width, walked, thresholds)
                }
                sums[row] += Double(cuts[a &- inner])
                sums[row &+ 1] += Double(cuts[b &- inner])
                sums[row &+ 2] += Double(cuts[c &- inner])
                sums[row &+ 3] += Double(cuts[d &- inner])
                row &+= 4
              }
              while row < block.upperBound {
                var node = 0
                for _ in 0..<height { node = Self.step(node, values + row &* width, walked, thresholds) }
                sums[row] += Double(cuts[node &- inner])
                row &+= 1
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func step(
    _ node: Int, _ row: ConstantFloats, _ columns: UnsafeBufferPointer<Int32>, _ thresholds: UnsafeBufferPointer<Float>
  ) -> Int {
    2 &* node &+ 1 &+ (row[Int(columns[node])] > thresholds[node] ? 1 : 0)
  }

  /// The number of cuts of one row.
  func cuts(of row: [Float]) -> Float {
    var node = 0
    for _ in 0..<height { node = 2 * node + (row[Int(walked[node])] > thresholds[node] ? 2 : 1) }
    return cuts[node - columns.count]
  }

  func path(of row: [Float]) -> [Cut] {
    var path: [Cut] = []
    var node = 0
    while node < columns.count, columns[node] >= 0 {
      let isBelow = row[Int(columns[node])] <= thresholds[node]
      path.append(Cut(column: Int(columns[node]), threshold: thresholds[node], isBelow: isBelow))
      node = 2 * node + (isBelow ? 1 : 2)
    }
    return path
  }
}

/// Cuts rows apart, node by node.
private struct Grower {
  let rows: Matrix
  let height: Int
  var sample: [Int]
  var columns: [Int32]
  var thresholds: [Float]
  var cuts: [Float]

  init(rows: Matrix, height: Int, sample: [Int]) {
    (self.rows, self.height, self.sample) = (rows, height, sample)
    columns = [Int32](repeating: -1, count: 1 << height - 1)
    thresholds = [Float](repeating: .infinity, count: 1 << height - 1)
    cuts = [Float](repeating: 0, count: 1 << height)
  }

  mutating func grow(node: Int, depth: Int, _ range: Range<Int>, _ random: inout SeededRandom) {
    guard depth < height, range.count > 1, let (column, low, high) = spread(range, &random) else {
      var place = node
      for _ in depth..<height { place = 2 * place + 1 }
      cuts[place - columns.count] = Float(Double(depth) + IsolationTree.expectedCuts(range.count))
      return
    }
    // Rounding must not reach the highest value: a cut has rows on both sides.
    let threshold = min(low + Float(random.uniform()) * (high - low), high.nextDown)
    columns[node] = Int32(column)
    thresholds[node] = threshold
    let middle = part(range, column, threshold)
    grow(node: 2 * node + 1, depth: depth + 1, range.lowerBound..<middle, &random)
    grow(node: 2 * node + 2, depth: depth + 1, middle..<range.upperBound, &random)
  }

  /// A column that varies among the rows, drawn fairly from those that do, and its lowest and highest value there.
  private func spread(
    _ range: Range<Int>, _ random: inout SeededRandom
  ) -> (column: Int, low: Float, high: Float)? {
    // Mostly the first draw varies; when some do not, all columns are tried in random order.
    for _ in 0..<8 {
      if let found = spread(range, random.index(below: rows.columns)) { return found }
    }
    for column in random.permutation(rows.columns) {
      if let found = spread(range, column) { return found }
    }
    return nil
  }

  private func spread(_ range: Range<Int>, _ column: Int) -> (column: Int, low: Float, high: Float)? {
    var low = Float.infinity
    var high = -Float.infinity
    rows.values.withUnsafeBufferPointer { values in
      for index in range {
        let value = values[sample[index] &* rows.columns &+ column]
        low = min(low, value)
        high = max(high, value)
      }
    }
    return low < high && (high - low).isFinite ? (column, low, high) : nil
  }

  /// Brings the rows that go left before the others; returns where the others begin.
  private mutating func part(_ range: Range<Int>, _ column: Int, _ threshold: Float) -> Int {
    var middle = range.lowerBound
    for index in range where rows.values[sample[index] * rows.columns + column] <= threshold {
      sample.swapAt(index, middle)
      middle += 1
    }
    return middle
  }
}
