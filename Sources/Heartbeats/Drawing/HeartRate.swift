extension BeatShape {
  /// The rate at which a shape stays as it is. The data do not say how fast the heart beat, as every beat was brought to
  /// 140 points; 80 beats a minute stands for it.
  public static let usualRate = 80.0

  /// The beat at another heart rate, in beats a minute.
  ///
  /// A beat always takes 140 points, so what changes is how they are shared out. QRS and what belongs to the next beat
  /// (P, next R) keep their durations; ST and T shorten and lengthen with the square root of the time between two R
  /// (Bazett, "An analysis of the time-relations of electrocardiograms", Heart 7, 1920); the pause before P takes the rest.
  public func atRate(_ rate: Double) -> BeatShape {
    guard rate > 0, rate.isFinite else { return self }
    let ratio = Self.usualRate / rate
    let end = Double(Heartbeat.points - 1)
    var shape = self
    for wave in Wave.allCases {
      switch wave {
      case .r, .qrs:
        shape[wave].centre /= ratio
        shape[wave].width /= ratio
      case .st, .t, .u:
        shape[wave].centre /= ratio.squareRoot()
        shape[wave].width /= ratio.squareRoot()
      case .p, .nextQ, .nextR, .nextS:
        shape[wave].centre = end - (end - self[wave].centre) / ratio
        shape[wave].width /= ratio
      }
    }
    return shape
  }
}
