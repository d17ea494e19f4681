/// What a piece of text or a mark means; the palette turns it into a colour.
///
/// Colour never carries meaning alone: every chart also tells its series apart by pattern or mark.
public enum Ink: Equatable, Hashable, Sendable {
  case plain, muted, strong, heading, good, bad, warning, accent
  /// The colour of a data series, counted from 0; the palette repeats after six.
  case series(Int)
  /// A step on the ramp of a heat map, from 0 (lowest) to 100 (highest).
  case level(Int)
  /// A step on a two-sided ramp, from -100 (lowest) over 0 (neutral) to 100 (highest).
  case signedLevel(Int)
}
