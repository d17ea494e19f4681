/// Tells in the middle of long work when to ask whether to stop: no more often than is worth it.
///
/// A batch of a small network takes less time than a few questions; a group of samples in a layer of a thousand units
/// alone takes milliseconds. So work is counted, and the question comes before the work that would exceed the patience.
package struct StopWatch {
  /// Multiplications between two questions: a millisecond or two with vectors.
  package static let usualPatience = 50_000_000

  let patience: Int
  private var done = 0

  package init(patience: Int = StopWatch.usualPatience) { self.patience = patience }

  /// Whether it is time to ask, before so many more multiplications.
  package mutating func isTime(before multiplications: Int) -> Bool {
    done += multiplications
    guard done >= patience else { return false }
    done = 0
    return true
  }
}
