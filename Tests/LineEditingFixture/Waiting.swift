import LineEditing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Fixture {
  /// Works until so many bytes wait in the terminal: keys typed ahead, with no clock involved.
  static func waitForKeys(_ count: Int) {
    print("[working]")
    fflush(nil)
    var waiting: Int32 = 0
    while ioctl(0, UInt(FIONREAD), &waiting) == 0, waiting < count { usleep(2_000) }
    print("[done]")
  }

  static func waitForInterrupt() {
    print("[working]")
    fflush(nil)
    while !Interrupt.isRaised { usleep(2_000) }
    Interrupt.clear()
    print("[stopped]")
  }

  static func leaveAtOnce() -> Never { exit(3) }
}
