/// Which heartline this is.
public enum Release {
  public static let version = "0.1.0"
  /// The day of this version, for the manual page.
  public static let date = "November 21, 2026"
}
