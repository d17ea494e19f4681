import Dispatch
import Platform
import Synchronization
import Views
import Workbench

/// Does work on a thread of its own while the calling thread stays free to show it.
enum Worker {
  /// Seconds that work may take to come to an end once it is asked to stop.
  private static let patience = 0.12

  /// The result of `work`; `tick` is called on the calling thread, every few hundredths of a second, until it is there.
  ///
  /// Work that has been asked to stop and does not, because it is in the middle of a batch of a large network say, is left
  /// alone: it works on copies, so nothing comes of it, and it ends when it asks next whether to.
  ///
  /// - Throws: what the work threw, or `WorkbenchError.interruptedBeforeResult` for work that was left.
  static func run<Value: Sendable>(
    isStopped: () -> Bool = { false }, tick: () -> Void, work: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let result = Box<Result<Value, any Error>>()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .userInitiated).async {
      result.set(Result { try work() })
      done.signal()
    }
    var asked: Double?
    while done.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      if isStopped() {
        let since = asked ?? SystemTime.monotonic
        asked = since
        guard SystemTime.monotonic - since < patience else { throw WorkbenchError.interruptedBeforeResult }
      } else {
        tick()
      }
    }
    return try result.value()
  }

  /// A place for one value, filled by one thread and read by another.
  private final class Box<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)

    func set(_ value: Value) { content.withLock { $0 = value } }

    func value<Success>() throws -> Success where Value == Result<Success, any Error> {
      guard let result = content.withLock({ $0 }) else { throw CommandError("the work ended without a result") }
      return try result.get()
    }
  }
}
