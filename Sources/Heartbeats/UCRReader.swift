import SeededRandom
import Tables

/// Reads heartbeats in the text form of the UCR archive: one beat a line, a class from 1 to 5 and 140 values.
///
/// Values stand between spaces, tabs or single commas, plain or scientific; a class may be written `1` or
/// `1.0000000e+00`. Windows line ends, a byte order mark and blank lines are fine. Values are rounded correctly.
public enum UCRReader {
  /// Reads a data set from a file or a folder.
  ///
  /// A folder holds `NAME_TRAIN` and `NAME_TEST` ending in .txt, .tsv or .csv (or a single such file). A file of one part
  /// brings its twin beside it. Any other single file is divided: a fifth of each class, drawn with a fixed seed,
  /// becomes `train`, the rest `test`, each in file order, so that both parts of every split hold all classes.
  ///
  /// - Throws: `UCRError`.
  public static func read(contentsOf path: String) throws -> DataSet {
    switch try UCRFiles.find(path) {
    case .pair(let trainPath, let testPath):
      let train = try readFile(trainPath)
      let test = try readFile(testPath)
      let isECG5000 = DataSet.hasCountsOfECG5000(train: train, test: test)
      return DataSet(
        source: isECG5000 ? .ecg5000(path: path) : .file(path: path), train: train, test: test)
    case .single(let file):
      let all = try readFile(file)
      let held = heldOut(of: all)
      let rest = all.classes.indices.filter { !held.contains($0) }
      return DataSet(source: .file(path: path), train: all.picked(held.sorted()), test: all.picked(rest))
    }
  }

  /// The two files that ``read(contentsOf:)`` would read; nil for a single one.
  package static func pair(at path: String) throws -> (train: String, test: String)? {
    guard case .pair(let train, let test) = try UCRFiles.find(path) else { return nil }
    return (train, test)
  }

  /// Reads the beats of one text; `name` stands for it in errors.
  ///
  /// - Throws: `UCRError`.
  public static func parse(_ bytes: UnsafeRawBufferPointer, name: String) throws -> RowSet {
    try UCRParser.parse(bytes, file: name)
  }

  /// Reads the beats of one text; `name` stands for it in errors.
  ///
  /// - Throws: `UCRError`.
  public static func parse(_ bytes: [UInt8], name: String) throws -> RowSet {
    try bytes.withUnsafeBytes { try UCRParser.parse($0, file: name) }
  }

  /// Reads single beats: rows of 140 values, with or without a class before them, as the first row shows.
  ///
  /// - Throws: `UCRError`.
  public static func parseBeats(_ bytes: [UInt8], name: String) throws -> [Row] {
    try bytes.withUnsafeBytes { try UCRParser.parseBeats($0, file: name) }
  }

  private static func readFile(_ path: String) throws -> RowSet {
    try FileBytes.with(path) { try UCRParser.parse($0, file: path) }
  }

  /// A fifth of each class, at least one beat of a class that has two.
  private static func heldOut(of beats: RowSet) -> Set<Int> {
    var held: Set<Int> = []
    for beatClass in RowClass.heartbeats {
      let rows = beats.indices(of: beatClass)
      var random = SeededRandom.stream(seed: 1, "hold out", beatClass.number)
      let share = rows.count < 2 ? 0 : max(1, (rows.count + 2) / 5)
      held.formUnion(random.permutation(rows.count).prefix(share).map { rows[$0] })
    }
    return held
  }
}
