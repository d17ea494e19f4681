import CEditline
import Platform
import Synchronization

/// The signals that concern a terminal session, besides Ctrl-C: resize, stop and continue, and every deadly one.
///
/// libedit's own handlers (EL_SIGNAL) stay off: they redraw inside the handler, pass each signal on to the whole
/// process group, and after one resize they are not reinstalled for a reader of our own.
enum SessionSignals {
  private static let resized = Atomic<Bool>(false)
  private static let continued = Atomic<Bool>(false)
  private static let isInstalled = Atomic<Bool>(false)
  private static let deadly = [SIGHUP, SIGTERM, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP]

  /// Who handled a deadly signal before, indexed by its number: the Swift runtime's crash report, say.
  private nonisolated(unsafe) static let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

  /// Whether the window changed its size since last asked.
  static func takeResized() -> Bool { resized.exchange(false, ordering: .relaxed) }

  /// Whether the program was stopped and continued since last asked.
  static func takeContinued() -> Bool { continued.exchange(false, ordering: .relaxed) }

  /// Installs every handler, once for the process.
  static func install() {
    guard !isInstalled.exchange(true, ordering: .acquiringAndReleasing) else { return }
    Wake.open()
    _ = takeResized() || takeContinued()
    atexit { TerminalSession.giveBack() }
    _ = editline_handle(SIGWINCH, onResize, nil)
    _ = editline_handle(SIGTSTP, onStop, nil)
    _ = editline_handle(SIGCONT, onContinue, nil)
    for number in deadly {
      previous[Int(number)] = sigaction()
      _ = editline_handle(number, onDeath, &previous[Int(number)])
    }
  }

  private static let onResize: @convention(c) (Int32) -> Void = { _ in
    resized.store(true, ordering: .relaxed)
    Wake.signal()
  }

  private static let onStop: @convention(c) (Int32) -> Void = { number in
    let before = errno
    TerminalSession.lend { editline_stop(number, SessionSignals.onStop) }
    errno = before
  }

  /// The shell wrote over what was shown; it has also changed the modes if the stop could not be caught (SIGSTOP).
  private static let onContinue: @convention(c) (Int32) -> Void = { _ in
    continued.store(true, ordering: .relaxed)
    Wake.signal()
  }

  /// Gives the terminal back and lets the signal do what it would have done without us.
  private static let onDeath: @convention(c) (Int32) -> Void = { number in
    TerminalSession.giveBack()
    sigaction(number, &previous[Int(number)], nil)
    raise(number)
  }
}
