/// One heartbeat: 140 values of an ECG, and its class where an annotation says so.
public struct Beat: Equatable, Sendable {
  /// `BeatSet.pointsPerBeat` values, in the data's own units (ECG5000: z-normalised).
  public let values: [Float]
  public let beatClass: BeatClass?

  /// A beat over `values`, which must be `BeatSet.pointsPerBeat` numbers.
  public init(values: [Float], beatClass: BeatClass? = nil) {
    precondition(values.count == BeatSet.pointsPerBeat, "a beat needs 140 values")
    self.values = values
    self.beatClass = beatClass
  }
}
