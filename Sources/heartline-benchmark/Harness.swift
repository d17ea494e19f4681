import Platform

/// Something to time.
struct Measurement {
  let name: String
  /// What one call works through: rows, say.
  let items: Int
  /// How often it is called for one timing, so that a timing is never shorter than the clock can tell.
  var calls = 1
  /// Whether other threads or processes do the work, so that only the clock on the wall can time it.
  var usesOthers = false
  /// Returns something that depends on the work, so that none of it can be left out.
  let work: () -> Float
}

/// Times measurements and prints a table.
///
/// In each round every measurement is done once, so that whatever else the machine does hits all alike. Times are the
/// thread's processor time, which other programs hardly disturb.
struct Harness {
  let rounds: Int

  func printHeading() {
    print(
      padded("what", 46) + aligned("median", 12) + aligned("fastest", 12) + aligned("slowest", 12)
        + aligned("items/s", 14))
  }

  func measure(_ measurements: [Measurement]) {
    var seconds = [[Double]](repeating: [], count: measurements.count)
    var keep: Float = 0
    for round in 0...rounds {
      for (index, measurement) in measurements.enumerated() {
        let began = measurement.usesOthers ? SystemTime.monotonic : threadSeconds()
        for _ in 0..<measurement.calls { keep += measurement.work() }
        let ended = measurement.usesOthers ? SystemTime.monotonic : threadSeconds()
        // The first round warms the caches up.
        if round > 0 { seconds[index].append((ended - began) / Double(measurement.calls)) }
      }
    }
    for (measurement, times) in zip(measurements, seconds.map({ $0.sorted() })) {
      let median = times[times.count / 2]
      print(
        padded(measurement.name, 46) + aligned(time(median), 12) + aligned(time(times[0]), 12)
          + aligned(time(times[times.count - 1]), 12)
          + aligned("\(Int(Double(measurement.items) / median))", 14) + (measurement.usesOthers ? "  by the clock" : "")
      )
    }
    if keep.isNaN { print("something came to no number; is the program built?") }
  }
}

/// Seconds that this thread has worked.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func time(_ seconds: Double) -> String {
  seconds < 1e-3 ? "\(decimal(seconds * 1e6, 2)) µs" : "\(decimal(seconds * 1e3, 1)) ms"
}

/// A number with so many digits after the point.
func decimal(_ value: Double, _ digits: Int) -> String {
  guard digits > 0 else { return "\(Int(value.rounded()))" }
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * Double(scale)).rounded())
  let fraction = String(whole % scale)
  return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func aligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
