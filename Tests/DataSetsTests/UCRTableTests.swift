import Foundation
import SeededRandom
import Tables
import TestSupport
import Testing
import UCR
import Views

/// Reads one text as a file of this name.
func series(_ text: String, _ name: String = "s.txt") throws -> UCRTable {
  try UCRTableReader.parse([Array(text.utf8)], names: [name])
}

@Suite struct UCRTableTests {
  /// The same three series in every form of the archive.
  @Test(arguments: [
    ("s.txt", "  1.0000000e+00  0.5  -2.0000000e+00   3\n  2.0000000e+00 1 2 3\n 1 4 5 6\n"),
    ("s.tsv", "1\t0.5\t-2\t3\n2\t1\t2\t3\r\n\n1\t4\t5\t6"),
    ("s.csv", "\u{feff}1,0.5,-2,3\n2, 1, 2, 3\n1,4,5,6\n"),
    (
      "s.ts",
      "#comment\n@problemName S\n@timeStamps false\n@missing false\n@univariate true\n@equalLength true\n"
        + "@seriesLength 3\n@classLabel true 1 2\n@data\n0.5,-2,3:1\n# another\n1, 2, 3 : 2\n4,5,6:1\n"
    ),
    (
      "s.arff",
      "% comment\n@RELATION S\n\n@attribute att0 numeric\n@attribute att1 numeric\n@attribute att2 numeric\n"
        + "@attribute target {1,2}\n\n@DATA\n0.5,-2,3,1\n1,2,3,'2'\n4,5,6,1\n"
    ),
    ("s.txt", "@relation S\n@data\n0.5,-2,3,1\n1,2,3,2\n4,5,6,1\n"),
    ("s.txt", "@problemName S\n@data\n0.5,-2,3:1\n1,2,3:2\n4,5,6:1\n"),
  ])
  func everyFormReadsTheSame(name: String, text: String) throws {
    let table = try series(text, name)
    #expect(table.values == Matrix(rows: 3, columns: 3, values: [0.5, -2, 3, 1, 2, 3, 4, 5, 6]))
    #expect(table.classes == [.init(name: "1", rows: 2), .init(name: "2", rows: 1)] && table.labels == [0, 1, 0])
    #expect(table.name == "s" && table.width == 3)
  }

  /// Series of any length with any classes: 96 points of 2, and 1,000 of 10.
  @Test(arguments: [(96, 2), (1_000, 10)]) func anyLengthAndAnyClasses(width: Int, classes: Int) throws {
    var random = SeededRandom(seed: width)
    let expected = (0..<40 * width).map { _ in Float(random.uniform()) }
    let text = (0..<40).map { row in
      "\(row % classes) " + expected[row * width..<(row + 1) * width].map { "\($0)" }.joined(separator: " ")
    }
    let table = try series(text.joined(separator: "\n"))
    #expect(table.values == Matrix(rows: 40, columns: width, values: expected))
    #expect(table.classes.map(\.name) == (0..<classes).map { "\($0)" })
    #expect(table.labels == (0..<40).map { $0 % classes })
  }

  @Test func classesAreWordsOrNumbersInTheirOrder() throws {
    #expect(try series("b 1 2\na 3 4\nnormal 5 6\n").classes.map(\.name) == ["a", "b", "normal"])
    #expect(try series("10 1 2\n-1 3 4\n2 5 6\n").classes.map(\.name) == ["-1", "2", "10"])
    let words = "@data\n1,2:good beat\n3,4: bad beat \n"
    #expect(try series(words, "x.ts").classes.map(\.name) == ["bad beat", "good beat"])
  }

