/// Something to time.
struct Measurement {
  let name: String
  /// What one call works through: rows, say.
  let items: Int
  /// How often it is called for one timing, so that a timing is never shorter than the clock can tell.
  var calls = 1
  /// Returns something that depends on the work, so that none of it can be left out.
  let work: () -> Float
}

/// Times measurements and prints a table.
struct Harness {
  let runs: Int

  func printHeading() {
    print(
      padded("what", 46) + aligned("median", 12) + aligned("fastest", 12) + aligned("slowest", 12)
        + aligned("items/s", 14))
  }

  func measure(_ measurement: Measurement) {
    let clock = ContinuousClock()
    var keep: Float = 0
    var seconds: [Double] = []
    for run in 0...runs {
      let duration = clock.measure {
        for _ in 0..<measurement.calls { keep += measurement.work() }
      }
      // The first run warms the caches up.
      if run > 0 { seconds.append(duration / .seconds(1) / Double(measurement.calls)) }
    }
    seconds.sort()
    let median = seconds[seconds.count / 2]
    print(
      padded(measurement.name, 46) + aligned(time(median), 12) + aligned(time(seconds[0]), 12)
        + aligned(time(seconds[seconds.count - 1]), 12)
        + aligned("\(Int(Double(measurement.items) / median))", 14)
        + (keep.isNaN ? " (not a number)" : ""))
  }
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
