import Dispatch
import Synchronization

/// Does work on a thread of its own while the calling thread stays free to show it.
enum Worker {
  /// The result of `work`; `tick` is called on the calling thread, every few hundredths of a second, until it is there.
  static func run<Value: Sendable>(
    tick: () -> Void, work: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let result = Box<Result<Value, any Error>>()
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global(qos: .userInitiated).async {
      result.set(Result { try work() })
      done.signal()
    }
    while done.wait(timeout: .now() + .milliseconds(40)) == .timedOut { tick() }
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
