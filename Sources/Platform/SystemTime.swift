/// The clocks of the system, in seconds.
public enum SystemTime {
  /// Since some fixed moment; never set back.
  public static var monotonic: Double { seconds(CLOCK_MONOTONIC) }

  /// Since the beginning of 1970.
  public static var sinceEpoch: Double { seconds(CLOCK_REALTIME) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
