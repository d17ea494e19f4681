/// Where heartbeats come from, as sessions are saved with it.
public enum DataSource: Equatable, Codable, Sendable {
  /// The archive's own two files; the path is the file or folder they were read by.
  case ecg5000(path: String)
  /// Beats of the bundled simulator.
  case simulated(seed: Int)
  /// Any other data in UCR form.
  case file(path: String)
}

/// A data set in the archive's two parts, each in file order.
public struct HeartbeatData: Equatable, Sendable {
  public let source: DataSource
  /// The archive's TRAIN file, the small one: 500 beats in ECG5000.
  public let train: BeatSet
  /// The archive's TEST file, the large one: 4,500 beats in ECG5000.
  public let test: BeatSet

  public init(source: DataSource, train: BeatSet, test: BeatSet) {
    self.source = source
    self.train = train
    self.test = test
  }
}

extension HeartbeatData {
  /// ECG5000's class counts in TRAIN, classes 1 to 5.
  public static let ecg5000TrainCounts: [BeatClass: Int] = counts([292, 177, 10, 19, 2])
  /// ECG5000's class counts in TEST, classes 1 to 5.
  public static let ecg5000TestCounts: [BeatClass: Int] = counts([2627, 1590, 86, 175, 22])

  private static func counts(_ numbers: [Int]) -> [BeatClass: Int] {
    Dictionary(uniqueKeysWithValues: zip(BeatClass.allCases, numbers))
  }

  /// Whether both parts have the class counts of ECG5000.
  static func hasCountsOfECG5000(train: BeatSet, test: BeatSet) -> Bool {
    BeatClass.allCases.allSatisfy {
      train.count(of: $0) == ecg5000TrainCounts[$0] && test.count(of: $0) == ecg5000TestCounts[$0]
    }
  }
}
