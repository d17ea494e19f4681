import LineEditing
import Platform

extension Fixture {
  /// Works until so many bytes wait in the terminal: keys typed ahead, with no clock involved.
  static func waitForKeys(_ count: Int) {
    print("[working]")
    fflush(nil)
    while Terminal.waitingBytes(Terminal.standardInput) < count { usleep(2_000) }
    print("[done]")
  }

  static func waitForInterrupt() {
    print("[working]")
    fflush(nil)
    while !Interrupt.isRaised { usleep(2_000) }
    Interrupt.clear()
    print("[stopped]")
  }

  static func readQuietly() {
    Terminal.quietInput { waitForKeys(5) }
    print("<\(readLine() ?? "nothing")>")
  }

  /// As Ctrl-Z does where the terminal makes a signal of it.
  static func stopSelf() { raise(SIGTSTP) }

  static func leaveAtOnce() -> Never { exit(3) }
}
