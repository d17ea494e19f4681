import Heartbeats
import Tables
import TestSupport
import Testing

@Suite struct HeartbeatsExample {
  private let path = Checkout.path("Data/simulator.json")

  @Test func simulatesAndDrawsBeats() throws {
    // Example: Simulated beats of two classes, and a beat drawn through four points.
    let simulator = try Simulator(contentsOf: path)
    let beats = simulator.beats(counts: [.normal: 20, .rOnT: 5], seed: 1, purpose: "example")
    let mean = beats.mean(of: .normal)
    let drawing = try Drawing(
      through: [Knot(1, -3), Knot(40, 0.5), Knot(100, 1), Knot(140, -2)], smooth: true)
    let beat = Row(values: drawing.values)
    // End.
    #expect(beats.count == 25 && beats.isAbnormal.count { $0 } == 5)
    #expect(mean?.count == Heartbeat.points)
    #expect(beat.values.count == Heartbeat.points && beat.rowClass == nil)
  }
}
