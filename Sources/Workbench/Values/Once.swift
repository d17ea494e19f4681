import Synchronization

/// A value that is computed once, by whoever wants it first; all others wait for it.
final class Once<Value: Sendable>: Sendable {
  private let content: Mutex<Value?>
  private let compute: @Sendable () -> Value

  init(_ compute: @escaping @Sendable () -> Value) {
    content = Mutex(nil)
    self.compute = compute
  }

  /// One that is known already.
  init(known value: Value) {
    content = Mutex(value)
    compute = { value }
  }

  /// Whether nobody has to wait for it.
  var isKnown: Bool { content.withLockIfAvailable { $0 != nil } ?? false }

  var value: Value {
    content.withLock { content in
      if let content { return content }
      let value = compute()
      content = value
      return value
    }
  }
}
