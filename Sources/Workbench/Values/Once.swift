import Synchronization

/// A value that is computed once, by whoever wants it first; all others wait for it.
final class Once<Value: Sendable>: Sendable {
  private let content = Mutex<Value?>(nil)
  private let compute: @Sendable () -> Value

  init(_ compute: @escaping @Sendable () -> Value) {
    self.compute = compute
  }

  var value: Value {
    content.withLock { content in
      if let content { return content }
      let value = compute()
      content = value
      return value
    }
  }
}
