import Heartbeats
import Testing

/// Small records written byte by byte, as signal(5) describes the formats.
@Suite struct WFDBTests {
  static func read(_ header: String, _ files: [String: [UInt8]]) throws -> Recording {
    try WFDBReader.read(header: Array(header.utf8), name: "r.hea") { name in
      try #require(files[name], "asked for \(name)")
    }
  }

  @Test func readsFormat16() throws {
    // 1, -2, 256 and the invalid sample.
    let bytes: [UInt8] = [1, 0, 0xfe, 0xff, 0, 1, 0, 0x80]
    let recording = try Self.read("r 1 500 4\nr.dat 16 100/uV 16 0 1 0 0 MLII\n", ["r.dat": bytes])
    #expect(recording.rate == 500)
    let lead = try #require(recording.leads.first)
    #expect(lead.name == "MLII" && lead.unit == "uV")
    #expect(Array(lead.samples.prefix(3)) == [0.01, -0.02, 2.56])
    #expect(lead.samples[3].isNaN)
    // 1 - 2 + 256 - 32768 is not 0.
    #expect(recording.notes == [.checksum(lead: "MLII")])
  }

  @Test func readsFormat212() throws {
    // Two signals, two samples each: 995 and 1011, then -2048 (invalid) and -1.
    let bytes: [UInt8] = [0xe3, 0x33, 0xf3, 0x00, 0xf8, 0xff]
    let header = "r 2 360 2\nr.dat 212 200(1024)/mV 11 1024 995 0 0 MLII\nr.dat 212 200(1024)/mV 11 1024 1011 0 0 V5\n"
    let recording = try Self.read(header, ["r.dat": bytes])
    #expect(recording.leads.map(\.name) == ["MLII", "V5"])
    #expect(recording.leads[0].samples[0] == Float((995.0 - 1024) / 200))
    #expect(recording.leads[1].samples[0] == Float((1011.0 - 1024) / 200))
    #expect(recording.leads[0].samples[1].isNaN)
    #expect(recording.leads[1].samples[1] == Float((-1.0 - 1024) / 200))
    // The converter has 11 bits around 1024.
    #expect(recording.leads[0].rails == Float(-1024.0 / 200)...Float(1023.0 / 200))
  }

  @Test func anOddSampleOf212EndsInTwoBytes() throws {
    let recording = try Self.read("r 1 360 3\nr.dat 212\n", ["r.dat": [1, 0, 2, 3, 0]])
    #expect(recording.leads[0].samples == [1, 2, 3].map { $0 / 200 })
    #expect(recording.leads[0].unit == "mV" && recording.leads[0].name == "signal 1")
  }

  @Test func lengthRateAndGainMayBeLeftOut() throws {
    let recording = try Self.read("r 1\nr.dat 16 0\n", ["r.dat": [200, 0, 0x90, 1]])
    #expect(recording.rate == 250)
    #expect(recording.leads[0].samples == [1, 2])
  }

  @Test func severalFilesOffsetsAndSamplesAFrame() throws {
    let header =
      "r 3 100/200(0) 2\na.dat 16x2 1 16 0 0 0 0 fast\nb.dat 16+4 1 16 0 0 0 0 slow\nb.dat 16+4 1(5) 16 0 0 0 0 other lead \n"
    let recording = try Self.read(
      header, ["a.dat": [2, 0, 4, 0, 10, 0, 20, 0], "b.dat": [9, 9, 9, 9, 1, 0, 6, 0, 3, 0, 4, 0]])
    #expect(recording.leads.map(\.samples) == [[3, 15], [1, 3], [1, -1]])
    #expect(recording.leads.map(\.name) == ["fast", "slow", "other lead"])
  }

  /// A lead that was sampled two frames early loses them, and lacks nothing.
  @Test func skewIsNotALackOfSamples() throws {
    let header = "r 2 360 4\nr.dat 16:2 1 16 0 1 10 0 early\nr.dat 16 1 16 0 1 26 0 late\n"
    let recording = try Self.read(header, ["r.dat": [1, 0, 5, 0, 2, 0, 6, 0, 3, 0, 7, 0, 4, 0, 8, 0]])
    #expect(recording.leads.map(\.samples) == [[3, 4], [5, 6, 7, 8]])
    #expect(recording.notes == [])
  }