  @Test func normalClassesAreNamedOrAskedFor() throws {
    let texts = ["1 1 2\n2 1 2\n2 3 4\n", "1 0 0\n1 1 1\n1 2 2\n3 1 1\n"].map { Array($0.utf8) }
    let table = try UCRTableReader.parse(texts, names: ["a_TRAIN.txt", "a_TEST.txt"])
    #expect(table.fileRows == [0..<3, 3..<7] && table.name == "a")
    #expect(table.classes(inFile: 0).map(\.rows) == [1, 2, 0] && table.classes(inFile: 1).map(\.rows) == [3, 0, 1])
    #expect(try table.normalClasses(named: ["1", "3.0"]) == [0, 2])
    #expect(try series("normal 1 2\nodd 2 3\n").normalClasses(named: []) == [0])
    let cases = [
      ([], "which classes are normal? The training file holds 1 (1), 2 (2), 3 (0); the most frequent is --normal 2"),
      (["4"], "--normal \"4\": there is no such class; there are 1 (1), 2 (2), 3 (0)"),
      (["1", "2", "3"], "all classes are normal (1 (1), 2 (2), 3 (0)): leave out the ones to be found"),
    ]
    for (named, message) in cases {
      let error = #expect(throws: UCRTableError.self) { _ = try table.normalClasses(named: named) }
      #expect(error.map(String.init(describing:)) == message)
    }
  }

  @Test func filesFindEachOther() throws {
    let folder = try TemporaryFolder([
      "A_TRAIN.ts": "@data\n1,2:1\n", "A_TEST.ts": "@data\n3,4:2\n", "A_TEST.csv": "1,5,6\n", "README.md": "words",
    ])
    for path in ["", "/", "/A_TRAIN.ts", "/A_TEST.ts"] {
      let table = try UCRTableReader.read(folder.path + path)
      #expect(table.paths.map { $0.split(separator: "/").last } == ["A_TRAIN.ts", "A_TEST.ts"])
      #expect(table.values.values == [1, 2, 3, 4] && table.divided().training == [0] && table.divided().test == [1])
    }
    let single = try TemporaryFolder(["beats.tsv": (0..<50).map { "\($0 % 5 / 4)\t\($0)\t1\n" }.joined()])
    let table = try UCRTableReader.read(single.path)
    let parts = table.divided(trainingShare: 0.8, seed: 2)
    #expect(table.fileRows == [0..<50] && parts.training.count == 40 && parts.test.count == 10)
    #expect(parts.test.count { table.labels[$0] == 1 } == 2)
    #expect(table.divided(trainingShare: 0.8, seed: 2) == parts)
  }

  @Test(.needsRealData) func ecg5000IsReadAsBefore() throws {
    let table = try UCRTableReader.read(RealData.requiredFolder())
    #expect(table.name == "ECG5000" && table.width == 140)
    #expect(table.classes(inFile: 0).map(\.rows) == [292, 177, 10, 19, 2])
    #expect(table.classes(inFile: 1).map(\.rows) == [2627, 1590, 86, 175, 22])
    #expect(table.values.values[0] == -0.11252183 && table.values.values[1] == -2.8272038)
  }

  @Test func seriesAreToldFromTables() {
    let row = (0..<30).map { "\(Double($0) / 7)" }.joined(separator: ",")
    #expect(UCRTableReader.isLikely(Array("1,\(row)\n2,\(row)\n".utf8)))
    #expect(!UCRTableReader.isLikely(Array("1.5,\(row)\n2,\(row)\n".utf8)))
    #expect(!UCRTableReader.isLikely(Array("a,\(row)\n2,\(row)\n".utf8)))
    #expect(!UCRTableReader.isLikely(Array("1,\(row)\n2,\(row),3\n".utf8)))
    #expect(!UCRTableReader.isLikely(Array("1,0.5,0.5\n2,0.5,0.25\n".utf8)))
    #expect(!UCRTableReader.isLikely([]))
  }

