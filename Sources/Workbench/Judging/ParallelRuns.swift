import Dispatch
import Synchronization

/// How many trainings side by side are watched and stopped.
public struct RunsWatch: Sendable {
  public var shouldStop: @Sendable () -> Bool
  /// Called, from any thread, with how many trainings are done.
  public var onRun: @Sendable (Int) -> Void
  /// Seconds since some fixed moment.
  public var clock: @Sendable () -> Double

  public init(
    shouldStop: @escaping @Sendable () -> Bool = { false }, onRun: @escaping @Sendable (Int) -> Void = { _ in },
    clock: @escaping @Sendable () -> Double = { 0 }
  ) {
    self.shouldStop = shouldStop
    self.onRun = onRun
    self.clock = clock
  }
}

/// Something that a piece of work came to, and which piece it was.
package struct Finished<Value: Sendable>: Sendable {
  package let index: Int
  package let value: Value
}

/// Does `count` pieces of work on all cores; what they come to does not depend on how many cores there are.
///
/// Once the watch says stop, no piece is begun, and those under way count as not done: what was stopped half-way is no
/// result. Throws what the first piece (by its index) threw.
package func inParallel<Value: Sendable>(
  _ count: Int, watch: RunsWatch, _ work: @Sendable (Int) throws -> Value
) throws -> [Finished<Value>] {
  let results = Mutex<[Int: Result<Value, any Error>]>([:])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    guard !watch.shouldStop() else { return }
    let result = Result { try work(index) }
    guard !watch.shouldStop() else { return }
    let done = results.withLock { results in
      results[index] = result
      return results.count
    }
    watch.onRun(done)
  }
  let finished = results.withLock { results in results.sorted { $0.key < $1.key } }
  return try finished.map { index, result in Finished(index: index, value: try result.get()) }
}