  @Test func filesOfDifferentLengthsAreSaid() throws {
    let recording = try Self.read(
      "r 2 360\na.dat 16 1\nb.dat 16 1\n", ["a.dat": [1, 0, 2, 0, 3, 0], "b.dat": [1, 0]])
    #expect(recording.notes == [.shorter(expected: 3, found: 1)])
  }

  @Test func aMatchingChecksumIsNotMentioned() throws {
    let recording = try Self.read("r 1 250 2\nr.dat 16 200 16 0 1 300 0 I\n", ["r.dat": [44, 1, 0, 0]])
    #expect(recording.notes == [])
  }

  static let errors: [(String, String)] = [
    ("", "\"r.hea\" holds no samples; a recording has one or more on each line"),
    ("r\n", "r.hea:1:1: the number of signals is missing; is this the header of a PhysioNet (WFDB) record?"),
    ("r two\n", "r.hea:1:1: \"two\" is not a number of signals; is this the header of a PhysioNet (WFDB) record?"),
    ("r 0\n", "r.hea:1:1: the record has no signals; is this the header of a PhysioNet (WFDB) record?"),
    ("r 99999999\n", "\"r.hea\" has 99999999 leads; 64 are the most that are read"),
    (
      "r 2 360 2\nr.dat 16\n",
      "r.hea:1:1: 2 signals are promised, 1 described; is this the header of a PhysioNet (WFDB) record?"
    ),
    (
      "r/3 2 360\n",
      "r.hea:1:1: \"r/3\" is a record of several segments; name one of its segments; is this the header of a PhysioNet (WFDB) record?"
    ),
    (
      "r 1 -3\nr.dat 16\n",
      "r.hea:1:1: \"-3\" is not a sampling rate; is this the header of a PhysioNet (WFDB) record?"
    ),
    ("r 1 360 9999999999\nr.dat 16\n", "\"r.hea\" is longer than 50000000 samples; cut a part out of it"),
    (
      "r 1\nr.dat 16x0\n",
      "r.hea:2:1: \"16x0\" has no sensible number of samples a frame; is this the header of a PhysioNet (WFDB) record?"
    ),
    (
      "r 1\nr.dat sixteen\n",
      "r.hea:2:1: \"sixteen\" is not a signal format; is this the header of a PhysioNet (WFDB) record?"
    ),
    (
      "r 1\nr.dat 16 200(x)/mV\n",
      "r.hea:2:1: \"200(x)/mV\" is not a gain with a baseline; is this the header of a PhysioNet (WFDB) record?"
    ),
    (
      "r 1\nr.dat 80 1 8 0 0 0 0 I\n",
      "\"r.hea\": lead \"I\" is in WFDB format 80; 16 and 212 are read: convert it with xform or wfdb.wrsamp"
    ),
    (
      "r 1\n../../etc/passwd 16\n",
      "\"r.hea\" names the signal file \"../../etc/passwd\"; it must be a plain name, and the file beside the header"
    ),
    ("r 1 360 9\nr.dat 16\n", "\"r.dat\" holds 4 bytes where the header needs 18; fetch it again"),
    ("r 1 360 3\nr.dat 212+9\n", "\"r.dat\" holds 4 bytes where the header needs 14; fetch it again"),
    ("r 1\0\n", "\"r.hea\" is a binary file; a recording is text (CSV) or a PhysioNet record, named by its .hea file"),
  ]

  @Test(arguments: errors) func refuses(_ header: String, _ message: String) {
    do {
      _ = try Self.read(header, ["r.dat": [1, 0, 2, 0]])
      Issue.record("read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  /// No header and no signal file crash the reader.
  @Test func survivesAnyBytes() {
    let header = Array(
      "r 2 360/360(0) 4\nr.dat 212x2:1+2 200(1024)/mV 11 1024 995 -22131 0 MLII\nr.dat 212 0 11 0 1 5 0 V5\n".utf8)
    for round in 0..<4000 {
      var damaged = header
      damaged[(round * 7919) % damaged.count] = UInt8(truncatingIfNeeded: round &* 37 &+ round / 256)
      _ = try? WFDBReader.read(header: damaged, name: "r") { _ in
        Array(repeating: UInt8(round & 255), count: round % 60)
      }
    }
  }
}