  @Test(arguments: [
    ("s.txt", "", "s.txt holds no series; it needs one a line: a class, then its values"),
    ("s.ts", "@problemName S\n", "s.ts has a header and no line \"@data\"; the series stand below that line"),
    ("s.ts", "@data\n# none\n", "s.ts holds no series; it needs one a line: a class, then its values"),
    ("s.txt", "1 2 3\n1 4 5 6\n", "s.txt, line 2: 3 values where line 1 has 2; all series need the same length"),
    ("s.txt", "\n1 2 3\n1 4\n", "s.txt, line 3: 1 value where line 2 has 2; all series need the same length"),
    ("s.txt", "1\n", "s.txt, line 1: 0 values after the class; a series has at least 2"),
    ("s.txt", "1 2 x\n", "s.txt, line 1, value 2: \"x\" is not a number; a line is a class and then numbers"),
    (
      "s.txt", "1 2 NaN\n",
      "s.txt, line 1, value 2: \"NaN\" is a missing value; series need all their values: fill the gaps, or cut all series "
        + "to one length"
    ),
    (
      "s.csv", "1,2,,4\n",
      "s.csv, line 1, value 2: the value is missing; series need all their values: fill the gaps, or cut all series to one "
        + "length"
    ),
    (
      "s.csv", "1,2,3,\n",
      "s.csv, line 1, value 3: the value is missing; series need all their values: fill the gaps, or cut all series to one "
        + "length"
    ),
    ("s.txt", "1 2 1e16\n", "s.txt, line 1, value 2: \"1e16\" is too large; values go up to 1e15"),
    ("s.csv", ",2,3\n", "s.csv, line 1: the class is missing; it stands first in the line"),
    ("s.ts", "@data\n1,2,3\n", "s.ts, line 2: the class is missing; it stands at the end of the line"),
    (
      "s.ts", "@data\n1,2:3,4:1\n",
      "s.ts, line 2: several dimensions; one series a row is read: keep one dimension"
    ),
    (
      "s.ts", "@timeStamps true\n@data\n",
      "s.ts, line 1: time stamps; series of evenly spaced values are read: leave the time stamps out"
    ),
    (
      "s.ts", "@classLabel false\n@data\n",
      "s.ts, line 1: no class labels; a detector is judged by classes: declare them, or read the file as a table"
    ),
    (
      "s.ts", "@data\n1,?,3:1\n",
      "s.ts, line 2, value 2: \"?\" is a missing value; series need all their values: fill the "
        + "gaps, or cut all series to one length"
    ),
    ("s.ts", "@data\n1 2,3:1\n", "s.ts, line 2, value 1: \"1\" is not a number; a line is a class and then numbers"),
    ("s.arff", "@data\n{1 2, 3 4}\n", "s.arff, line 2: a sparse row; write all values, with commas between them"),
    ("s.txt", "1 2\u{0} 3\n", "s.txt, line 1: a NUL byte: this is a binary file, not text"),
    (
      "s.txt", "a b c\n", "s.txt, line 1, value 1: \"b\" is not a number; a line is a class and then numbers"
    ),
  ])
  func badTextIsRefusedInOneLine(name: String, text: String, message: String) {
    let error = #expect(throws: UCRTableError.self) { try series(text, name) }
    #expect(error.map(String.init(describing:)) == message)
  }

  @Test func filesOfDifferentLengthsAreRefused() {
    let texts = ["1 2 3\n", "1 2 3 4\n"].map { Array($0.utf8) }
    let error = #expect(throws: UCRTableError.self) { try UCRTableReader.parse(texts, names: ["a", "b"]) }
    #expect(error.map(String.init(describing:)) == "b holds series of 3 values, a of 2; cut both to one length")
  }

  @Test func badPathsAreRefused() throws {
    let two = try TemporaryFolder(["A_TRAIN.txt": "", "B_TEST.ts": ""])
    let none = try TemporaryFolder(["README.md": ""])
    let cases = [
      ("/no/such", "no file or folder \"/no/such\""),
      (two.path, "\"\(two.path)\" holds several data sets (A, B): name one file"),
      (
        none.path,
        "no data files in \"\(none.path)\": it needs NAME_TRAIN and NAME_TEST ending in .txt, .tsv, .csv, .ts or .arff"
      ),
      ("/dev/null", "/dev/null cannot be read: it is a device, not a regular file"),
    ]
    for (path, message) in cases {
      let error = #expect(throws: UCRTableError.self) { try UCRTableReader.read(path) }
      #expect(error.map(String.init(describing:)) == message)
    }
  }
}
