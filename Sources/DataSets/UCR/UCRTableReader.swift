import Platform
import Tables

/// Reads series of any one length with any classes, as the UCR archive writes them: `.txt`, `.tsv`, `.csv` (a class, then
/// the values), `.ts` (sktime) and `.arff` (Weka).
public enum UCRTableReader {
  /// Reads a data set from a file or a folder.
  ///
  /// A folder holds `NAME_TRAIN` and `NAME_TEST` (or a single file); a file of one part brings its twin beside it.
  ///
  /// - Parameter watch: Is handed the share done, from 0 to 1, after every megabyte; false cancels.
  /// - Throws: `UCRTableError`.
  public static func read(_ path: String, watch: ((Double) -> Bool)? = nil) throws -> UCRTable {
    let paths = try UCRDataFiles.find(path)
    var texts: [[UInt8]] = []
    for path in paths {
      do {
        texts.append(try RegularFile.read(path, limit: UCRTableLimits.fileBytes))
      } catch {
        throw UCRTableError.file(path: path, error)
      }
    }
    return try parse(texts, names: paths, watch: watch)
  }

  /// Reads the bytes of one file, or of a training and a test file; `names` stand for them in messages, and their endings
  /// say in which form they are.
  ///
  /// - Throws: `UCRTableError`.
  public static func parse(
    _ texts: [[UInt8]], names: [String], watch: ((Double) -> Bool)? = nil
  ) throws -> UCRTable {
    var progress = ReadingProgress(total: texts.reduce(0) { $0 + $1.count }, report: watch)
    var rows = UCRRowReader()
    for (text, name) in zip(texts, names) { try text.withUnsafeBytes { try rows.read($0, path: name, &progress) } }
    let (classes, places) = ordered(rows.classes.words)
    let labels = rows.labels.map { places[$0] }
    var counts = [Int](repeating: 0, count: classes.count)
    for label in labels { counts[label] += 1 }
    let name = names.first.map(UCRDataFiles.name) ?? ""
    return UCRTable(
      paths: names, fileRows: rows.fileRows, name: name,
      values: Matrix(rows: labels.count, columns: rows.width, values: rows.values), labels: labels,
      classes: zip(classes, counts).map { NormalLabels.Count(name: $0, rows: $1) }, lines: rows.lines)
  }

  /// Whether a `.csv`, `.tsv` or `.txt` looks like series and not like a table: no header, at least 24 numbers a line, as
  /// many in each, the first always whole and the others not.
  public static func isLikely(_ text: [UInt8]) -> Bool {
    let lines = text.prefix(1 << 18).split(separator: UInt8(ascii: "\n")).prefix(20)
    // The last line may be cut.
    let whole = text.count > 1 << 18 ? lines.dropLast() : lines
    var widths: Set<Int> = []
    var areOthersWhole = true
    for line in whole {
      let words = line.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
      let numbers = words.map { Double(String(decoding: $0, as: UTF8.self)) }
      guard let first = numbers.first, let label = first, label == label.rounded(), !numbers.contains(nil) else {
        return false
      }
      widths.insert(numbers.count)
      if numbers.dropFirst().contains(where: { $0 != $0?.rounded() }) { areOthersWhole = false }
    }
    return widths.count == 1 && (widths.first ?? 0) > 24 && !areOthersWhole
  }
}
