import CSV
import Tables
import TestSupport
import Testing
import Views

/// Reads a text as a table called `t.csv`.
func table(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> CSVTable {
  try CSVReader.parse([Array(text.utf8)], names: ["t.csv"], options)
}

@Suite struct CSVReaderTests {
  private let flows = """
    bytes,protocol,rate,state
    10,tcp,0.5,normal
    20,udp,1.5,normal
    30,tcp,-2,attack
    """

  @Test func columnsAreToldApart() throws {
    let table = try table(flows, CSVOptions(label: "state"))
    #expect(table.hasHeader && table.delimiter == UInt8(ascii: ","))
    #expect(table.columns.map(\.name) == ["bytes", "protocol", "rate", "state"])
    #expect(table.columns.map(\.role) == [.numeric, .categorical, .numeric, .label])
    #expect(table.columns[0].range == 10...30 && table.columns[1].categories == ["tcp", "udp"])
    #expect(table.values == Matrix(rows: 3, columns: 3, values: [10, 0, 0.5, 20, 1, 1.5, 30, 0, -2]))
    #expect(table.labelCounts.map(\.name) == ["attack", "normal"] && table.labels == [1, 1, 0])
    #expect(try table.normalLabels() == [1])
    #expect(table.lines == [2, 3, 4] && table.label(ofRow: 2) == "attack")
    #expect(table.place(ofRow: 2) == ("t.csv", 4))
  }

  /// Where fields are parted by anything else a comma in a number is a decimal comma; a name may hold one, too.
  @Test func decimalCommasAreRead() throws {
    let text = "Temp, °C;flow;rate\n-12,079;1;a\n3;2,5;b\n+0,5;;b\n"
    let table = try table(text, CSVOptions(categorical: ["rate"], missing: .median))
    #expect(table.columns.map(\.role) == [.numeric, .numeric, .categorical])
    #expect(table.columns[0].range == -12.079...3 && table.columns[1].missing == 1)
    #expect(Array(table.values[row: 1]) == [3, 2.5, 1])
    let dropped = try DataSetsTests.table(text, CSVOptions(dropped: ["Temp", "°C", "rate"], missing: .median))
    #expect(dropped.columns.map(\.role) == [.dropped(.asked), .numeric, .dropped(.asked)])
    // Where every comma could stand between thousands nobody knows.
    #expect(throws: CSVError.self) { try DataSetsTests.table("a;b\n1,234;x\n500;y\n12,000;x\n") }
    // Without a header they are no header either.
    #expect(try DataSetsTests.table("1,5;2,5\n3,5;4,5\n5,5;1\n").hasHeader == false)
  }

  /// The same table, written in every way that people write tables.
  @Test(arguments: [
    ("semicolons", "b;p;r;s\n10;tcp;0.5;normal\n20;udp;1.5;normal\n30;tcp;-2;attack"),
    ("tabs", "b\tp\tr\ts\n10\ttcp\t0.5\tnormal\n20\tudp\t1.5\tnormal\n30\ttcp\t-2\tattack\n"),
    ("bars", "b|p|r|s\n10|tcp|0.5|normal\n20|udp|1.5|normal\n30|tcp|-2|attack\n"),
    ("spaces", "b p r s\n10  tcp 0.5   normal \n 20 udp 1.5 normal\n30 tcp -2 attack\n"),
    ("blanks around", "b , p , r , s\n10 , tcp , 0.5 , normal\n20, udp, 1.5, normal \n 30,tcp ,-2 ,\tattack\n"),
    ("CR LF", "b,p,r,s\r\n10,tcp,0.5,normal\r\n20,udp,1.5,normal\r\n30,tcp,-2,attack\r\n"),
    ("CR alone", "b,p,r,s\r10,tcp,0.5,normal\r20,udp,1.5,normal\r30,tcp,-2,attack"),
    ("byte order mark", "\u{feff}b,p,r,s\n10,tcp,0.5,normal\n20,udp,1.5,normal\n30,tcp,-2,attack"),
    ("quotes", "\"b\",\"p\",r,s\n\"10\",\"tcp\",0.5,\"normal\"\n20,udp,\"1.5\",normal\n30,\"tcp\" ,-2,attack"),
    ("blank lines", "\n\nb,p,r,s\n\n10,tcp,0.5,normal\n  \n20,udp,1.5,normal\n\t\n30,tcp,-2,attack\n\n\n"),
    ("numbers in full", "b,p,r,s\n1e1,tcp,+.5,normal\n2.0E1,udp,15e-1,normal\n0030,tcp,-2.,attack"),
  ])
  func everyFormReadsTheSame(name: String, text: String) throws {
    let table = try table(text, CSVOptions(label: "s"))
    #expect(table.columns.map(\.name) == ["b", "p", "r", "s"])
    #expect(table.values == Matrix(rows: 3, columns: 3, values: [10, 0, 0.5, 20, 1, 1.5, 30, 0, -2]))
    #expect(table.labelCounts.map(\.name) == ["attack", "normal"] && table.labels == [1, 1, 0])
  }

  @Test func quotedFieldsHoldDelimitersQuotesAndLines() throws {
    let text = "name,x\n\"a, b\",1\n\"say \"\"hi\"\"\",2\n\"two\nlines\",3\n5\" pipe,4\n\"\"\"\",5\n"
    let table = try table(text)
    #expect(table.columns[0].categories == ["\"", "5\" pipe", "a, b", "say \"hi\"", "two\nlines"])
    #expect(table.lines == [2, 3, 4, 6, 7])
  }

  @Test func aCategoryIsTheSameHoweverItIsQuoted() throws {
    let table = try table("name,x\n\"a\"\"b\",1\na\"b,2\nc,3\n\"c\",4\n")
    #expect(table.columns[0].categories == ["a\"b", "c"] && table.values(ofColumn: 0) == [0, 0, 1, 1])
  }

  @Test func headersAreFoundOut() throws {
    let cases: [(String, Bool?, [String])] = [
      ("a,b\n1,2\n2,1\n", nil, ["a", "b"]),
      ("1,2\n3,4\n", nil, ["column-1", "column-2"]),
      ("x,2\ny,4\n", nil, ["column-1", "column-2"]),
      ("a,b\nx,y\nz,y\n", nil, ["a", "b"]),
      ("x,y\nx,z\n", nil, ["column-1", "column-2"]),
      ("2019,2020\n1,2\n5,7\n", true, ["2019", "2020"]),
      ("a,b\nx,y\nz,v\n", false, ["column-1", "column-2"]),
      (",a,a,b,\n5,1,2,3,4\n1,2,3,4,5\n", true, ["column-1", "a", "a-2", "b", "column-5"]),
      ("a,a,a-2\n5,1,2\n1,2,3\n", nil, ["a", "a-3", "a-2"]),
    ]
    for (text, hasHeader, names) in cases {
      let table = try table(text, CSVOptions(hasHeader: hasHeader))
      #expect(table.columns.map(\.name) == names)
    }
  }

  @Test func delimitersAreFoundOutAmongOthers() throws {
    let cases: [(String, UInt8)] = [
      ("day,a,b\n2020-01-01 10:00,1,2\n2020-01-02 10:00,2,3\n", UInt8(ascii: ",")),
      ("a;b\n\"x,y\";1\n\"z,w\";2\n", UInt8(ascii: ";")),
      ("a|b\n1;2|3\n4;5|6\n", UInt8(ascii: "|")),
      ("a\tb\n1, 2\t3\n1, 3\t4\n", 0x09),
    ]
    for (text, delimiter) in cases { #expect(try table(text).delimiter == delimiter, "\(text)") }
    #expect(try table("a:b\n1:2\n2:3\n", CSVOptions(delimiter: UInt8(ascii: ":"))).columns.count == 2)
    #expect(CSVOptions.delimiter(named: "tab") == 0x09 && CSVOptions.delimiter(named: "\\t") == 0x09)
    #expect(CSVOptions.delimiter(named: "ab") == nil && CSVOptions.delimiter(named: "5") == nil)
    #expect(CSVOptions.delimiter(named: "^") == UInt8(ascii: "^"))
  }

  @Test func columnsAreNamedByNameNumberOrEnd() throws {
    for word in ["state", "STATE", "4", "-1", "last"] {
      #expect(try table(flows, CSVOptions(label: word)).labelColumn?.name == "state")
    }
    // A name comes before a number.
    #expect(try table("2,1\n5,6\n7,8\n", CSVOptions(label: "1", hasHeader: true)).labelColumn?.number == 2)
  }

  @Test func missingConstantAndCountingColumnsAreNamed() throws {
    let text = """
      id,a,b,c,d,e
      7,1,x,,5,?
      8,NA,?,null,5,NaN
      9,inf,N/A,,5,-nan
      10,4,y,,5,
      """
    let columns = try table(text).columns
    #expect(
      columns.map(\.role) == [
        .numeric, .numeric, .categorical, .dropped(.empty), .constant("5"), .dropped(.empty),
      ])
    #expect(columns.map(\.missing) == [0, 2, 2, 4, 0, 4] && columns[1].infinite == 1)
    #expect(columns.map(\.isRowNumber) == [true, false, false, false, false, false])
    #expect(columns[1].range == 1...4)
  }

  @Test func numbersAreCategoriesOnlyWhenSaid() throws {
    let text = "port,x\n80,1\n443,2\n8,3\n"
    #expect(try table(text).columns[0].role == .numeric)
    let table = try table(text, CSVOptions(categorical: ["port"]))
    #expect(table.columns[0].categories == ["8", "80", "443"])
    #expect(table.values(ofColumn: 0) == [1, 2, 0])
  }

  @Test func columnsOfTooManyWordsAreLeftOut() throws {
    let text = "name,kind,x\n" + (0..<150).map { "n\($0),k\($0 % 100),\($0 * $0)\n" }.joined()
    let table = try table(text)
    #expect(table.columns[0].role == .dropped(.tooManyCategories(moreThan: 100)))
    #expect(table.columns[1].categories.count == 100)
    #expect(table.summary(ofColumn: 0) == .none)
    let asked = try CSVReader.parse([Array(text.utf8)], names: ["t.csv"], CSVOptions(categorical: ["name"]))
    #expect(asked.columns[0].categories.count == 150)
  }

  @Test func latin1IsText() throws {
    let bytes = Array("stra".utf8) + [0xdf] + Array("e,x\n".utf8) + [0xe4] + Array(",1\nb,2\n".utf8)
    let table = try CSVReader.parse([bytes], names: ["t.csv"])
    #expect(table.columns[0].name == "straße" && table.columns[0].categories == ["b", "ä"])
  }

  @Test func labelsAreWholeNumbersByValue() throws {
    let table = try table("x,y\n1,1.0\n2,1\n4,0.000e+00\n3,10\n", CSVOptions(label: "y", normal: ["1.0"]))
    #expect(table.labelCounts.map(\.name) == ["0", "1", "10"] && table.labels == [1, 1, 0, 2])
    #expect(try table.normalLabels() == [1])
  }

  @Test func aLabelThatIsNotAskedForIsPointedAt() throws {
    #expect(try table("a,Class\n1,0\n2,1\n").likelyLabel?.name == "Class")
    #expect(try table("a,Class\n1,0\n2,1\n", CSVOptions(label: "Class")).likelyLabel == nil)
    #expect(try table("a,b\n1,0\n2,1\n").likelyLabel == nil)
    #expect(try table("a,kind\n1,Normal.\n2,smurf.\n").likelyLabel?.name == "kind")
  }

  @Test func progressIsToldAndCancels() throws {
    let text = Array(("a,b\n" + String(repeating: "1.25,2.5\n1.5,3\n", count: 150_000)).utf8)
    var shares: [Double] = []
    _ = try CSVReader.parse([text], names: ["t.csv"]) {
      shares.append($0)
      return true
    }
    #expect(shares.count >= 6 && shares == shares.sorted() && shares.last == 1 && shares[0] < 0.5)
    #expect(throws: CSVError.cancelled) {
      try CSVReader.parse([text], names: ["t.csv"]) { $0 < 0.4 }
    }
  }

  @Test func summariesCountAndOrder() throws {
    let table = try table("a,p,s\n1,x,n\n2,y,n\n?,y,b\n4,,n\n", CSVOptions(label: "s"))
    guard case .numbers(let numbers) = table.summary(ofColumn: 0, parts: 3) else {
      Issue.record("numbers")
      return
    }
    #expect(numbers.count == 3 && numbers.missing == 1 && numbers.median == 2 && numbers.histogram == [1, 1, 1])
    let counts = [NormalLabels.Count(name: "y", rows: 2), NormalLabels.Count(name: "x", rows: 1)]
    #expect(table.summary(ofColumn: 1) == .categories(counts, missing: 1))
    #expect(
      table.summary(ofColumn: 1, rows: [0])
        == .categories([counts[1]].map { $0 } + [.init(name: "y", rows: 0)], missing: 0))
    let labels = [NormalLabels.Count(name: "n", rows: 3), NormalLabels.Count(name: "b", rows: 1)]
    #expect(table.summary(ofColumn: 2) == .categories(labels, missing: 0))
  }
}
