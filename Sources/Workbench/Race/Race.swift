import Judging

/// A race: rows go by, each lane judges them, and the counts of right and wrong verdicts grow.
///
/// A value with no clock and no screen in it: whoever shows it says how many rows go by and when.
public struct Race: Sendable {
  public let field: RaceField
  public let lanes: [RaceLane]
  /// Rows that were judged so far.
  public private(set) var position = 0
  /// The threshold of each lane now.
  public private(set) var thresholds: [Double]
  /// Which of the field's labels count.
  public private(set) var labelling = 0
  /// The verdicts so far, a matrix a lane.
  public private(set) var counts: [Confusion]

  /// A race at its start.
  ///
  /// - Precondition: every lane has a score for every row of the field.
  public init(field: RaceField, lanes: [RaceLane]) {
    precondition(lanes.allSatisfy { $0.scores.count == field.names.count }, "every lane needs a score for each row")
    self.field = field
    self.lanes = lanes
    thresholds = lanes.map(\.threshold)
    counts = lanes.map { _ in Confusion(tp: 0, fp: 0, tn: 0, fn: 0) }
  }

  public var labels: RaceField.Labels { field.labels[labelling] }
  public var isFinished: Bool { position == field.count }

  // MARK: What happens

  /// The next so many rows go by, or as many as there are.
  public mutating func advance(_ rows: Int) {
    let end = min(field.count, position + max(0, rows))
    for lane in lanes.indices { count(lane, position..<end) }
    position = end
  }

  /// Runs to the end.
  public mutating func finish() { advance(field.count) }

  /// Goes back to the start; thresholds and labels stay.
  public mutating func restart() {
    position = 0
    recount()
  }

  /// Judges by other labels from now on, and in what has gone by.
  public mutating func judge(by labelling: Int) {
    guard field.labels.indices.contains(labelling) else { return }
    self.labelling = labelling
    recount()
  }

  /// Moves the threshold of a lane, for the rows to come and those that have gone by.
  public mutating func setThreshold(_ threshold: Double, of lane: Int) {
    guard lanes.indices.contains(lane), !threshold.isNaN else { return }
    thresholds[lane] = threshold
    counts[lane] = Confusion(tp: 0, fp: 0, tn: 0, fn: 0)
    count(lane, 0..<position)
  }

  /// Moves a lane's threshold by a share of the rows: past the next scores of so many thousandths of all its rows, up
  /// or down. So a step means the same in every lane, whatever the unit of its scores.
  public mutating func moveThreshold(of lane: Int, byThousandths steps: Int) {
    guard lanes.indices.contains(lane) else { return }
    let sorted = lanes[lane].scores.filter { !$0.isNaN }.sorted()
    guard let lowest = sorted.first, let highest = sorted.last else { return }
    let below = sorted.partitionPoint { $0 > thresholds[lane] }
    let target = below + steps * max(1, sorted.count / 1000)
    guard target > 0 else { return setThreshold(lowest.nextDown, of: lane) }
    guard target < sorted.count else { return setThreshold(highest, of: lane) }
    // Rows with the very same score change their verdicts together.
    let value = sorted[target - 1]
    setThreshold(steps < 0 && value == sorted[below - 1] ? value.nextDown : value, of: lane)
  }

  // MARK: What can be seen

  /// Whether a lane flags a row. A score that is not a number is above nothing.
  public func flags(_ lane: Int, row: Int) -> Bool { Verdict.flags(lanes[lane].scores[row], above: thresholds[lane]) }

  /// Whether a lane is right about a row, by the labels that count.
  public func isRight(_ lane: Int, row: Int) -> Bool { flags(lane, row: row) == labels.abnormal[row] }

  /// Abnormal rows so far that no lane has flagged, counted by name, the most frequent first.
  public var missedByAll: [(name: String, count: Int)] {
    var missed: [String: Int] = [:]
    for row in field.order[..<position] where labels.abnormal[row] {
      if !lanes.indices.contains(where: { flags($0, row: row) }) { missed[field.names[row], default: 0] += 1 }
    }
    return missed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  // MARK: Counting

  private mutating func recount() {
    for lane in lanes.indices {
      counts[lane] = Confusion(tp: 0, fp: 0, tn: 0, fn: 0)
      count(lane, 0..<position)
    }
  }

  private mutating func count(_ lane: Int, _ places: Range<Int>) {
    let (scores, abnormal, threshold) = (lanes[lane].scores, labels.abnormal, thresholds[lane])
    var count = counts[lane]
    for row in field.order[places] {
      count.add(Verdict(score: scores[row], threshold: threshold, isAbnormal: abnormal[row]))
    }
    counts[lane] = count
  }
}

extension Array {
  /// The first index at which the condition holds, in an array that is ordered by it.
  fileprivate func partitionPoint(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
