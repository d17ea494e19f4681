/// A data set divided into rows to train on, rows to choose thresholds on, and rows to judge by.
///
/// Every random choice has a stream of its own under one seed, and choices are prefixes of fixed orders: growing a
/// setting only adds rows, and changing one setting moves no choice of another.
public struct Partition: Equatable, Sendable {
  /// The rows a detector learns from, normal but for the contamination, in the order of their file.
  public let training: RowSet
  /// Normal and abnormal rows of the training pool that are never trained on, in the order of their file.
  public let validation: RowSet
  /// The rows a detector is judged by, in the order of the test file.
  public let test: RowSet
  /// The 0-based place of each test row in the test file.
  public let testIndices: [Int]

  /// What the rows are.
  public let domain: Domain

  /// The rows of `data` that a detector is judged by, and their 0-based places in the test part: those that dividing it
  /// would give, without asking for rows to learn from.
  public static func test(of data: DataSet, settings: PartitionSettings) throws -> (rows: RowSet, indices: [Int]) {
    let tests = data.judged(settings.split)
    let indices = try testRows(tests, data.domain, settings)
    return (tests.picked(indices), indices)
  }

  /// The same but for the rows that are judged.
  public func judging(_ rows: RowSet, indices: [Int]) -> Partition {
    Partition(training: training, validation: validation, test: rows, testIndices: indices, domain: domain)
  }

  private init(training: RowSet, validation: RowSet, test: RowSet, testIndices: [Int], domain: Domain) {
    self.training = training
    self.validation = validation
    self.test = test
    self.testIndices = testIndices
    self.domain = domain
  }

  /// Divides `data`.
  ///
  /// - Throws: `PartitionError` where a setting is out of range or asks for more than there is.
  public init(data: DataSet, settings: PartitionSettings) throws {
    guard PartitionSettings.contaminationRange.contains(settings.contamination) else {
      throw PartitionError.contaminationOutOfRange(settings.contamination)
    }
    guard PartitionSettings.validationRange.contains(settings.validation) else {
      throw PartitionError.validationOutOfRange(settings.validation)
    }
    let (pool, tests) = (data.pool(settings.split), data.judged(settings.split))

    domain = data.domain
    let held = Self.validationRows(pool, domain, data.heldOut, settings)
    let trained = try Self.trainingRows(pool, domain, without: Self.marked(held, of: pool.count), settings)
    testIndices = try Self.testRows(tests, domain, settings)
    training = pool.picked(trained)
    validation = pool.picked(held)
    test = tests.picked(testIndices)
  }

  private static func validationRows(
    _ pool: RowSet, _ domain: Domain, _ heldOut: HeldOut?, _ settings: PartitionSettings
  ) -> [Int] {
    let order = { Stratified.shuffled(pool, $0, seed: settings.seed, purpose: "validation") }
    let held = [domain.normalClasses, domain.abnormalClasses].enumerated().flatMap { place, classes in
      let rows = Stratified.merged(classes.map(order))
      let count = heldOut?.count(abnormal: place == 1, share: settings.validation, of: rows.count)
      return rows.prefix(count ?? Int((settings.validation * Double(rows.count)).rounded()))
    }
    return inOrder(held, of: pool.count)
  }

  /// For each of `count` rows whether it is one of these.
  private static func marked(_ rows: some Sequence<Int>, of count: Int) -> [Bool] {
    var marks = [Bool](repeating: false, count: count)
    for row in rows { marks[row] = true }
    return marks
  }

  /// These of `count` rows, none of them twice, in the order of their file.
  private static func inOrder(_ rows: some Sequence<Int>, of count: Int) -> [Int] {
    let marks = marked(rows, of: count)
    return marks.indices.filter { marks[$0] }
  }

  private static func trainingRows(
    _ pool: RowSet, _ domain: Domain, without held: [Bool], _ settings: PartitionSettings
  ) throws -> [Int] {
    let order = { (rowClass: RowClass) in
      Stratified.shuffled(pool, rowClass, seed: settings.seed, purpose: "mix").filter { !held[$0] }
    }
    let normals = Stratified.merged(domain.normalClasses.map(order))
    let abnormals = Stratified.merged(domain.abnormalClasses.map(order))
    let mix = try trainingMix(settings, normals: normals.count, abnormals: abnormals.count)
    return inOrder(normals.prefix(mix.normal) + abnormals.prefix(mix.abnormal), of: pool.count)
  }

  private static func trainingMix(
    _ settings: PartitionSettings, normals: Int, abnormals: Int
  ) throws -> TrainingMix {
    let contamination = settings.contamination
    guard normals > 0 else { throw PartitionError.noNormalRows }
    guard contamination == 0 || abnormals > 0 else {
      throw PartitionError.noAbnormalRows(contamination: contamination)
    }
    guard let size = settings.trainSize else {
      return TrainingMix(contamination: contamination, normals: normals, abnormals: abnormals)
    }
    let most = TrainingMix.mostSize(contamination: contamination, normals: normals, abnormals: abnormals)
    guard size >= TrainingMix.leastSize(contamination: contamination), size <= most else {
      throw PartitionError.trainSize(size, contamination: contamination, most: most)
    }
    return TrainingMix(size: size, contamination: contamination)
  }

  /// All rows, or a stratified sample that holds a normal and an abnormal row where the file has both.
  private static func testRows(_ tests: RowSet, _ domain: Domain, _ settings: PartitionSettings) throws -> [Int] {
    guard !tests.isEmpty else { throw PartitionError.noTestRows }
    guard let size = settings.testSize else { return Array(tests.classes.indices) }
    let rows = Stratified.merged(
      domain.classes.map { Stratified.shuffled(tests, $0, seed: settings.seed, purpose: "test") })
    let first = [true, false].compactMap { wanted in rows.first { tests.classes[$0].isAbnormal == wanted } }
    guard size >= first.count, size <= tests.count else {
      throw PartitionError.testSize(size, least: first.count, most: tests.count)
    }
    return (first + rows.filter { !first.contains($0) }).prefix(size).sorted()
  }
}
