import Heartbeats
import Tables

/// Where the fit of a class's mean beat begins: read off a plot of the mean beats.
enum StartingShape {
  static func of(_ beatClass: RowClass) -> BeatShape {
    let waves = beatClass == .normal ? normal : abnormal
    return BeatShape(
      baseline: 0, drift: 0, waves: waves.map { WaveShape(centre: $0.0, width: $0.1, amplitude: $0.2) })
  }

  /// How far a parameter may reasonably move from there, as standard deviations.
  static var deviations: [Double] {
    [0.3, 0.3] + Wave.allCases.flatMap { _ in [3, 0.3, 0.7] }
  }

  /// Centre, width and amplitude, in the order of `Wave.allCases`.
  private static let normal: [(Double, Double, Double)] = [
    (-2, 2, 2), (3.5, 2.5, -4), (10, 6, -0.3), (36, 10, -0.7), (76, 14, 0.5), (104, 5, 1.5), (132, 4, 1.2),
    (138, 2, 0.5), (143, 3, -3),
  ]

  /// Premature beats: a wider QRS complex, no P wave to speak of, and the next complex early and deep.
  private static let abnormal: [(Double, Double, Double)] = [
    (-2, 2, 1), (4.5, 4, -2.5), (18, 8, 0.3), (50, 15, -0.2), (85, 15, 0.4), (110, 10, 0.5), (125, 4, 0.5),
    (135, 4, -3), (143, 3, 1),
  ]
}
