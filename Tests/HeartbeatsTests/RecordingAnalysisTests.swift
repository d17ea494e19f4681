import Foundation
import Heartbeats
import SeededRandom
import Testing

@Suite struct RecordingAnalysisTests {
  static func analysis(
    _ samples: [Float], rate: Double = 360, rails: ClosedRange<Float>? = nil
  ) throws -> RecordingAnalysis {
    try RecordingAnalysis(RecordingLead(name: "II", samples: samples, rails: rails), rate: rate, name: "test")
  }

  @Test func aCleanRecordingHasBeatsAndNoProblems() throws {
    let made = SyntheticRecording().made()
    let analysis = try Self.analysis(made.samples)
    #expect(analysis.problems == [])
    #expect(analysis.beats.count == made.peaks.count - 1)
    #expect(abs((analysis.heartRate ?? 0) - 75) < 4)
    for beat in analysis.beats {
      let values = try #require(beat.values)
      #expect(values.count == 140)
      let mean = values.reduce(0, +) / 140
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 139).squareRoot()
      #expect(abs(mean) < 1e-5 && abs(deviation - 1) < 1e-4)
      #expect(beat.problems == [])
    }
  }

  @Test func aBeatRunsFromOnePeakToTheNext() throws {
    // A ramp between two peaks: the points must lie on it.
    let made = SyntheticRecording(noise: 0, wander: 0, hum: 0).made()
    let analysis = try Self.analysis(made.samples)
    let beat = try #require(analysis.beats.dropFirst(3).first)
    let values = try #require(beat.values)
    // Both ends are R peaks, the highest points of the beat.
    let largest = values.max() ?? 0
    #expect(values[0] == largest || values[139] == largest)
    #expect(min(values[0], values[139]) > 0.8 * largest)
  }

  @Test func missingSamplesAreSaidAndNotScored() throws {
    var made = SyntheticRecording().made()
    let beat = made.peaks[20]..<made.peaks[21]
    for index in beat.lowerBound + 100..<beat.lowerBound + 130 { made.samples[index] = .nan }
    let analysis = try Self.analysis(made.samples)
    let touched = analysis.beats.filter { !$0.problems.isEmpty }
    #expect(touched.count == 1)
    #expect(touched.first?.problems == [.missing])
    #expect(touched.first?.values == nil)
    #expect(analysis.problems == [.missing(30.0 / Double(made.samples.count))])
  }

  @Test func singleMissingSamplesAreBridged() throws {
    var made = SyntheticRecording().made()
    made.samples[made.peaks[20] + 100] = .nan
    let analysis = try Self.analysis(made.samples)
    #expect(analysis.beats.allSatisfy { $0.problems.isEmpty && $0.values != nil })
    #expect(analysis.problems == [.missing(1 / Double(made.samples.count))])
  }

  @Test(arguments: [true, false]) func saturatedLeadsAreSaid(_ isRailKnown: Bool) throws {
    let made = SyntheticRecording(noise: 0.02).made()
    let cut = made.samples.map { min($0, 0.5) }
    let analysis = try Self.analysis(cut, rails: isRailKnown ? -5...0.5 : nil)
    #expect(analysis.problems.contains { if case .saturated = $0 { true } else { false } })
    let saturated = analysis.beats.filter { $0.problems.contains(.saturated) }
    #expect(saturated.count * 2 > analysis.beats.count, "\(saturated.count) of \(analysis.beats.count)")
  }

  @Test func aFlatLineIsSaid() throws {
    var made = SyntheticRecording().made()
    for index in 20_000..<30_000 { made.samples[index] = 0 }
    let analysis = try Self.analysis(made.samples)
    #expect(analysis.problems.contains { if case .flat = $0 { true } else { false } })
    #expect(analysis.beats.contains { $0.problems.contains(.flat) && $0.values == nil })
    let inside = analysis.peaks.filter { (20_200..<29_800).contains($0) }
    #expect(inside == [])
  }

  @Test func nothingButALineHasNoBeats() throws {
    for samples in [[Float](repeating: 3, count: 20_000), [Float](repeating: .nan, count: 20_000), [1, 2, 3]] {
      let analysis = try Self.analysis(samples)
      #expect(analysis.beats.isEmpty)
      #expect(analysis.problems.contains(.noBeats))
    }
  }

  /// A recording of 360 samples a second, taken for another.
  @Test(arguments: [100.0, 128, 1000, 2000]) func wrongRatesAreSaid(_ rate: Double) throws {
    let made = SyntheticRecording().made()
    let analysis = try Self.analysis(made.samples, rate: rate)
    #expect(!analysis.problems.isEmpty, "\(analysis.heartRate ?? 0)")
  }

  @Test func noiseIsNoHeart() throws {
    var random = SeededRandom.stream(seed: 4, "noise")
    let noise = (0..<40_000).map { _ in Float(random.gaussian()) }
    let analysis = try Self.analysis(noise)
    #expect(analysis.problems.contains { if case .unlikeBeats = $0 { true } else { false } }, "\(analysis.problems)")
  }

  @Test func aMissedPeakIsAPause() throws {
    let made = SyntheticRecording().made()
    // A beat is cut out of the middle and its place left to the noise of a level line.
    var samples = made.samples
    var random = SeededRandom.stream(seed: 1, "line")
    for index in made.peaks[30] - 150..<made.peaks[32] + 150 { samples[index] = 0.02 * Float(random.gaussian()) }
    let analysis = try Self.analysis(samples)
    #expect(analysis.beats.contains { $0.problems.contains(.pause) })
  }

  /// Regular beats with one interval that is so many times as long, at slow and at fast rates.
  @Test(arguments: [(75.0, 2.6, true), (100, 2.5, true), (150, 4, true), (150, 2, true), (75, 1.4, false)])
  func aPauseIsLongBesideItsNeighbours(heartRate: Double, ratio: Double, isPause: Bool) throws {
    let step = 60 / heartRate
    let times = (0..<40).map { 0.6 + step * (Double($0) + ($0 > 20 ? ratio - 1 : 0)) }
    var samples = [Float](repeating: 0, count: Int(((times.last ?? 0) + 0.6) * 360))
    for time in times {
      for (place, width, height) in [(0.0, 0.011, 1.0), (0.03, 0.011, -0.25), (0.4 * step, 0.04, 0.25)] {
        for index in samples.indices {
          let distance = (Double(index) / 360 - time - place) / width
          if abs(distance) < 6 { samples[index] += Float(height * exp(-distance * distance / 2)) }
        }
      }
    }
    let analysis = try Self.analysis(samples)
    #expect(analysis.beats.count == 39)
    let pauses = analysis.beats.indices.filter { analysis.beats[$0].problems.contains(.pause) }
    #expect(pauses == (isPause ? [20] : []))
  }

  /// All beats are shifted towards the template, and the last one beyond the end.
  @Test func aBeatThatIsCutByTheEndIsIncompleteAndNotFlat() throws {
    let made = SyntheticRecording().made()
    let whole = try RecordingAnalysis(
      RecordingLead(name: "II", samples: made.samples), rate: 360, name: "test", template: nil)
    let last = try #require(whole.peaks.last)
    // The template is the mean beat twenty samples later, so the cuts move by about as much.
    let cut = try #require(whole.beats.dropFirst(5).first)
    let length = Double(cut.end - cut.start) / 139
    let template = (0..<140).map { made.samples[cut.start + 15 + Int((Double($0) * length).rounded())] }
    let mean = template.reduce(0, +) / 140
    let analysis = try RecordingAnalysis(
      RecordingLead(name: "II", samples: Array(made.samples[...(last + 5)])), rate: 360, name: "test",
      template: template.map { $0 - mean })
    #expect(analysis.shift > 0.02)
    #expect(analysis.beats.last?.problems == [.incomplete])
    #expect(analysis.beats.last?.values == nil)
    #expect(analysis.beats.dropLast().allSatisfy { $0.problems.isEmpty && $0.values != nil })
  }

  @Test(arguments: [0, 10, 49, 200_000, .infinity, .nan, -360]) func impossibleRatesAreRefused(_ rate: Double) {
    #expect(throws: RecordingError.self) { try Self.analysis([1, 2, 3], rate: rate) }
  }

  /// No samples, however odd, give NaN or a crash.
  @Test func oddSamplesNeverGiveNaN() throws {
    var random = SeededRandom.stream(seed: 9, "odd")
    for round in 0..<60 {
      let odd: [Float] = [.nan, .infinity, -.infinity, 1e15, -1e15, 0, 1e-30]
      let samples = (0..<random.index(below: 4000)).map { _ -> Float in
        random.uniform() < 0.2 ? odd[random.index(below: odd.count)] : Float(random.gaussian())
      }
      let analysis = try Self.analysis(samples, rate: [60, 128, 360, 5000][round % 4])
      #expect(analysis.beats.allSatisfy { $0.values?.allSatisfy(\.isFinite) ?? true })
      #expect(zip(analysis.peaks, analysis.peaks.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
