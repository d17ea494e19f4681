/// Where rows come from, as sessions are saved with it.
public enum DataSource: Equatable, Codable, Sendable {
  /// The archive's own two files; the path is the file or folder they were read by.
  case ecg5000(path: String)
  /// Beats of the bundled simulator.
  case simulated(seed: Int)
  /// Any other data in UCR form.
  case file(path: String)
}
