/// Finds the R peaks of a lead.
///
/// Two moving averages after M. Elgendi, "Fast QRS detection with an optimized knowledge-based method: evaluation on
/// 11 standard ECG databases", PLoS ONE 8(9): e73557, 2013: band-pass 8–20 Hz, squared; where the mean over 97 ms (a QRS
/// complex) is above the mean over 611 ms (a beat) plus 8 % of the mean, there is a QRS complex. Different here: the
/// filter runs both ways, so that it shifts nothing; the mean is taken over the ten seconds around, so that one burst of
/// noise does not hide the beats of an hour; and of two complexes within 231 ms the stronger counts.
public struct RPeakDetector: Sendable {
  /// Samples a second.
  let rate: Double

  /// A detector for `rate` samples a second.
  public init(rate: Double) {
    self.rate = rate
  }

  private static let band = (low: 8.0, high: 20.0)
  private static let complex = 0.097
  private static let beat = 0.611
  private static let offset = 0.08
  private static let surroundings = 10.0
  /// The refractory time of the ventricles is longer than this; 260 beats a minute.
  private static let refractory = 0.231
  /// How far the R peak lies from where the band-passed signal is largest, at the most.
  private static let before = 0.07
  private static let after = 0.06

  /// A lead whose complexes rise less than this share of what they fall has its R peaks pointing down.
  private static let leastUpward = 1.0 / 3

  /// The places of the R peaks in `samples`, in order; samples that are missing are bridged by a straight line.
  public func peaks(in samples: [Float]) -> [Int] {
    guard samples.count >= width(Self.beat), RecordingLimits.rates.contains(rate) else { return [] }
    let bridged = Gaps.bridged(samples)
    guard let bridged else { return [] }
    let complexes = self.complexes(bridged)
    return sharpened(complexes, in: bridged).filter { samples[$0].isFinite }
  }

  private func width(_ seconds: Double) -> Int { max(1, Int((seconds * rate).rounded())) }

  /// Where the band-passed signal is largest in each QRS complex.
  private func complexes(_ signal: [Float]) -> [Int] {
    let low = Butterworth(.lowPass, at: Self.band.high, rate: rate).applied(to: signal)
    let filtered = Butterworth(.highPass, at: Self.band.low, rate: rate).applied(to: low)
    let energy = filtered.map { $0 * $0 }
    let mean = MovingMean(energy)
    let (complex, beat, around) = (width(Self.complex), width(Self.beat), width(Self.surroundings))
    var found: [Int] = []
    var start: Int?
    for index in 0...energy.count {
      let isInside =
        index < energy.count
        && mean.around(index, complex) > mean.around(index, beat) + Self.offset * mean.around(index, around)
      if isInside {
        if start == nil { start = index }
      } else if let begun = start {
        // What is shorter than a QRS complex is noise.
        if index - begun >= complex { append(largest(energy, begun..<index), to: &found, energy) }
        start = nil
      }
    }
    return found
  }

  private func largest(_ energy: [Float], _ range: Range<Int>) -> Int {
    range.reduce(range.lowerBound) { energy[$1] > energy[$0] ? $1 : $0 }
  }

  private func append(_ place: Int, to found: inout [Int], _ energy: [Float]) {
    guard let last = found.last, place - last < width(Self.refractory) else {
      found.append(place)
      return
    }
    if energy[place] > energy[last] { found[found.count - 1] = place }
  }

  // MARK: From the complex to its R peak

  /// The R peak of each complex: its highest point, or its lowest in a lead whose complexes only point down.
  private func sharpened(_ complexes: [Int], in signal: [Float]) -> [Int] {
    let smooth = MovingMean(signal)
    let width = max(1, self.width(0.01))
    func value(_ index: Int) -> Double { smooth.around(index, width) }
    var highs: [Int] = []
    var lows: [Int] = []
    var upward: [Double] = []
    var downward: [Double] = []
    for place in complexes {
      let window = max(0, place - self.width(Self.before))...min(signal.count - 1, place + self.width(Self.after))
      let high = window.reduce(place) { value($1) > value($0) ? $1 : $0 }
      let low = window.reduce(place) { value($1) < value($0) ? $1 : $0 }
      // The level beside the complex, the same on both sides of a slope.
      let level = (smooth.around(window.lowerBound, width * 2) + smooth.around(window.upperBound, width * 2)) / 2
      highs.append(high)
      lows.append(low)
      upward.append(value(high) - level)
      downward.append(level - value(low))
    }
    let pointsDown = median(upward) < Self.leastUpward * median(downward)
    var places: [Int] = []
    for place in pointsDown ? lows : highs where place > (places.last ?? -1) { places.append(place) }
    return places
  }
}

/// The middle value; 0 of nothing.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Samples that are missing.
enum Gaps {
  /// The samples with straight lines over what is missing; nil where nothing is there.
  static func bridged(_ samples: [Float]) -> [Float]? {
    guard let first = samples.firstIndex(where: \.isFinite) else { return nil }
    var bridged = samples
    for index in 0..<first { bridged[index] = samples[first] }
    var last = first
    for index in samples.indices[first...] where samples[index].isFinite {
      if index - last > 1 {
        let slope = (samples[index] - samples[last]) / Float(index - last)
        for between in last + 1..<index { bridged[between] = samples[last] + slope * Float(between - last) }
      }
      last = index
    }
    for index in last + 1..<max(last + 1, samples.count) { bridged[index] = samples[last] }
    return bridged
  }
}
