import Foundation
import Heartbeats
import Shell
import Tables
import TestSupport
import Testing
import Views

/// `score FILE` with recordings.
@Suite struct RecordingTests {
  /// A recording of simulated beats, one after another, as text; the peaks are where they meet.
  static func text(_ classes: [RowClass], samplesPerBeat: Int = 200) throws -> String {
    let simulator = try Simulator(contentsOf: Checkout.path("Data/simulator.json"))
    var lines: [String] = []
    for (index, beatClass) in classes.enumerated() {
      let beat = simulator.beat(of: beatClass, seed: index + 1).values
      for place in 0..<samplesPerBeat {
        let at = Double(place) * 139 / Double(samplesPerBeat)
        let part = Float(at - at.rounded(.down))
        lines.append("\(beat[Int(at)] * (1 - part) + beat[Int(at) + 1] * part)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func shell(_ classes: [RowClass], json: Bool = false, width: Int = 80) throws -> TestShell {
    var options = SessionOptions()
    options.json = json
    let shell = try TestShell(width: width, options: options)
    try shell.write(text(classes), to: "r.csv")
    shell.run("train")
    return shell
  }

  private struct Scored: Decodable {
    struct Beat: Decodable {
      let beat: Int
      let verdict: String
      let error: Double?
    }
    let rate: Double
    let seconds: Double
    let beats: [Beat]
    let scored: Int
    let abnormal: Int
    let warning: String
  }

  @Test func normalBeatsAreMostlyNormal() throws {
    let shell = try Self.shell(Array(repeating: .normal, count: 40), json: true)
    let line = shell.run("score r.csv --rate 250")
    let scored = try JSONDecoder().decode(Scored.self, from: Data(line.utf8))
    #expect(scored.rate == 250)
    #expect(scored.seconds == 32)
    #expect((38...40).contains(scored.scored))
    // Cut out again, they are what they were: about as many false alarms as on the beats themselves.
    #expect(scored.abnormal <= 6, "\(scored.abnormal) of \(scored.scored)")
    #expect(scored.warning.contains("no medical device"))
  }

  @Test func oneOtherBeatIsFoundAmongNormalOnes() throws {
    var classes = [RowClass](repeating: .normal, count: 40)
    classes[20] = .prematureVentricular
    let shell = try Self.shell(classes, json: true)
    let scored = try JSONDecoder().decode(Scored.self, from: Data(shell.run("score r.csv --rate 250").utf8))
    let worst = scored.beats.max { ($0.error ?? 0) < ($1.error ?? 0) }
    #expect(worst?.verdict == "abnormal")
    #expect((19...22).contains(worst?.beat ?? 0), "\(worst?.beat ?? 0)")
  }

  @Test(arguments: [30, 60, 80, 160]) func fitsTheWidth(_ width: Int) throws {
    let shell = try Self.shell(Array(repeating: .normal, count: 30), width: width)
    let text = shell.run("score r.csv --rate 250")
    #expect(text.contains("no medical device") || text.contains("medical"))
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func otherBeatsAreFlaggedAndThatIsPutIntoWords() throws {
    let shell = try Self.shell(Array(repeating: .rOnT, count: 30))
    let text = shell.run("score r.csv --rate 250")
    #expect(text.contains("most beats are flagged"))
  }

  @Test func oneBeatOfARecording() throws {
    let shell = try Self.shell(Array(repeating: .normal, count: 30))
    #expect(shell.run("score r.csv 3 --rate 250").contains("reconstruction"))
    shell.run("score r.csv 300 --rate 250")
    #expect(shell.errors.contains("there is no beat \"300\" among the"))
  }

  static let errors: [(String, String)] = [
    ("score r.csv", "\"r.csv\" is a recording of 6000 samples but does not say how many a second; add --rate 360, say"),
    ("score r.csv --rate 10", "\"10\" is out of range; --rate takes a number from 50 to 100000"),
    ("score r.csv --rate 250 --lead V9", "there is no lead \"V9\"; the recording has 1 lead 1"),
    ("score 17 --rate 250", "\"--rate\" is for recordings, not for a test beat"),
    ("score nowhere.hea", "there is no file \"nowhere.hea\" in /"),
    ("score beats.txt --lead 1", "\"--lead\" is for recordings, not for single beats"),
    ("score broken.hea", "\"broken.dat\": lead \"I\" is in WFDB format 99; 16 and 212 are read"),
  ]

  @Test(arguments: errors) func refuses(_ command: String, _ message: String) throws {
    let shell = try Self.shell(Array(repeating: .normal, count: 30))
    try shell.write("1 " + (0..<140).map { "\($0 % 7)" }.joined(separator: " ") + "\n", to: "beats.txt")
    try shell.write("broken 1 360\nbroken.dat 99 1 8 0 0 0 0 I\n", to: "broken.hea")
    shell.run(command)
    #expect(shell.errors.contains(message.replacing("\"broken.dat\"", with: "\"broken.hea\"")), "\(shell.errors)")
  }

  @Test func aColumnOf140ValuesIsABeat() throws {
    let shell = try Self.shell([])
    let beat = try Simulator(contentsOf: Checkout.path("Data/simulator.json")).beat(of: .normal, seed: 3).values
    try shell.write(beat.map { "\($0)" }.joined(separator: "\n"), to: "beat.txt")
    #expect(shell.run("score beat.txt").contains("a beat from beat.txt and its reconstruction"))
  }

  @Test func aBadRecordingIsPutIntoWords() throws {
    let shell = try TestShell()
    shell.run("train 2")
    try shell.write(Array(repeating: "0", count: 2000).joined(separator: "\n"), to: "flat.csv")
    let text = shell.run("score flat.csv --rate 250")
    #expect(text.contains("no R peaks were found"))
    #expect(text.contains("flat line"))
  }
}
