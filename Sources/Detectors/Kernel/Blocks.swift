import Dispatch
import Synchronization

/// The results of `work` on consecutive blocks of `0 ..< count`, in order, computed by up to `threads` threads.
///
/// A block's result must depend on its own items alone; then the number of threads changes nothing but the time.
func inBlocks<Element: Sendable>(
  of count: Int, threads: Int, size: Int = 512, _ work: @Sendable (Range<Int>) -> [Element]
) -> [Element] {
  guard threads > 1, count > size else { return work(0..<count) }
  let blocks = (count + size - 1) / size
  let results = Mutex([[Element]](repeating: [], count: blocks))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, blocks)) { _ in
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard block < blocks else { return }
      let result = work(block * size..<min(count, (block + 1) * size))
      results.withLock { $0[block] = result }
    }
  }
  return results.withLock { $0.flatMap(\.self) }
}
