import Heartbeats
import Tables
import Testing

@Suite struct PartitionTests {
  static let data = DataSet(
    source: .file(path: "made"), train: beats([292, 177, 10, 19, 2]), test: beats([2627, 1590, 86, 175, 22]))

  private func partition(_ settings: PartitionSettings) throws -> Partition {
    try Partition(data: Self.data, settings: settings)
  }

  /// The first value of a beat, which names it.
  private func names(_ beats: RowSet) -> [Float] { (0..<beats.count).map { beats[$0].values[0] } }

  private func abnormals(_ beats: RowSet) -> Int { beats.isAbnormal.count { $0 } }

  @Test func defaultsTrainOnFourFifthsOfTheNormals() throws {
    let parts = try partition(PartitionSettings())
    #expect(RowClass.heartbeats.map(parts.training.count(of:)) == [2102, 0, 0, 0, 0])
    #expect(RowClass.heartbeats.map(parts.validation.count(of:)) == [525, 319, 17, 35, 4])
    #expect(parts.test == Self.data.train && parts.testIndices == Array(0..<500))
  }

  @Test func theOtherSplitSwapsTheFiles() throws {
    let parts = try partition(PartitionSettings(split: .ucr, validation: 0))
    #expect(names(parts.training) == names(Self.data.train.picked(Array(0..<292))))
    #expect(parts.validation.isEmpty && parts.test == Self.data.test)
  }

  @Test(arguments: [0, 0.01, 0.1, 0.3, 0.42, 0.5, 0.7], [0, 0.2, 0.5])
  func sharesAreAsAsked(contamination: Double, validation: Double) throws {
    let parts = try partition(PartitionSettings(contamination: contamination, validation: validation))
    let share = Double(abnormals(parts.training)) / Double(parts.training.count)
    #expect(abs(share - contamination) <= 0.5 / Double(parts.training.count))
    // As many rows as can be: all normals, or all abnormals.
    let left = [2627 - parts.validation.count(of: .normal), 1873 - abnormals(parts.validation)]
    #expect(parts.training.count(of: .normal) == left[0] || abnormals(parts.training) == left[1])
    #expect(parts.validation.count(of: .normal) == Int((2627 * validation).rounded()))
    #expect(abnormals(parts.validation) == Int((1873 * validation).rounded()))
    let together = names(parts.training) + names(parts.validation)
    #expect(Set(together).count == together.count)
    #expect(names(parts.training) == names(parts.training).sorted())
  }

  @Test func abnormalsComeInThePoolsProportion() throws {
    let parts = try partition(PartitionSettings(contamination: 0.4, trainSize: 1000, validation: 0))
    #expect(RowClass.heartbeats.map(parts.training.count(of:)) == [600, 340, 18, 37, 5])
    // ceil(0.1 · 30) is 3 although 0.1 · 30 is a little more in binary.
    #expect(abnormals(try partition(PartitionSettings(contamination: 0.1, trainSize: 30)).training) == 3)
    #expect(abnormals(try partition(PartitionSettings(contamination: 0.1, trainSize: 31)).training) == 4)
  }

  @Test func growingContaminationOrSizeOnlyAddsBeats() throws {
    var before = try partition(PartitionSettings(contamination: 0.02))
    for contamination in stride(from: 0.04, through: 0.4, by: 0.02) {
      let after = try partition(PartitionSettings(contamination: contamination))
      #expect(after.validation == before.validation && after.test == before.test)
      #expect(Set(names(before.training)).isSubset(of: names(after.training)))
      before = after
    }
    for size in [100, 101, 102, 500, 1000, 2000] {
      let small = try partition(PartitionSettings(contamination: 0.3, trainSize: size))
      let large = try partition(PartitionSettings(contamination: 0.3, trainSize: size + 1))
      #expect(large.training.count == size + 1)
      #expect(Set(names(small.training)).isSubset(of: names(large.training)))
    }
  }

  @Test func growingValidationOrTestOnlyAddsBeats() throws {
    var before = try partition(PartitionSettings(testSize: 2, validation: 0.01))
    for step in 2...50 {
      let after = try partition(PartitionSettings(testSize: step * 10, validation: Double(step) / 100))
      #expect(Set(names(before.validation)).isSubset(of: names(after.validation)))
      #expect(Set(before.testIndices).isSubset(of: after.testIndices))
      #expect(after.testIndices == after.testIndices.sorted())
      before = after
    }
    #expect(before.testIndices == Array(0..<500))
  }

  @Test func aSmallTestHoldsBothKinds() throws {
    let rare = DataSet(source: .file(path: "rare"), train: beats([400, 1]), test: beats([10, 10]))
    let parts = try Partition(data: rare, settings: PartitionSettings(testSize: 2))
    #expect(parts.test.isAbnormal == [false, true])
    #expect(names(parts.test) == names(rare.train.picked(parts.testIndices)))
  }

  @Test func theSeedDecides() throws {
    let settings = PartitionSettings(contamination: 0.2, trainSize: 800, testSize: 100)
    let first = try partition(settings)
    #expect(try partition(settings) == first)
    var other = settings
    other.seed = 2
    let second = try partition(other)
    #expect(second.training != first.training && second.validation != first.validation && second.test != first.test)
  }

  @Test(arguments: [
    (PartitionSettings(contamination: 0.71), "contamination 71% is out of range; it goes from 0% to 70%"),
    (PartitionSettings(contamination: .nan), "contamination nan% is out of range; it goes from 0% to 70%"),
    (PartitionSettings(validation: -0.125), "validation -12.5% is out of range; it goes from 0% to 50%"),
    (PartitionSettings(trainSize: 0), "train-size 0 cannot be had at contamination 0%; it goes from 1 to 2102"),
    (PartitionSettings(trainSize: 2103), "train-size 2103 cannot be had at contamination 0%; it goes from 1 to 2102"),
    (
      PartitionSettings(contamination: 0.5, trainSize: .max, validation: 0),
      "train-size 9223372036854775807 cannot be had at contamination 50%; it goes from 2 to 3746"
    ),
    (
      PartitionSettings(contamination: 0.5, trainSize: 1),
      "train-size 1 cannot be had at contamination 50%; it goes from 2 to 2996"
    ),
    (PartitionSettings(testSize: 1), "test-size 1 cannot be had; it goes from 2 to 500"),
    (PartitionSettings(testSize: 501), "test-size 501 cannot be had; it goes from 2 to 500"),
  ])
  func whatCannotBeHadIsRefused(settings: PartitionSettings, message: String) {
    let error = #expect(throws: PartitionError.self) { try partition(settings) }
    #expect(error.map(String.init(describing:)) == message)
  }

  @Test func dataWithoutAKindOfBeatIsRefused() throws {
    let normal = beats([9])
    let abnormal = beats([0, 9])
    let settings = PartitionSettings(contamination: 0.1)
    let make = { try Partition(data: DataSet(source: .file(path: ""), train: $0, test: $1), settings: settings) }
    #expect(throws: PartitionError.noAbnormalRows(contamination: 0.1)) { try make(abnormal, normal) }
    #expect(throws: PartitionError.noNormalRows) { try make(normal, abnormal) }
    #expect(throws: PartitionError.noTestRows) { try make(RowSet(beats: [], classes: []), beats([9, 9])) }
  }
}
