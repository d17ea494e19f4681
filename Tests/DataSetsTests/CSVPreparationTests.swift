import CSV
import SeededRandom
import Tables
import Testing
import Views

@Suite struct CSVPreparationTests {
  /// A training file and a test file.
  private func pair(_ train: String, _ test: String, _ options: CSVOptions) throws -> CSVTable {
    try CSVReader.parse([Array(train.utf8), Array(test.utf8)], names: ["train", "test"], options)
  }

  /// What is learned comes from training normals alone: medians, categories, and what is constant.
  @Test func encodingIsLearnedFromTrainingNormals() throws {
    let train = "n,p,k,s\n1,tcp,5,normal\n3,udp,5,normal\n?,tcp,5,normal\n8,?,5,normal\n900,icmp,9,attack\n"
    let test = "n,p,k,s\n?,icmp,7,attack\n2,?,5,normal\n4,gre,5,attack\n"
    let prepared = try pair(train, test, CSVOptions(label: "s")).prepared()
    #expect(prepared.encoding.outputs.map(\.name) == ["n", "p=tcp", "p=udp", "k"])
    #expect(prepared.encoding.inputs.map(\.isConstant) == [false, false, true])
    #expect(
      prepared.training.values
        == Matrix(
          rows: 5, columns: 4,
          values: [
            1, 1, 0, 5, 3, 0, 1, 5, 3, 1, 0, 5, 8, 1, 0, 5, 900, 0, 0, 9,
          ]))
    #expect(prepared.test.values == Matrix(rows: 3, columns: 4, values: [3, 0, 0, 7, 2, 1, 0, 5, 4, 0, 0, 5]))
    #expect(prepared.training.filled == 2 && prepared.test.filled == 2)
    #expect(prepared.training.unseen == [.init(name: "p", rows: 1)])
    #expect(prepared.test.unseen == [.init(name: "p", rows: 2)])
    #expect(prepared.test.isAbnormal == [true, false, true] && prepared.isLabelled)
  }

  @Test func rowsWithMissingValuesCanBeLeftOut() throws {
    let train = "n,p,s\n1,tcp,normal\n3,udp,normal\n?,tcp,normal\n7,tcp,\n"
    let test = "n,p,s\n5,?,attack\n2,udp,normal\n4,tcp,attack\n"
    let options = CSVOptions(label: "s", missing: .omit)
    let table = try pair(train, test, options)
    #expect(table.rows == 6 && table.fileRows == [0..<3, 3..<6])
    let prepared = try table.prepared()
    #expect(prepared.omitted == 2 && prepared.training.rows == [0, 1] && prepared.test.rows == [4, 5])
    #expect(prepared.test.values.values == [2, 0, 1, 4, 1, 0])
  }

  @Test func oneFileIsDividedByLabel() throws {
    let text =
      "x,s\n" + (0..<200).map { "\($0 * 7 % 31),\($0 % 20 == 0 ? "bad" : $0 % 50 == 1 ? "odd" : "normal")\n" }.joined()
    let table = try table(text, CSVOptions(label: "s"))
    let prepared = try table.prepared(trainingShare: 0.7, seed: 3)
    let share = { (part: PreparedTable.Part, label: Int) in part.labels.count { $0 == label } }
    #expect(table.labelCounts.map(\.rows) == [10, 186, 4])
    #expect((0..<3).map { share(prepared.training, $0) } == [7, 130, 3])
    #expect(prepared.training.rows == prepared.training.rows.sorted())
    #expect((prepared.training.rows + prepared.test.rows).sorted() == Array(0..<200))
    #expect(try table.prepared(trainingShare: 0.7, seed: 3) == prepared)
    #expect(try table.prepared(trainingShare: 0.7, seed: 4).training.rows != prepared.training.rows)
  }

  @Test func withoutLabelsNothingIsAbnormal() throws {
    let prepared = try table("a,b\n" + (0..<10).map { "\($0),\($0 % 3)\n" }.joined()).prepared()
    #expect(!prepared.isLabelled && prepared.training.rows.count == 8 && !prepared.test.isAbnormal.contains(true))
  }

  @Test func normalLabelsAreClearOrAskedFor() throws {
    let normal = { (labels: [String], named: [String]) in
      let text = "x,s\n" + labels.enumerated().map { "\($0),\($1)\n" }.joined()
      let table = try table(text, CSVOptions(label: "s", normal: named))
      return Set(try #require(try table.normalLabels()).map { table.labelCounts[$0].name })
    }
    #expect(try normal(["Normal.", "smurf.", "smurf."], []) == ["Normal."])
    #expect(try normal(["BENIGN", "DoS", "DoS"], []) == ["BENIGN"])
    #expect(try normal(["0", "0", "1"], []) == ["0"])
    #expect(try normal(["no", "no", "yes"], []) == ["no"])
    #expect(try normal(["False", "False", "True"], []) == ["False"])
    #expect(try normal(["a", "b", "c"], ["b", "C"]) == ["b", "c"])
    #expect(try normal(["normal.", "b"], ["normal"]) == ["normal."])
    for unclear in [["1", "1", "0"], ["1", "2"], ["a", "b"], ["-1", "1"]] {
      #expect(throws: CSVError.self) { try normal(unclear, []) }
    }
  }

  @Test func anEncodingFitsOtherFilesByName() throws {
    let trained = try table("n,p\n1,tcp\n2,udp\n3,tcp\n4,udp\n5,tcp\n").prepared().encoding
    let other = try table("p,extra,n\ngre,1,7\ntcp,2,7\n")
    let encoded = try trained.encode(other, rows: [0, 1])
    #expect(encoded.values.values == [7, 0, 0, 7, 1, 0] && encoded.unseen == [.init(name: "p", rows: 1)])
    let lacking = try table("p,extra\ngre,1\ntcp,2\n")
    #expect(throws: CSVError.missingColumn(path: "t.csv", column: "n")) { try trained.encode(lacking, rows: [0]) }
    let words = try table("p,n\ngre,a\ntcp,b\n")
    #expect(throws: CSVError.otherKind(path: "t.csv", column: "n", wasNumeric: true)) {
      try trained.encode(words, rows: [0])
    }
  }

  @Test func rowsAreEditedAndBlameIsGrouped() throws {
    let encoding = CSVEncoding(learning: try table("n,p\n1,tcp\n2,udp\n3,icmp\n"), rows: [0, 1])
    let row = try encoding.setting("P", to: "udp", in: encoding.setting("n", to: " 5e1", in: [1, 1, 0]))
    #expect(row == [50, 0, 1])
    #expect(encoding.cells(of: row) == [.number(50), .category("udp")])
    #expect(encoding.cells(of: [1, 0, 0]) == [.number(1), .unseen])
    #expect(encoding.grouped([0.5, 0.25, 0.125]).map(\.amount) == [0.5, 0.375])
    let errors: [(String, String, String)] = [
      ("q", "1", "edit \"q\": no such column; the columns are n, p, or a number up to 2"),
      ("n", "x", "\"x\" is not a number up to 1e15, which n takes"),
      ("n", "nan", "\"nan\" is not a number up to 1e15, which n takes"),
      ("p", "icmp", "\"icmp\" is not a category of p; it has tcp, udp"),
    ]
    for (name, word, message) in errors {
      let error = #expect(throws: CSVError.self) { try encoding.setting(name, to: word, in: [1, 1, 0]) }
      #expect(error.map(String.init(describing:)) == message)
    }
  }
}
