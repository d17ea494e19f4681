import Heartbeats
import SeededRandom
import Tables
import TestSupport
import Testing

@Suite struct UCRReaderTests {
  @Test(.needsRealData) func realFilesHoldTheArchivesClasses() throws {
    let data = try RealData.read()
    #expect(data.source == .ecg5000(path: try RealData.requiredFolder()))
    #expect(RowClass.heartbeats.map(data.train.count(of:)) == [292, 177, 10, 19, 2])
    #expect(RowClass.heartbeats.map(data.test.count(of:)) == [2627, 1590, 86, 175, 22])
    #expect(data.train.values[0] == -0.11252183)
    #expect(data.train.values[1] == -2.8272038)
  }

  @Test(.needsRealData, arguments: ["TRAIN", "TEST"])
  func everyRealValueIsRoundedCorrectly(part: String) throws {
    let text = try String(contentsOfFile: "\(RealData.requiredFolder())/ECG5000_\(part).txt", encoding: .utf8)
    let data = try RealData.read()
    let beats = part == "TRAIN" ? data.train : data.test
    var wrong = 0
    var index = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      for word in line.split(separator: UInt8(ascii: " ")).dropFirst() {
        if Float(Substring(word)) != beats.values[index] { wrong += 1 }
        index += 1
      }
    }
    #expect(index == beats.values.count)
    #expect(wrong == 0)
  }

  @Test(.needsRealData) func eitherPartFindsItsTwin() throws {
    let data = try RealData.read()
    for part in ["TRAIN", "TEST"] {
      let path = try "\(RealData.requiredFolder())/ECG5000_\(part).txt"
      let again = try UCRReader.read(contentsOf: path)
      #expect(again == DataSet(source: .ecg5000(path: path), train: data.train, test: data.test))
    }
  }

  static let forms = [
    "plain": row(), "class in full": row("1.0000000e+00"), "wide": row("  1", separator: "   "),
    "tabs": row(separator: "\t"), "commas": row(separator: ","), "commas and spaces": row(separator: ", "),
    "all separators": row(separator: " ,\t") + "\r\n", "byte order mark": "\u{feff}" + row(),
    "blank lines": row() + "\n\n \r\n\n", "blank line first": "\n" + row(),
    "scientific": row { "\($0).0000000e+00" }, "signs": row { "+\($0)." },
    "capital E": row { "\(Double($0) / 100)E+2" }, "leading zeros": row { "000\($0)" },
  ]

  @Test(arguments: forms.keys.sorted()) func everyFormReadsTheSame(form: String) throws {
    let text = try #require(Self.forms[form])
    let beats = try UCRReader.parse(Array(text.utf8), name: "beats")
    #expect(beats.classes == [.normal])
    #expect(beats.values == (0..<140).map(Float.init))
  }

  /// Words of every length and size, halfway cases between two floats among them.
  @Test func numbersAreRoundedLikeTheStandardLibrary() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let words = (0..<140).map { _ in number(&random) }
      let beats = try UCRReader.parse(Array(row { words[$0] }.utf8), name: "numbers")
      let wrong = words.indices.filter { beats.values[$0] != Float(words[$0]) }.map { words[$0] }
      #expect(wrong == [])
    }
  }

  private func number(_ random: inout SeededRandom) -> String {
    let sign = ["", "-", "+"][random.index(below: 3)]
    let digits = (0...random.index(below: 24)).map { _ in "\(random.index(below: 10))" }.joined()
    switch random.index(below: 4) {
    case 0:
      // Exactly between two floats, and with one digit more just above.
      let halfway = Double(Float(1 + random.uniform())) + 0x1p-24
      return sign + "\(halfway)" + ["", "1", "000000001"][random.index(below: 3)]
    case 1: return sign + digits.prefix(12) + "." + digits
    case 2: return sign + "0." + digits + "e-\(random.index(below: 50))"
    default: return sign + digits.prefix(1) + "." + digits.dropFirst() + "e\(random.index(below: 15))"
    }
  }

  @Test func foldersAndTwinsAreFound() throws {
    let (train, test) = (row("1") { _ in "1" }, row("2") { _ in "2" })
    let folder = try TemporaryFolder([
      "A_TRAIN.tsv": train, "A_TEST.tsv": test, "README.md": "words", "notes.txt": "words",
    ])
    let data = try UCRReader.read(contentsOf: folder.path)
    #expect(data.train.classes == [.normal] && data.test.classes == [.rOnT])
    #expect(data.source == .file(path: folder.path))
    #expect(try UCRReader.read(contentsOf: folder.path + "/").test == data.test)
    #expect(try UCRReader.read(contentsOf: folder.path + "/A_TEST.tsv").train == data.train)
  }

  @Test func ecg5000ComesBeforeOtherDataSetsAndTextBeforeTables() throws {
    let files = ["ECG5000_TRAIN.txt": "1", "ECG5000_TEST.txt": "2", "ECG5000_TEST.csv": "3", "B_TRAIN.txt": "4"]
    let folder = try TemporaryFolder(files.mapValues { row($0) })
    let data = try UCRReader.read(contentsOf: folder.path)
    #expect(data.train.classes == [.normal] && data.test.classes == [.rOnT])
  }

  @Test func aSingleFileIsDividedByClass() throws {
    let rows = (0..<100).map { index in row(index < 60 ? "1" : index < 98 ? "2" : "3") { _ in "\(index)" } }
    let folder = try TemporaryFolder(["beats.csv": rows.joined(separator: "\n")])
    let data = try UCRReader.read(contentsOf: folder.path + "/beats.csv")
    #expect(RowClass.heartbeats.map(data.train.count(of:)) == [12, 8, 1, 0, 0])
    #expect(RowClass.heartbeats.map(data.test.count(of:)) == [48, 30, 1, 0, 0])
    let first = { (set: RowSet) in (0..<set.count).map { set[$0].values[0] } }
    #expect(first(data.train) == first(data.train).sorted())
    #expect((first(data.train) + first(data.test)).sorted() == (0..<100).map(Float.init))
    #expect(try UCRReader.read(contentsOf: folder.path).train == data.train)
  }
}
