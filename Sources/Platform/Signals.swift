/// How the process takes signals that would end it without a word.
public enum Signals {
  /// A file that reaches the size allowed (`ulimit -f`) makes the write fail with a reason, instead of killing.
  public static func reportFileSizeLimit() { _ = signal(SIGXFSZ, SIG_IGN) }
}
