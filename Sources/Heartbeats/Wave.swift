/// The waves a simulated beat is made of, in the order of time.
///
/// A beat of ECG5000 runs from one R peak to the next; the names say what stands at that place in a normal beat.
public enum Wave: String, CaseIterable, Codable, Sendable {
  /// The end of the R peak that the beat begins with.
  case r
  /// The deep S wave of the QRS complex.
  case qrs
  /// The ST segment.
  case st
  /// The T wave.
  case t
  /// The slow rise after the T wave.
  case u
  /// The P wave of the next beat.
  case p
  /// The onset of the next QRS complex.
  case nextQ
  /// The R peak that the beat ends with.
  case nextR
  /// The fall after that peak, of which the beat shows the beginning.
  case nextS

  /// The place in `allCases`.
  package var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One wave: a Gaussian bump.
public struct WaveShape: Equatable, Sendable {
  /// Where the wave is highest, in points from the start of the beat; it may lie outside of 0…139.
  public var centre: Double
  /// The standard deviation of the bump, in points.
  public var width: Double
  /// The height, negative for a wave that points down, in the standard deviations of a beat.
  public var amplitude: Double

  /// A wave of this place and width in points, and this height in standard deviations.
  public init(centre: Double, width: Double, amplitude: Double) {
    self.centre = centre
    self.width = width
    self.amplitude = amplitude
  }
}
