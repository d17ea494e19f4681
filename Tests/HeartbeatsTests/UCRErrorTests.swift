import Heartbeats
import TestSupport
import Testing

@Suite struct UCRErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { message }
    init(_ text: String, _ message: String) { (self.text, self.message) = (text, message) }
  }

  /// Two good lines, then `line`.
  private static func third(_ line: String) -> String { row() + "\n" + row("2") + "\n" + line + "\n" + row() }

  static let cases = [
    Case("", "f.txt is empty: it needs one beat a line, a class and 140 values"),
    Case(" \n\r\n", "f.txt is empty: it needs one beat a line, a class and 140 values"),
    Case(third("1"), "f.txt:3:2: 0 values after the class; a beat has 140"),
    Case(third("1 5"), "f.txt:3:4: 1 value after the class; a beat has 140"),
    Case(third(row() + " 7 8"), "f.txt:3:453: 142 values after the class; a beat has 140"),
    Case(third("1 0.5 zero 1"), "f.txt:3:7: 'zero' is not a number; write 0.5 or 5e-1"),
    Case(third("1 0.5x 1"), "f.txt:3:3: '0.5x' is not a number; write 0.5 or 5e-1"),
    Case(third("1 1e 1"), "f.txt:3:3: '1e' is not a number; write 0.5 or 5e-1"),
    Case(third("1 1e+ 1"), "f.txt:3:3: '1e+' is not a number; write 0.5 or 5e-1"),
    Case(third("1 - 1"), "f.txt:3:3: '-' is not a number; write 0.5 or 5e-1"),
    Case(third("1 ."), "f.txt:3:3: '.' is not a number; write 0.5 or 5e-1"),
    Case(third("1 1.2.3"), "f.txt:3:3: '1.2.3' is not a number; write 0.5 or 5e-1"),
    Case(third("1 0x10"), "f.txt:3:3: '0x10' is not a number; write 0.5 or 5e-1"),
    Case(third("1 1;2"), "f.txt:3:3: '1;2' is not a number; write 0.5 or 5e-1"),
    Case(third("1 \u{1b}[2J"), "f.txt:3:3: '\\u{1B}[2J' is not a number; write 0.5 or 5e-1"),
    Case(
      third("1 " + String(repeating: "a", count: 99)),
      "f.txt:3:3: '" + String(repeating: "a", count: 40) + "…' is not a number; write 0.5 or 5e-1"),
    Case(third("1 NaN 2"), "f.txt:3:3: 'NaN' is not a finite number; leave out or repair this beat"),
    Case(third("1 2 -inf"), "f.txt:3:5: '-inf' is not a finite number; leave out or repair this beat"),
    Case(third("1 ? 2"), "f.txt:3:3: '?' is not a finite number; leave out or repair this beat"),
    Case(third("1 1e39"), "f.txt:3:3: '1e39' is too large for a heartbeat; values go up to 1e15"),
    Case(third("1 -2e15"), "f.txt:3:3: '-2e15' is too large for a heartbeat; values go up to 1e15"),
    Case(
      third("1 1e999999999999999999999"),
      "f.txt:3:3: '1e999999999999999999999' is too large for a heartbeat; values go up to 1e15"),
    Case(third("6 1"), "f.txt:3:1: '6' is not a class; the first number of a line is a class from 1 to 5"),
    Case(third(" 0 1"), "f.txt:3:2: '0' is not a class; the first number of a line is a class from 1 to 5"),
    Case(third("1.5 1"), "f.txt:3:1: '1.5' is not a class; the first number of a line is a class from 1 to 5"),
    Case(third("-1 1"), "f.txt:3:1: '-1' is not a class; the first number of a line is a class from 1 to 5"),
    Case(third("class,v1"), "f.txt:3:1: 'class' is not a number; write 0.5 or 5e-1"),
    Case(third("1,,2"), "f.txt:3:3: a value is missing beside this comma"),
    Case(third("1, ,2"), "f.txt:3:4: a value is missing beside this comma"),
    Case(third(",1"), "f.txt:3:1: a value is missing beside this comma"),
    Case(third(row(separator: ",") + ","), "f.txt:3:452: a value is missing beside this comma"),
    Case(third("1 2\u{0}3"), "f.txt:3:4: a NUL byte: this is a binary file, not text"),
    Case("PK\u{3}\u{4}\u{0}", "f.txt:1:5: a NUL byte: this is a binary file, not text"),
    Case(
      third(String(repeating: "1 ", count: 20_000)),
      "f.txt:3:1: a line of 40000 bytes; a beat is one line, a class and 140 values"),
  ]

  @Test(arguments: cases) func badTextIsRefusedInOneLine(_ bad: Case) {
    let error = #expect(throws: UCRError.self) { try UCRReader.parse(Array(bad.text.utf8), name: "f.txt") }
    #expect(error.map(String.init(describing:)) == bad.message)
  }

  @Test func bytesThatAreNotTextAreRefused() {
    let error = #expect(throws: UCRError.self) { try UCRReader.parse([0x31, 0x20, 0xff, 0xfe], name: "f\n.txt") }
    #expect(
      error.map(String.init(describing:)) == "f\\n.txt:1:3: '\\u{FFFD}\\u{FFFD}' is not a number; write 0.5 or 5e-1")
  }

  @Test func badPathsAreRefused() throws {
    let folder = try TemporaryFolder(["a.txt": "1", "b.csv": "1"])
    let empty = try TemporaryFolder(["README.md": "words"])
    let many = try TemporaryFolder(["A_TRAIN.txt": "", "B_TEST.tsv": ""])
    let cases: [(String, UCRError, String)] = [
      ("/no/such\u{7}path", .missing(path: "/no/such\u{7}path"), "no file or folder '/no/such\\u{07}path'"),
      (
        empty.path, .noDataFiles(folder: empty.path),
        "no data files in '\(empty.path)': it needs NAME_TRAIN and NAME_TEST ending in .txt, .tsv or .csv"
      ),
      (
        folder.path, .severalDataSets(folder: folder.path, names: ["a.txt", "b.csv"]),
        "'\(folder.path)' holds several data sets (a.txt, b.csv): name one file"
      ),
      (
        many.path, .severalDataSets(folder: many.path, names: ["A", "B"]),
        "'\(many.path)' holds several data sets (A, B): name one file"
      ),
      (
        "/dev/null", .unreadable(path: "/dev/null", reason: "it is a device, not a regular file"),
        "cannot read '/dev/null': it is a device, not a regular file"
      ),
      (
        folder.path + "/a.txt/b", .unreadable(path: folder.path + "/a.txt/b", reason: "not a directory"),
        "cannot read '\(folder.path)/a.txt/b': not a directory"
      ),
    ]
    for (path, expected, message) in cases {
      let error = #expect(throws: UCRError.self) { try UCRReader.read(contentsOf: path) }
      #expect(error == expected)
      #expect(error.map(String.init(describing:)) == message)
    }
  }
}
