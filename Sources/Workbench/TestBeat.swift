import Heartbeats
import Tables

/// Which test beat is meant: by its place in the test file, or by its place in a group.
public enum BeatReference: Equatable, Sendable {
  case index(Int)
  case group(BeatGroup, Int)
}

/// Normal beats, abnormal beats, or the beats of one class.
public enum BeatGroup: Equatable, Sendable {
  case normal, abnormal
  case beatClass(RowClass)

  func holds(_ beatClass: RowClass) -> Bool {
    switch self {
    case .normal: !beatClass.isAbnormal
    case .abnormal: beatClass.isAbnormal
    case .beatClass(let wanted): beatClass == wanted
    }
  }

  package var name: String {
    switch self {
    case .normal: "normal test beats"
    case .abnormal: "abnormal test beats"
    case .beatClass(let beatClass): "test beats of class \(beatClass.number)"
    }
  }
}

/// A beat of the test file, with its place there.
public struct TestBeat: Sendable {
  /// Counted from 1 in the order of the test file.
  public let index: Int
  public let values: [Float]
  public let beatClass: RowClass
}

extension Workbench {
  /// The beats the recipe's split tests on, all of them.
  public var testFile: RowSet {
    data.judged(recipe.split)
  }

  /// The test beat that is meant.
  public func testBeat(_ reference: BeatReference) throws -> TestBeat {
    let file = testFile
    let rows: [Int]
    let position: Int
    let name: String
    switch reference {
    case .index(let index): (rows, position, name) = (Array(0..<file.count), index, "test beats")
    case .group(let group, let nth):
      (rows, position, name) = (file.classes.indices.filter { group.holds(file.classes[$0]) }, nth, group.name)
    }
    guard (1...max(1, rows.count)).contains(position), !rows.isEmpty else {
      throw WorkbenchError.noBeat(position: position, count: rows.count, of: name)
    }
    let row = rows[position - 1]
    return TestBeat(index: row + 1, values: file[row].values, beatClass: file.classes[row])
  }
}
