import SeededRandom
import Tables
import Testing
import Views
import Workbench

/// Rows of any shape, and detectors that meet other rows than they were trained on.
@Suite struct OtherRowsTests {
  /// Waves of one length: class 1 is normal, each other class has another frequency.
  private static func series(points: Int, classes: Int, path: String, seed: Int = 1) -> DataSet {
    let all = (1...classes).map { RowClass(number: $0, name: $0 == 1 ? "normal" : "abnormal", isAbnormal: $0 > 1) }
    let domain = Domain(noun: .series, columnNoun: .point, kind: .curve, width: points, classes: all)
    func rows(_ purpose: String, _ count: Int) -> RowSet {
      var random = SeededRandom.stream(seed: seed, purpose)
      var set = RowSet(width: points)
      for index in 0..<count {
        let number = index % 2 == 0 ? 1 : 2 + index / 2 % (classes - 1)
        let values = (0..<points).map { point in
          let place = Double(point * number % points) / Double(points)
          return Float(abs(2 * place - 1) + 0.05 * random.gaussian())
        }
        set.append(values, all[number - 1])
      }
      return set
    }
    return DataSet(
      source: .series(path: path, normal: ["1"]), domain: domain, train: rows("train", 120), test: rows("test", 80),
      hasFixedRoles: true)
  }

  /// A table of two numbers and a category of some words.
  private static func table(_ words: [String], path: String, extra: String? = nil) -> DataSet {
    let all = [
      RowClass(number: 1, name: "benign", isAbnormal: false), RowClass(number: 2, name: "attack", isAbnormal: true),
    ]
    let names = ["bytes", extra ?? "rate"] + words.map { "proto=\($0)" }
    let domain = Domain(
      noun: .row, columnNoun: .column, kind: .table, width: names.count, columnNames: names,
      parts: [
        RowPart(name: "bytes", word: "bytes", label: "bytes", columns: 0...0),
        RowPart(name: names[1], word: names[1], label: names[1], columns: 1...1),
        RowPart(name: "proto", word: "proto", label: "proto", columns: 2...names.count - 1),
      ], classes: all)
    func rows(_ purpose: String, _ count: Int) -> RowSet {
      var random = SeededRandom.stream(seed: 3, purpose)
      var set = RowSet(width: names.count)
      for index in 0..<count {
        let isAttack = index % 5 == 0
        let word = Int(random.uniform() * Double(words.count))
        let numbers = [Float((isAttack ? 900 : 100) + 50 * random.uniform()), Float(random.uniform())]
        set.append(numbers + words.indices.map { $0 == word ? 1 : 0 }, all[isAttack ? 1 : 0])
      }
      return set
    }
    return DataSet(
      source: .table(path: path, options: TableOptions()), domain: domain, train: rows("train", 200),
      test: rows("test", 100), hasFixedRoles: true)
  }

  private func trained(_ data: DataSet) throws -> Workbench {
    var recipe = Recipe()
    recipe.epochs = 20
    var bench = Workbench(data: data, recipe: recipe)
    _ = try bench.train()
    return bench
  }

  @Test(arguments: [(96, 2), (1000, 10), (7, 3)]) func seriesOfAnyShapeAreLearnedAndJudged(
    _ points: Int, _ classes: Int
  ) throws {
    let bench = try trained(Self.series(points: points, classes: classes, path: "a"))
    let evaluation = try bench.evaluate()
    #expect(evaluation.classes.map(\.beatClass.number) == Array(1...classes))
    #expect(evaluation.auc > 0.9)
    let score = try bench.score(bench.testBeat(.index(2)).values)
    #expect(score.reconstruction.count == points)
    #expect(score.stretches.allSatisfy { $0.part.isEmpty && $0.to <= points })
  }

  @Test func dataWithRolesOfItsOwnAreTrainedOnTheirTrainPart() throws {
    let bench = try trained(Self.series(points: 12, classes: 2, path: "a"))
    let partition = try bench.trained().preparation.partition
    #expect(partition.test.count == 80 && bench.recipe.split == .ucrSwapped)
    #expect(partition.training.count + partition.validation.normalCount == 60)
  }

  @Test func aTableIsBlamedByColumn() throws {
    let bench = try trained(Self.table(["tcp", "udp"], path: "t"))
    let attack = try bench.score(bench.testBeat(.group(.abnormal, 1)).values)
    #expect(attack.isAbnormal)
    #expect(attack.stretches.first?.part == "bytes")
    #expect(abs(attack.pointShares.reduce(0, +) - 1) < 1e-9)
  }

  @Test func aDetectorIsJudgedOnOtherRowsAsItsOwnScalingAndThresholdSay() throws {
    let (own, other) = (
      Self.series(points: 96, classes: 2, path: "a"), Self.series(points: 96, classes: 2, path: "b", seed: 9)
    )
    var bench = try trained(own)
    let before = try bench.evaluate()
    let threshold = try bench.trained().threshold
    bench.use(other)
    let detector = try bench.trained()
    #expect(detector.threshold == threshold)
    let scaled = detector.preparation.scaling.scale(other.test.values)
    #expect(detector.preparation.test.matrix.values == scaled)
    let after = try bench.evaluate()
    #expect(after.roles.trainedOn == own.source && after.source == other.source && after.roles.judgesOthers)
    #expect(try bench.compare().source == other.source)
    #expect(try bench.sweep(.quantiles(5)).source == other.source)
    #expect(try bench.evaluate(on: .validation).source == own.source)
    for row in 0..<5 {
      #expect(Float(try bench.score(other.test[row].values).error) == detector.scores.test[row])
    }
    bench.use(own)
    #expect(try bench.evaluate().auc == before.auc && bench.evaluate().confusion == before.confusion)
  }

  @Test func aThresholdChosenOnOtherTestRowsFlattersNobody() throws {
    var bench = try trained(Self.series(points: 96, classes: 2, path: "a"))
    try bench.choose(ThresholdChoice(.best(.f1), on: .test))
    #expect(try bench.evaluate().optimistic)
    bench.use(Self.series(points: 96, classes: 2, path: "b", seed: 9))
    #expect(try !bench.evaluate().optimistic)
  }

  @Test func aWidthThatDoesNotFitIsOneSentenceAndNothingIsLost() throws {
    let own = Self.series(points: 96, classes: 2, path: "a")
    var bench = try trained(own)
    let auc = try bench.evaluate().auc
    bench.use(Self.series(points: 50, classes: 2, path: "b"))
    let sentence = #expect(throws: WorkbenchError.self) { try bench.evaluate() }
    #expect(
      sentence?.description
        == "the detector was trained on series of 96 points and cannot judge series of 50 points; \"train\" makes one for these data"
    )
    bench.use(own)
    #expect(try bench.evaluate().auc == auc)
  }

  @Test func columnsOfATableAreFoundByName() throws {
    var bench = try trained(Self.table(["tcp", "udp"], path: "t"))
    // Another order, a category more, and one that never comes.
    bench.use(Self.table(["gre", "udp"], path: "u"))
    #expect(try bench.trained().preparation.test.matrix.columns == 4)
    #expect(try bench.evaluate().auc > 0.9)
    bench.use(Self.table(["tcp", "udp"], path: "v", extra: "speed"))
    let error = #expect(throws: WorkbenchError.self) { try bench.evaluate() }
    #expect(error?.description.contains("have no column \"rate\"") == true)
  }
}
