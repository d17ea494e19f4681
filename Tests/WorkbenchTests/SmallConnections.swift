import SeededRandom
import Synchronization
import Tables
import Workbench

/// Rows that stand in for connections: normal ones, attacks that are known from the past and new ones.
enum SmallConnections {
  static let classes = [
    RowClass(number: 0, name: "normal", isAbnormal: false), RowClass(number: 1, name: "smurf", isAbnormal: true),
    RowClass(number: 2, name: "mailbomb (new)", shortName: "mailbomb", isAbnormal: true),
  ]

  static let domain = Domain(
    noun: Noun("connection", "connections"), columnNoun: .column, kind: .table, width: 6,
    columnNames: ["a", "b", "c", "d", "e", "f"], classes: classes,
    groups: [RowGroup("known attacks", [1]), RowGroup("new attacks", [2])],
    labels: [RowLabels("true", abnormal: [1, 2]), RowLabels("report", abnormal: [1])])

  static let data = DataSet(
    source: .kdd(KDDOptions()), domain: domain, train: rows([260, 90, 0], seed: 1), test: rows([60, 20, 20], seed: 2),
    hasFixedRoles: true, heldOut: HeldOut(normal: 60, abnormal: 30))

  /// Six numbers a row; known attacks are high in the first column, new ones a little in the second.
  private static func rows(_ counts: [Int], seed: Int) -> RowSet {
    var random = SeededRandom.stream(seed: seed, "small connections")
    var values: [Float] = []
    var labels: [RowClass] = []
    for (rowClass, count) in zip(classes, counts) {
      for _ in 0..<count {
        for column in 0..<6 {
          let base = Float(random.index(below: 1000)) / 1000
          let shift: Float = rowClass.number == 1 && column == 0 ? 3 : rowClass.number == 2 && column == 1 ? 0.3 : 0
          values.append(base + shift)
        }
        labels.append(rowClass)
      }
    }
    return RowSet(width: 6, values: values, classes: labels)
  }

  /// Scores of the test rows as three models might have published them.
  static var replayed: (field: RaceField, lanes: [RaceLane]) {
    let test = data.test
    let field = RaceField(test.classes, abnormal: test.classes.map(\.isAbnormal), domain: domain)
    let lanes = ["pca", "one-class-svm", "autoencoder"].enumerated().map { place, name in
      RaceLane(
        name: name,
        scores: (0..<test.count).map { row in
          let values = Array(test.row(row))
          return Double(values[0]) - 0.1 * Double(values[2 + place])
        }, threshold: 1.5)
    }
    return (field, lanes)
  }

  /// One that says stop once so many pieces of work are done.
  static func watch(stopAfter count: Int?) -> RunsWatch {
    let isStopped = Flag()
    return RunsWatch(
      shouldStop: { isStopped.value }, onRun: { if let count, $0 >= count { isStopped.raise() } })
  }

  private final class Flag: Sendable {
    private let flag = Mutex(false)
    var value: Bool { flag.withLock { $0 } }
    func raise() { flag.withLock { $0 = true } }
  }
}
