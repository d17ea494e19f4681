import CSV
import TestSupport
import Testing
import Views

@Suite struct CSVErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let options: CSVOptions
    let message: String
    var testDescription: String { message }
    init(_ text: String, _ message: String, _ options: CSVOptions = CSVOptions()) {
      (self.text, self.message, self.options) = (text, message, options)
    }
  }

  private static let good = "a,b,s\n1,2,x\n3,4,x\n"

  static let cases = [
    Case("", "t.csv is empty; a table has a line of column names and a line for each row"),
    Case(" \n\r\n", "t.csv is empty; a table has a line of column names and a line for each row"),
    Case("a,b,c\n", "t.csv holds one line of 3 column names and no rows; if that line is a row, add --no-header"),
    Case(
      "abc\n1\n2\n",
      "t.csv has one column: the first line is \"abc\"; a table has two columns or more: name its --delimiter"),
    Case(
      good, "t.csv has one column: the first line is \"a,b,s\", without the delimiter \"|\"; name another --delimiter",
      CSVOptions(delimiter: UInt8(ascii: "|"))),
    Case("PK\u{3}\u{4}rubbish", "t.csv is a zip archive or a spreadsheet: unpack it, or save the sheet as CSV"),
    Case("a,b\n1,\u{0}2\n", "t.csv, line 2: byte 0 is not text; a table is a text file, saved as CSV in UTF-8"),
    Case("a,\u{1}b\n1,2\n", "t.csv, line 1: byte 1 is not text; a table is a text file, saved as CSV in UTF-8"),
    Case(
      good + "5,6\n",
      "t.csv, line 4: 2 fields where the header has 3; mend the line, or name another --delimiter"),
    Case(
      good + "5,6,x,y\n",
      "t.csv, line 4: 4 fields where the header has 3; mend the line, or name another --delimiter"),
    Case(
      "1,2\n3,4\n5\n", "t.csv, line 3: 1 field where the first row has 2; mend the line, or name another --delimiter"),
    Case(
      good + "abc,6,x\n",
      "t.csv, line 4, column a: \"abc\" is not a number; 2 of 3 values of this column are: mend the file, or add "
        + "--categorical a or --drop a"),
    Case(
      "src bytes,b\n1,2\n2,3\n1e,4\n",
      "t.csv, line 4, column src bytes: \"1e\" is not a number; 2 of 3 values of this column are: mend the file, or add "
        + "--categorical \"src bytes\" or --drop \"src bytes\""),
    Case(
      good + "\u{1b}[2J,6,x\n",
      "t.csv, line 4, column a: \"\\u{1B}[2J\" is not a number; 2 of 3 values of this column are: mend the file, or add "
        + "--categorical a or --drop a"),
    Case(
      "a;b\n1,5;2\n2.5;3\n",
      "t.csv, line 2, column a: \"1,5\" has a decimal comma; these are read only where commas do not "
        + "separate the fields, the column has no decimal points and some of them cannot stand between thousands; write \"1.5\", or add --drop a"
    ),
    Case(
      good + "1e16,6,x\n",
      "t.csv, line 4, column a: \"1e16\" is too large; numbers go up to 1e15: mend it, or add --drop a or --categorical a"
    ),
    Case(
      good + "\"5,6,x\n7,8,x\n",
      "t.csv, line 4: the quotation mark that opens here is never closed; double it if it is text"),
    Case(
      good + "\"5\"6,7,x\n",
      "t.csv, line 4: \"6\" follows a closing quotation mark; a quotation mark inside quotes is doubled"),
    Case(
      good, "--label \"z\": no such column; the columns are a, b, s, or a number up to 3", CSVOptions(label: "z")),
    Case(
      good, "--drop \"4\": no such column; the columns are a, b, s, or a number up to 3", CSVOptions(dropped: ["4"])),
    Case(
      good, "--drop \"-4\": no such column; the columns are a, b, s, or a number up to 3", CSVOptions(dropped: ["-4"])),
    Case(
      good, "--categorical \"0\": no such column; the columns are a, b, s, or a number up to 3",
      CSVOptions(categorical: ["0"])),
    Case(
      good, "\"s\" is the label and cannot be dropped or categorical as well", CSVOptions(label: "s", dropped: ["3"])),
    Case(
      good + "5,6,\n", "t.csv, line 4, column s: the label is missing; fill it in, or add --missing omit",
      CSVOptions(label: "s")),
    Case(
      "a,b,s\n1,1,x\n1,1,y\n",
      "t.csv has no column left to learn from: all are the label, dropped, empty or constant", CSVOptions(label: "s")),
    Case(
      good, "t.csv has no column left to learn from: all are the label, dropped, empty or constant",
      CSVOptions(dropped: ["a", "b", "s"])),
    Case(
      "a,b\n" + (0..<1001).map { "w\($0),\($0)\n" }.joined(),
      "column a has more than 1000 categories; --drop it, or merge the rare ones", CSVOptions(categorical: ["a"])),
    Case(
      "a,b\n" + (0..<1001).map { "w\($0),\($0)\n" }.joined(),
      "column b has more than 1000 different values: it is not a label; name another --label", CSVOptions(label: "b")),
  ]

  @Test(arguments: cases) func badTextIsRefusedInOneLine(_ bad: Case) {
    let error = #expect(throws: CSVError.self) { try table(bad.text, bad.options) }
    #expect(error.map(String.init(describing:)) == bad.message)
  }

  static let preparations = [
    Case(
      "a,s\n1,x\n2,y\n3,x\n4,z\n",
      "which labels of column s are normal? It holds x (2), y (1), z (1); the most frequent is --normal x",
      CSVOptions(label: "s")),
    Case(
      "a,s\n1,1\n2,0\n3,1\n",
      "which labels of column s are normal? It holds 0 (1), 1 (2); the most frequent is --normal 1",
      CSVOptions(label: "s")),
    Case(
      good + "5,6,NORMAL\n7,8,benign\n",
      "all labels are normal (NORMAL (1), benign (1), x (2)): leave out the ones to "
        + "be found, or leave out --label", CSVOptions(label: "s", normal: ["x", "normal", "benign"])),
    Case(
      good + "5,6,y\n", "--normal \"w\": no row has this label; column s holds x (2), y (1)",
      CSVOptions(label: "s", normal: ["x", "w"])),
    Case(
      good + "5,6,y\n", "all labels are normal (x (2), y (1)): leave out the ones to be found, or leave out --label",
      CSVOptions(label: "s", normal: ["x", "y"])),
    Case(
      good + ",6,y\n3,?,y\n?,1,x\n",
      "t.csv, line 4: 3 values are missing, in a, b; --missing median fills them in, --missing omit leaves the rows out",
      CSVOptions(label: "s", normal: ["x"], missing: .refuse)),
    Case(
      "a,s\n1,x\n2,x\n3,y\n", "1 normal row to train on; at least 2 are needed, in the training part",
      CSVOptions(label: "s", normal: ["x"])),
  ]

  @Test(arguments: preparations) func badTablesAreRefusedInOneLine(_ bad: Case) {
    let error = #expect(throws: CSVError.self) { try table(bad.text, bad.options).prepared() }
    #expect(error.map(String.init(describing:)) == bad.message)
  }

  @Test func otherFormatsAreNamed() {
    for (bytes, words) in [
      ([0x1f, 0x8b, 8], "gunzip"), ([0xff, 0xfe, 0x61, 0], "UTF-8"), ([0x50, 0x41, 0x52, 0x31], "Parquet"),
    ]
      as [([UInt8], String)]
    {
      let error = #expect(throws: CSVError.self) { try CSVReader.parse([bytes], names: ["t.csv"]) }
      #expect(error.map(String.init(describing:))?.contains(words) == true)
    }
  }

  @Test func badPathsAreRefused() throws {
    let folder = try TemporaryFolder()
    let cases = [
      ("/no/such", "no file \"/no/such\""),
      (folder.path, "\(folder.path) cannot be read: it is a folder, not a regular file"),
      ("/dev/null", "/dev/null cannot be read: it is a device, not a regular file"),
    ]
    for (path, message) in cases {
      let error = #expect(throws: CSVError.self) { try CSVReader.read([path]) }
      #expect(error.map(String.init(describing:)) == message)
    }
  }

  @Test func aSecondFileNeedsTheSameColumns() {
    let cases = [
      ("a,c\n1,2\n", "test: column 2 is \"c\", but \"b\" in train; the two need the same columns in the same order"),
      ("a,b,c\n1,2,3\n", "test has one column more than train: \"c\""),
      ("1,2\n", "test and train: one has a header, the other has not; both need it, or neither"),
    ]
    for (text, message) in cases {
      let error = #expect(throws: CSVError.self) {
        try CSVReader.parse([Array("a,b\n1,2\n".utf8), Array(text.utf8)], names: ["train", "test"])
      }
      #expect(error.map(String.init(describing:)) == message)
    }
  }
}
