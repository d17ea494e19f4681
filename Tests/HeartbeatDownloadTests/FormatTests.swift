import HeartbeatDownload
import Heartbeats
import Tables
import Testing

@Suite struct FormatTests {
  static let numbers: [(Float, String)] = [
    (-0.11252183, "  -1.1252183e-01"), (0.71, "   7.1000000e-01"), (5, "   5.0000000e+00"), (0, "   0.0000000e+00"),
    (-0.0, "  -0.0000000e+00"), (1.2e-5, "   1.2000000e-05"), (16_777_216, "   1.6777216e+07"),
    (123, "   1.2300000e+02"), (Float.pi, "   3.1415925e+00"), (.leastNormalMagnitude, "   1.1754944e-38"),
    (.greatestFiniteMagnitude, "   3.4028235e+38"), (.leastNonzeroMagnitude, "   1.0000000e-45"),
  ]

  @Test(arguments: numbers) func writesNumbersAsTheArchiveDoes(number: Float, text: String) {
    let beats = RowSet(beats: [Float](repeating: number, count: Heartbeat.points), classes: [.supraventricular])
    let line = "   4.0000000e+00" + String(repeating: text, count: Heartbeat.points) + "\n"
    #expect(String(decoding: ucrText(of: beats), as: UTF8.self) == line)
  }

  /// Any bit pattern comes back, not only those of eight digits.
  @Test func writesWhatReadsBackBitForBit() throws {
    var generator = TestGenerator(state: 3)
    var values: [Float] = []
    while values.count < 100 * Heartbeat.points {
      let value = Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator))
      if value.isNormal { values.append(value) }
    }
    let classes = (0..<100).map { RowClass.heartbeats[$0 % 5] }
    let words = ucrText(of: RowSet(beats: values, classes: classes)).split { $0 == 32 || $0 == 10 }
    #expect(words.count == 141 * 100)
    let read = words.map { Float(String(decoding: $0, as: UTF8.self)) }
    for row in 0..<100 {
      #expect(read[row * 141] == Float(classes[row].number))
      #expect(
        read[row * 141 + 1..<row * 141 + 141].map { $0?.bitPattern }
          == values[row * 140..<row * 140 + 140].map(\.bitPattern))
    }
  }

  @Test(arguments: [
    ("#x\n@problemName E\n@classLabel true 1 2\n@data\n0.5,-1.25:2\n1,2:1\n", "2 0.5 -1.25\n1 1 2\n"),
    ("% x\r\n@RELATION e\r\n@ATTRIBUTE a NUMERIC\r\n@DATA\r\n0.5,-1.25,2\r\n\r\n", "2 0.5 -1.25\n"),
    ("no data here\n1,2,3\n", ""),
  ]) func turnsTimeSeriesTextIntoUCRText(text: String, expected: String) {
    #expect(String(decoding: ucrText(fromTimeSeries: Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func readsAnomagramsFiles() throws {
    #expect(try readAnomagram(anomagramText(of: synthetic.test), file: "train.json") == synthetic.test)
  }

  static let badJSON: [(String, String)] = [
    ("", "it is not a list of rows with \"data\" and \"target\""),
    ("{\"data\": []}", "it is not a list of rows with \"data\" and \"target\""),
    (String(repeating: "[", count: 100_000), "it is not a list of rows with \"data\" and \"target\""),
    ("[{\"data\": [1e99], \"target\": \"1\"}]", "it is not a list of rows with \"data\" and \"target\""),
    ("[]", "it has no rows"),
    ("[{\"data\": [1, 2], \"target\": \"1\"}]", "row 1 has 2 values instead of 140"),
    (
      "[{\"data\": [0\(String(repeating: ",0", count: 139))], \"target\": \"6\"}]",
      "row 1 has the class \"6\" instead of 1 to 5"
    ),
  ]

  @Test(arguments: badJSON) func refusesOtherJSON(text: String, what: String) {
    #expect(throws: SourceFailureReason.malformed(file: "f", what: what)) {
      try readAnomagram(Array(text.utf8), file: "f")
    }
  }

  /// The digest is SHA-256 of the documented bytes, computed here independently of the room.
  @Test func digestSeesEveryValueClassAndPlace() {
    let digest = ECG5000.digest(of: synthetic)
    #expect(digest.count == 64)
    #expect(
      digest
        == ECG5000.digest(of: DataSet(source: .file(path: "x"), train: synthetic.train, test: synthetic.test)))
    let others = [
      synthetic.with(test: synthetic.test.changed(value: 700)),
      synthetic.with(train: synthetic.train.changed(class: 1)),
      synthetic.with(train: synthetic.test, test: synthetic.train),
    ]
    for other in others { #expect(ECG5000.digest(of: other) != digest) }
    #expect(!ECG5000.isGenuine(synthetic))
  }
}
