/// Tells how far reading is, after every megabyte, and whether to go on.
package struct ReadingProgress {
  private let report: ((Double) -> Bool)?
  private let total: Int
  private var done = 0
  private var next = 0

  /// `total` is the number of bytes to read, each pass over them counted; `report` is handed the share done, from 0 to 1,
  /// and cancels with false.
  package init(total: Int, report: ((Double) -> Bool)?) {
    self.total = max(1, total)
    self.report = report
  }

  /// Whether to go on, at a place of the file that is read now.
  @inline(__always)
  package mutating func isWanted(at position: Int) -> Bool {
    position < next || tell(position)
  }

  /// Whether to go on, after a file of so many bytes.
  package mutating func isWanted(afterFile bytes: Int) -> Bool {
    done += bytes
    return tell(0)
  }

  private mutating func tell(_ position: Int) -> Bool {
    next = position + 1 << 20
    guard let report else { return true }
    return report(min(1, Double(done + position) / Double(total)))
  }
}
