import CEditline
import Synchronization

/// Ctrl-C, as a flag that any thread may ask for.
///
/// A signal handler has no argument to hand a value to, so the flag is process-wide: the one state of this
/// program that has to be. The handler only sets atomics and writes one byte to a pipe.
public enum Interrupt {
  static let raised = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed since the last `clear()`.
  public static var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Forgets a Ctrl-C that has been dealt with.
  public static func clear() { raised.store(false, ordering: .relaxed) }

  /// Catches SIGINT from now on. Blocking calls return with EINTR (no SA_RESTART); calling it again does nothing more.
  public static func install() {
    Wake.open()
    _ = raised.load(ordering: .relaxed)
    _ = editline_handle(
      SIGINT,
      { _ in
        Interrupt.raised.store(true, ordering: .relaxed)
        Wake.signal()
      }, nil)
  }
}
