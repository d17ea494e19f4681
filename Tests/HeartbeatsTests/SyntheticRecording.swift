import Foundation
import Heartbeats
import SeededRandom

/// A recording made of seeded beats, whose R peaks are known.
///
/// Waves are Gaussian bumps placed around each R peak, as in the synthetic ECG of McSharry and others (IEEE Trans.
/// Biomed. Eng. 50(3), 2003); the interval wanders and jumps, waves differ from beat to beat.
struct SyntheticRecording {
  var seconds = 120.0
  var rate = 360.0
  /// Beats a minute in the middle.
  var heartRate = 75.0
  /// Standard deviation of white noise, in millivolts; the R peak is about 1.
  var noise = 0.05
  /// Amplitude of slow wander, in millivolts.
  var wander = 0.3
  /// Amplitude of 50 hertz hum, in millivolts.
  var hum = 0.03
  /// Share of premature, wide beats.
  var premature = 0.0
  var isInverted = false
  var seed = 1

  struct Made {
    var samples: [Float]
    /// Samples of the R peaks.
    var peaks: [Int]
  }

  func made() -> Made {
    var random = SeededRandom.stream(seed: seed, "synthetic recording")
    var times: [Double] = []
    var isPremature: [Bool] = []
    var time = 0.6
    let middle = 60 / heartRate
    while time < seconds - 0.6 {
      times.append(time)
      let early = random.uniform() < premature && isPremature.last != true
      isPremature.append(early)
      // Breathing, and chance; after a premature beat a pause.
      let breathing = 1 + 0.08 * sin(2 * .pi * 0.25 * time) + 0.03 * random.gaussian()
      time += middle * max(0.5, breathing) * (early ? 1.3 : 1)
      if early, times.count > 1 { times[times.count - 1] -= 0.25 * middle }
    }
    var samples = (0..<Int(seconds * rate)).map { index -> Float in
      let at = Double(index) / rate
      let drift = wander * (sin(2 * .pi * 0.15 * at) + 0.5 * sin(2 * .pi * 0.33 * at + 1))
      return Float(drift + hum * sin(2 * .pi * 50 * at) + noise * random.gaussian())
    }
    for (time, early) in zip(times, isPremature) {
      add(time, early, &samples, &random)
    }
    if isInverted { samples = samples.map { -$0 } }
    return Made(samples: samples, peaks: times.map { Int(($0 * rate).rounded()) })
  }

  private func add(_ time: Double, _ early: Bool, _ samples: inout [Float], _ random: inout SeededRandom) {
    let stretch = (60 / heartRate / 0.8).squareRoot()
    // Place and width in seconds, height in millivolts.
    let normal: [(Double, Double, Double)] = [
      (-0.17 * stretch, 0.025, 0.15), (-0.028, 0.009, -0.12), (0, 0.011, 1), (0.03, 0.011, -0.25),
      (0.28 * stretch, 0.05, 0.3),
    ]
    let wide: [(Double, Double, Double)] = [(0, 0.035, 1.2), (0.1, 0.04, -0.4), (0.3 * stretch, 0.06, -0.35)]
    let size = 1 + 0.1 * random.gaussian()
    for (place, width, height) in early ? wide : normal {
      let amplitude = height * size * (1 + 0.05 * random.gaussian())
      let first = max(0, Int((time + place - 5 * width) * rate))
      let last = min(samples.count - 1, Int((time + place + 5 * width) * rate))
      guard first <= last else { continue }
      for index in first...last {
        let distance = (Double(index) / rate - time - place) / width
        samples[index] += Float(amplitude * exp(-0.5 * distance * distance))
      }
    }
  }
}

/// How well found peaks match known ones, within a tolerance in samples; each counts once.
struct PeakMatch {
  let sensitivity: Double
  let precision: Double

  init(found: [Int], known: [Int], tolerance: Int) {
    var place = 0
    var matched = 0
    for peak in known {
      while place < found.count, found[place] < peak - tolerance { place += 1 }
      if place < found.count, found[place] <= peak + tolerance {
        matched += 1
        place += 1
      }
    }
    sensitivity = Double(matched) / Double(max(1, known.count))
    precision = Double(matched) / Double(max(1, found.count))
  }
}
