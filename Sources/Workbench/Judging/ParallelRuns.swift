import Dispatch
import Synchronization

/// How many trainings side by side are watched and stopped.
public struct RunsWatch: Sendable {
  public var shouldStop: @Sendable () -> Bool
  /// Asked before each training whether another may begin; those under way come to their end.
  public var mayBegin: @Sendable () -> Bool = { true }
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
/// result. Pieces that do not ask whether to stop are left to end by themselves, so that nobody waits for them. Throws
/// what the first piece (by its index) threw.
package func inParallel<Value: Sendable>(
  _ count: Int, watch: RunsWatch, _ work: @escaping @Sendable (Int) throws -> Value
) throws -> [Finished<Value>] {
  let results = ParallelResults<Value>()
  let done = DispatchSemaphore(value: 0)
  DispatchQueue.global(qos: .userInitiated).async {
    DispatchQueue.concurrentPerform(iterations: count) { index in
      guard !watch.shouldStop(), watch.mayBegin() else { return }
      let result = Result { try work(index) }
      guard !watch.shouldStop(), let done = results.set(result, at: index) else { return }
      watch.onRun(done)
    }
    done.signal()
  }
  var patience = 3
  while patience > 0, done.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
    if watch.shouldStop() { patience -= 1 }
  }
  return try results.close().map { Finished(index: $0, value: try $1.get()) }
}

/// What pieces of work came to, until they are asked for; what comes later is too late.
private final class ParallelResults<Value: Sendable>: Sendable {
  private typealias Content = (results: [Int: Result<Value, any Error>], isClosed: Bool)
  private let content = Mutex<Content>(([:], false))

  /// How many there are with this one; `nil` when it is too late.
  func set(_ result: Result<Value, any Error>, at index: Int) -> Int? {
    content.withLock { content in
      guard !content.isClosed else { return nil }
      content.results[index] = result
      return content.results.count
    }
  }

  func close() -> [(key: Int, value: Result<Value, any Error>)] {
    content.withLock { content in
      content.isClosed = true
      return content.results.sorted { $0.key < $1.key }
    }
  }
}
