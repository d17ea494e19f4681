import Heartbeats
import TestSupport
import Testing

@Suite struct RPeakTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    var recording = SyntheticRecording()
    /// Seconds by which a peak may be off.
    var tolerance = 0.03
    var testDescription: String { name }

    init(_ name: String, tolerance: Double = 0.03, _ change: (inout SyntheticRecording) -> Void = { _ in }) {
      self.name = name
      self.tolerance = tolerance
      change(&recording)
    }
  }

  static let cases = [
    Case("as it comes"),
    Case("another seed") { $0.seed = 2 },
    Case("125 samples a second") { $0.rate = 125 },
    Case("250 samples a second") { $0.rate = 250 },
    Case("1000 samples a second") { $0.rate = 1000 },
    Case("slow heart") { $0.heartRate = 42 },
    Case("fast heart") { $0.heartRate = 150 },
    Case("no noise") { ($0.noise, $0.hum, $0.wander) = (0, 0, 0) },
    Case("noise of a tenth of R, twice the sampling") { ($0.noise, $0.rate) = (0.1, 500) },
    Case("strong wander") { $0.wander = 2 },
    Case("strong hum") { $0.hum = 0.15 },
    Case("premature beats") { $0.premature = 0.08 },
    Case("inverted lead") { $0.isInverted = true },
  ]

  @Test(arguments: cases) func findsTheKnownPeaks(_ test: Case) {
    let made = test.recording.made()
    let found = RPeakDetector(rate: test.recording.rate).peaks(in: made.samples)
    let match = PeakMatch(found: found, known: made.peaks, tolerance: Int(test.tolerance * test.recording.rate))
    #expect(match.sensitivity >= 0.99, "\(match), \(found.count) of \(made.peaks.count)")
    #expect(match.precision >= 0.99, "\(match), \(found.count) of \(made.peaks.count)")
  }

  @Test func aBurstOfNoiseHidesOnlyTheBeatsAroundIt() {
    var made = SyntheticRecording().made()
    for index in 18_000..<18_700 { made.samples[index] += index % 40 < 20 ? 40 : -40 }
    let found = RPeakDetector(rate: 360).peaks(in: made.samples)
    let clear = { (peak: Int) in peak < 16_000 || peak > 21_000 }
    let match = PeakMatch(found: found.filter(clear), known: made.peaks.filter(clear), tolerance: 11)
    #expect(match.sensitivity >= 0.99 && match.precision >= 0.99, "\(match)")
  }

  @Test func placesScaleWithTheSignalNotWithItsUnit() {
    let made = SyntheticRecording().made()
    let found = RPeakDetector(rate: 360).peaks(in: made.samples)
    #expect(RPeakDetector(rate: 360).peaks(in: made.samples.map { $0 * 1024 + 512 }) == found)
  }

  @Test func findsNothingWhereNothingIs() {
    let detector = RPeakDetector(rate: 360)
    #expect(detector.peaks(in: []).isEmpty)
    #expect(detector.peaks(in: [1, 2, 3]).isEmpty)
    #expect(detector.peaks(in: [Float](repeating: 0, count: 10_000)).isEmpty)
    #expect(detector.peaks(in: [Float](repeating: 7, count: 10_000)).isEmpty)
    #expect(detector.peaks(in: [Float](repeating: .nan, count: 10_000)).isEmpty)
    #expect(RPeakDetector(rate: 0).peaks(in: [Float](repeating: 0, count: 10_000)).isEmpty)
  }
}

extension RPeakTests {
  /// Beats of ECG5000, one after another: each begins and ends on the fall from its R peak.
  @Test(.needsRealData) func findsThePeaksBetweenBeatsOfECG5000() throws {
    let data = try RealData.read()
    let length = 175
    var samples: [Float] = []
    var joins: [Int] = []
    for row in 0..<300 {
      let beat = Array(data.test.row(row))
      joins.append(samples.count)
      for place in 0..<length {
        let at = Double(place) * 139 / Double(length)
        let part = Float(at - at.rounded(.down))
        samples.append(beat[Int(at)] * (1 - part) + beat[Int(at) + 1] * part)
      }
    }
    let found = RPeakDetector(rate: 250).peaks(in: samples)
    // R lies a little before the join, the S that points down a little behind it.
    let match = PeakMatch(found: found, known: joins, tolerance: 9)
    #expect(match.sensitivity >= 0.98 && match.precision >= 0.98, "\(match)")

    // Aligned with the mean normal beat they are cut where ECG5000 cut them, within a sample of 4 milliseconds.
    let template = try #require(data.train.mean(of: .normal))
    let lead = RecordingLead(name: "II", samples: samples)
    let analysis = try RecordingAnalysis(lead, rate: 250, name: "test", template: template)
    let cuts = analysis.peaks.map { $0 + Int((analysis.shift * 250).rounded()) }
    let cutMatch = PeakMatch(found: cuts, known: joins, tolerance: 2)
    #expect(cutMatch.sensitivity >= 0.9, "\(cutMatch), shift \(analysis.shift)")
  }
}
