import Tables

/// A heartbeat as ECG5000 has it.
public enum Heartbeat {
  /// Values in one beat, as the archive resampled them.
  public static let points = 140
}

extension Domain {
  /// Heartbeats in the form of ECG5000: 140 points in standard deviations, five classes.
  public static let heartbeats = Domain(
    noun: Noun("beat", "beats"), columnNoun: .point, kind: .curve, width: Heartbeat.points, parts: HeartbeatParts.all,
    classes: RowClass.heartbeats, axis: -5...5, unit: "standard deviations")
}

extension RowSet {
  /// Heartbeats over `values`, 140 numbers for each class.
  public init(beats values: [Float], classes: [RowClass]) {
    self.init(width: Heartbeat.points, values: values, classes: classes)
  }
}

extension DataSet {
  /// Heartbeats in the two parts of ECG5000.
  public init(source: DataSource, train: RowSet, test: RowSet) {
    self.init(source: source, domain: .heartbeats, train: train, test: test)
  }

  /// ECG5000's class counts in TRAIN, classes 1 to 5.
  public static let ecg5000TrainCounts: [RowClass: Int] = counts([292, 177, 10, 19, 2])
  /// ECG5000's class counts in TEST, classes 1 to 5.
  public static let ecg5000TestCounts: [RowClass: Int] = counts([2627, 1590, 86, 175, 22])

  private static func counts(_ numbers: [Int]) -> [RowClass: Int] {
    Dictionary(uniqueKeysWithValues: zip(RowClass.heartbeats, numbers))
  }

  /// Whether both parts have the class counts of ECG5000.
  static func hasCountsOfECG5000(train: RowSet, test: RowSet) -> Bool {
    RowClass.heartbeats.allSatisfy {
      train.count(of: $0) == ecg5000TrainCounts[$0] && test.count(of: $0) == ecg5000TestCounts[$0]
    }
  }
}
