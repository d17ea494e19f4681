import SeededRandom
import TerminalGraphics
import Testing

@Suite struct TicksTests {
  struct Case: Sendable {
    var low: Double, high: Double, atMost: Int
    var labels: [String]
  }

  @Test(arguments: [
    Case(low: 0, high: 1, atMost: 6, labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    Case(
      low: 0, high: 1, atMost: 11,
      labels: ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"]),
    Case(low: -6, high: 4, atMost: 6, labels: ["-6", "-4", "-2", "0", "2", "4"]),
    Case(low: 0, high: 139, atMost: 8, labels: ["0", "20", "40", "60", "80", "100", "120"]),
    Case(low: 0.0021, high: 0.0198, atMost: 5, labels: ["0.005", "0.010", "0.015"]),
    Case(low: 0, high: 2627, atMost: 4, labels: ["0", "1000", "2000"]),
    Case(low: 0, high: 3_000_000, atMost: 4, labels: ["0", "1e6", "2e6", "3e6"]),
    Case(low: 9_000_000, high: 11_000_000, atMost: 4, labels: ["0.9e7", "1.0e7", "1.1e7"]),
    Case(low: 1e-8, high: 5e-8, atMost: 6, labels: ["1e-8", "2e-8", "3e-8", "4e-8", "5e-8"]),
    Case(low: 5, high: 5, atMost: 4, labels: ["4.5", "5.0", "5.5"]),
    Case(low: 0, high: 0, atMost: 4, labels: ["-1", "0", "1"]),
    Case(low: .nan, high: .nan, atMost: 4, labels: ["-1", "0", "1"]),
    Case(low: 0, high: .leastNonzeroMagnitude, atMost: 4, labels: ["-1", "0", "1"]),
    Case(low: 10, high: 0, atMost: 3, labels: ["0", "5", "10"]),
  ])
  func labels(_ item: Case) {
    #expect(Ticks.round(low: item.low, high: item.high, atMost: item.atMost).labels == item.labels)
  }

  @Test func whatIsCountedHasWholeTicks() {
    let cases: [(Double, Double, Int, [String])] = [
      (1, 2, 9, ["1", "2"]), (1, 3, 9, ["1", "2", "3"]), (1, 3, 2, ["2"]), (1, 50, 6, ["10", "20", "30", "40", "50"]),
      (0.2, 0.8, 5, []), (1, 1_000_000, 3, ["500000", "1000000"]),
    ]
    for (low, high, most, labels) in cases {
      let ticks = Ticks.round(low: low, high: high, atMost: most, isWhole: true)
      #expect(ticks.labels.map { Double($0) } == labels.map { Double($0) }, "\(low) to \(high)")
    }
  }

  @Test(arguments: 0..<2000)
  func alwaysRound(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let scale = Double("1e\(random.index(below: 560) - 280)") ?? 1
    let center = random.index(below: 2) == 0 ? 0 : (random.uniform() - 0.5) * scale * 1e6
    let bounds = [center + random.uniform() * scale, center - random.uniform() * scale]
    let (low, high) = (min(bounds[0], bounds[1]), max(bounds[0], bounds[1]))
    let limit = 2 + random.index(below: 20)
    let ticks = Ticks.round(low: low, high: high, atMost: limit)
    #expect(!ticks.values.isEmpty && ticks.values.count <= limit)
    let slack = (high - low) * 1e-6
    #expect(ticks.values.allSatisfy { $0 >= low - slack && $0 <= high + slack })
    #expect(Set(ticks.labels).count == ticks.labels.count)
    // What is written is exactly what is marked.
    #expect(ticks.labels.map { Double($0) } == ticks.values)
    guard ticks.values.count > 1 else { return }
    let step = ticks.values[1] - ticks.values[0]
    #expect([1.0, 2, 5, 10].contains { abs($0 - leadingDigits(step)) < 1e-3 }, "step \(step)")
    for (left, right) in zip(ticks.values, ticks.values.dropFirst()) { #expect(abs(right - left - step) < step * 1e-3) }
  }

  /// A number's first digit and what follows: 2.5 for 0.025.
  private func leadingDigits(_ value: Double) -> Double {
    let text = "\(value)".lowercased()
    let digits = text.prefix { $0 != "e" }.filter { $0 != "." && $0 != "-" }.drop { $0 == "0" }
    return Double(String(digits.prefix(1)) + "." + String(digits.dropFirst())) ?? 0
  }

  @Test func logarithmic() {
    #expect(Ticks.logarithmic(low: 0.001, high: 10, atMost: 6).labels == ["0.001", "0.01", "0.1", "1", "10"])
    #expect(Ticks.logarithmic(low: 0.5, high: 30, atMost: 8).labels == ["0.5", "1", "2", "5", "10", "20"])
    #expect(Ticks.logarithmic(low: 2, high: 3, atMost: 6).labels == ["2.0", "2.2", "2.4", "2.6", "2.8", "3.0"])
    #expect(Ticks.logarithmic(low: 1e-12, high: 1e12, atMost: 5).labels == ["1e-10", "1e-5", "1", "100000", "1e10"])
  }
}

@Suite struct NumberTextTests {
  @Test func fixed() {
    let cases: [(Double, Int, String)] = [
      (0.98765, 2, "0.99"), (-0.001, 2, "0.00"), (-1.005, 1, "-1.0"), (12, 0, "12"), (0.5, 3, "0.500"),
      (.nan, 2, "NaN"), (.infinity, 2, "inf"), (-.infinity, 0, "-inf"), (1e300, 2, "1e+300"), (123.456, -3, "123"),
    ]
    for (value, decimals, expected) in cases {
      #expect(NumberText.fixed(value, decimals: decimals) == expected)
    }
  }

  @Test func short() {
    let cases: [(Double, Int, String)] = [
      (0.012345, 3, "0.0123"), (0, 3, "0"), (1, 3, "1"), (100, 3, "100"), (2541, 3, "2540"), (2541, 4, "2541"),
      (999_999, 3, "1e6"), (0.000_012, 3, "1.2e-5"), (-3_000_000, 3, "-3e6"), (0.9996, 3, "1"), (9.996, 3, "10"),
      (.leastNonzeroMagnitude, 3, "4.94e-324"), (.greatestFiniteMagnitude, 3, "1.8e308"), (.nan, 3, "NaN"),
      (123_456, 3, "123000"), (1_234_567, 8, "1234567"), (0.1 + 0.2, 10, "0.3"),
    ]
    for (value, digits, expected) in cases { #expect(NumberText.short(value, digits: digits) == expected) }
    #expect(NumberText.percent(0.5) == "50 %")
    #expect(NumberText.percent(0.12345, decimals: 1) == "12.3 %")
  }
}
