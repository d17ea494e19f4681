import Heartbeats
import Testing

@Suite struct RecordingTextTests {
  static func read(_ text: String, rate: Double? = nil) throws -> Recording {
    try RecordingText.read(Array(text.utf8), name: "x.csv", rate: rate)
  }

  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let rate: Double?
    let names: [String]
    let samples: [[Float]]
    var testDescription: String { name }

    init(_ name: String, _ text: String, rate: Double? = nil, _ names: [String], _ samples: [[Float]]) {
      (self.name, self.text, self.rate, self.names, self.samples) = (name, text, rate, names, samples)
    }
  }

  static let cases = [
    Case("one column", "1\n2.5\n-3e-1\n", ["lead 1"], [[1, 2.5, -0.3]]),
    Case("Windows line ends, a mark, no last one", "\u{FEFF}1\r\n2\r\n3", ["lead 1"], [[1, 2, 3]]),
    Case("names", "I,II\n1,2\n3,4\n5,9\n", ["I", "II"], [[1, 3, 5], [2, 4, 9]]),
    Case("times", "time,II\n0.000,5\n0.004,6\n0.008,7\n", rate: 250, ["II"], [[5, 6, 7]]),
    Case("milliseconds", "time (ms);II\n0;5\n2;6\n4;7\n", rate: 500, ["II"], [[5, 6, 7]]),
    Case("sample numbers", "sample #,II\n0,5\n1,6\n2,7\n", ["II"], [[5, 6, 7]]),
    Case("times without a name", "0.00 5\n0.01 6\n0.02 7\n", rate: 100, ["lead 1"], [[5, 6, 7]]),
    Case(
      "as PhysioNet exports", "'Elapsed time','MLII','V5'\n'mm:ss.mmm','mV','mV'\n0:00.000,-0.145,-0.065\n0:00.500,-0.2,1\n0:01.000,1,2\n",
      rate: 2, ["MLII", "V5"], [[-0.145, -0.2, 1], [-0.065, 1, 2]]),
    Case("decimal commas", "I;II\n0,5;-1,25\n1;2\n", ["I", "II"], [[0.5, 1], [-1.25, 2]]),
    Case("tabs and a comment", "# made by hand\n1\t2\n\n3\t4\n2\t8\n", ["lead 1", "lead 2"], [[1, 3, 2], [2, 4, 8]]),
    Case("a comma at each end", "1,2,\n3,4,\n2,1,\n", ["lead 1", "lead 2"], [[1, 3, 2], [2, 4, 1]]),
    Case("one long row", (0..<200).map { "\($0 % 7)" }.joined(separator: ","), ["lead 1"], [(0..<200).map { Float($0 % 7) }]),
  ]

  @Test(arguments: cases) func reads(_ test: Case) throws {
    let recording = try Self.read(test.text)
    #expect(recording.rate == test.rate)
    #expect(recording.leads.map(\.name) == test.names)
    #expect(recording.leads.map(\.samples) == test.samples)
    #expect(recording.notes == [])
  }

  @Test func missingSamplesAreNoNumbers() throws {
    let samples = try Self.read("a,b\n1,2\n,NaN\n-,?\nnull,N/A\n5,6\n").leads.map(\.samples)
    #expect(samples.map { $0.map(\.isNaN) } == Array(repeating: [false, true, true, true, false], count: 2))
  }

  @Test func aRateThatContradictsTheTimesIsSaid() throws {
    let recording = try Self.read("time,II\n0.000,5\n0.004,6\n0.008,7\n", rate: 360)
    #expect(recording.rate == 360)
    #expect(recording.notes == [.rateDiffers(column: 250, given: 360)])
  }

  static let errors: [(String, String)] = [
    ("", "\"x.csv\" holds no samples; a recording has one or more on each line"),
    ("# nothing\n\n", "\"x.csv\" holds no samples; a recording has one or more on each line"),
    ("a,b\nc,d\n", "\"x.csv\" holds no samples; a recording has one or more on each line"),
    ("1\n2\nthree\n", "x.csv:3:1: \"three\" is not a number; an empty field is a missing sample"),
    ("1,2\n3,4\n5\n", "x.csv:3:1: 1 value where the lines above have 2; repair this line"),
    ("1,2\n3,4,5\n", "x.csv:2:5: 3 values where the lines above have 2; repair this line"),
    ("1\n1e20\n", "x.csv:2:1: \"1e20\" is too large for a sample; values go up to 1e15"),
    ("1\n\0\n", "\"x.csv\" is a binary file; a recording is text (CSV) or a PhysioNet record, named by its .hea file"),
  ]

  @Test(arguments: errors) func refuses(_ text: String, _ message: String) {
    do {
      _ = try Self.read(text)
      Issue.record("read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func knowsBeatsFromRecordings() {
    let beat = (0..<140).map { "\($0 % 9)" }
    func shape(_ text: String) -> RecordingText.Shape { RecordingText.shape(of: Array(text.utf8)) }
    #expect(shape(beat.joined(separator: ",")) == .beats)
    #expect(shape("1 " + beat.joined(separator: " ") + "\n") == .beats)
    #expect(shape(beat.joined(separator: "\n") + "\n") == .beat)
    #expect(shape((beat + ["1"]).joined(separator: "\n") + "\n") == .recording)
    #expect(shape("I,II\n1,2\n3,4\n") == .recording)
    #expect(shape((beat + beat).joined(separator: ",")) == .recording)
    // A row of the wrong length among beats is for the reader of beats to complain about.
    #expect(shape((beat.dropLast(20)).joined(separator: ",") + "\n") == .beats)
    #expect(shape("") == .beats)
  }

  /// No bytes crash the readers.
  @Test func survivesAnyBytes() {
    var bytes: [UInt8] = Array("time,II\n0.0,1\n0.1,2;\t\"'3\n-,nan\n1:02:03,1e5\n".utf8)
    for round in 0..<4000 {
      var damaged = bytes
      let place = (round * 7919) % damaged.count
      damaged[place] = UInt8(truncatingIfNeeded: round &* 31 &+ place)
      _ = RecordingText.shape(of: damaged)
      _ = try? RecordingText.read(damaged, name: "x")
      if round % 10 == 0 { bytes.append(damaged[place]) }
    }
  }
}
