import Foundation
import Heartbeats
import SeededRandom
import Tables
import Testing

@Suite struct SimulatorFileTests {
  private let text: String

  init() throws { text = try String(contentsOfFile: SimulatorTests.path, encoding: .utf8) }

  private func message(_ text: String) -> String? {
    let error = #expect(throws: SimulatorError.self) { try Simulator(json: Array(text.utf8)) }
    return error.map(String.init(describing:))
  }

  @Test(arguments: [
    ("", "the simulator's file is broken: not JSON"),
    ("{\"format\": 1", "the simulator's file is broken: not JSON"),
    ("[]", "the simulator's file is broken: something else than expected"),
    ("{}", "the simulator's file is broken at format: nothing there"),
    ("{\"format\": 1, \"classes\": 2}", "the simulator's file is broken at classes: something else than expected"),
    ("{\"format\": 1, \"classes\": []}", "the simulator's file is broken at classes: 0 classes of 5"),
    ("{\"format\": 2, \"classes\": []}", "the simulator's file is broken at format: format 2 is not known"),
    (
      "{\"format\": 1, \"classes\": [{\"class\": 6, \"forms\": []}]}",
      "the simulator's file is broken at classes[0]: class 6 is unknown or there twice"
    ),
    (
      "{\"format\": 1, \"classes\": [{\"class\": 1, \"forms\": []}]}",
      "the simulator's file is broken at classes[0]: 0 forms; a class has 1 to 8"
    ),
    (
      "{\"format\": 1, \"classes\": [{\"class\": 1, \"forms\": [{\"share\": 1}]}]}",
      "the simulator's file is broken at classes[0].forms[0].baseline: nothing there"
    ),
    (String(repeating: "[", count: 100_000), "the simulator's file is broken: not JSON"),
    (String(repeating: " ", count: 2_000_000), "the simulator's file holds 2000000 bytes, more than it ever needs"),
  ])
  func otherFilesAreRefused(text: String, message: String) {
    #expect(self.message(text) == message + "; take a fresh copy of Data/simulator.json")
  }

  /// What stands in the good file, what takes its place the first time, and the complaint.
  @Test(arguments: [
    ("\"share\": 0", "\"share\": -0", "classes[0]: the shares of its forms do not add up to 1"),
    ("\"wave\": \"qrs\"", "\"wave\": \"q\"", "classes[0].forms[0].waves: other waves than expected"),
    ("\"width\": ", "\"width\": -", "classes[0].forms[0].waves: a width must be positive"),
    ("\"amplitude\": ", "\"amplitude\": 1e9, \"x\": ", "classes[0].forms[0].waves: a number is too large"),
    ("\"factor\": [", "\"factor\": [[1],", "classes[0].forms[0].factor: not a lower triangle of 29 rows"),
    ("      [0.", "      [9999999999.", "classes[0].forms[0].factor: a number is too large"),
    (
      "\"memory\": [", "\"memory\": [3",
      "classes[0].forms[0].noise.memory: noise with this memory does not stay bounded"
    ),
    (
      "\"memory\": [", "\"memory\": [0, ",
      "classes[0].forms[0].noise.memory: noise with this memory does not stay bounded"
    ),
    ("\"spread\": [", "\"spread\": [1, ", "classes[0].forms[0].noise.spread: not 36 numbers"),
    ("\"spread\": [", "\"spread\": [-", "classes[0].forms[0].noise.spread: a spread must be positive"),
    ("\"class\": 2", "\"class\": 1", "classes[1]: class 1 is unknown or there twice"),
  ])
  func unusableNumbersAreRefused(old: String, new: String, complaint: String) throws {
    let place = try #require(text.range(of: old))
    let complaint = "the simulator's file is broken at \(complaint); take a fresh copy of Data/simulator.json"
    #expect(message(text.replacingCharacters(in: place, with: new)) == complaint)
  }

  /// A file damaged at random is refused in one line, or still makes beats of finite numbers.
  @Test func damageNeverMakesBeatsThatAreNoNumbers() {
    var random = SeededRandom(seed: 11)
    let good = Array(text.utf8)
    let pieces = ["9", "-", "e9", "e-9", "0", ",", "]", "[", "\"", "null", "1e400", ".", "x"].map { Array($0.utf8) }
    var accepted = 0
    for _ in 0..<300 {
      var bytes = good
      for _ in 0...random.index(below: 2) {
        let start = random.index(below: bytes.count)
        let end = min(bytes.count, start + random.index(below: 4))
        bytes.replaceSubrange(start..<end, with: pieces[random.index(below: pieces.count)])
      }
      do {
        let counts = Dictionary(uniqueKeysWithValues: RowClass.heartbeats.map { ($0, 8) })
        let beats = try Simulator(json: bytes).beats(counts: counts, seed: 1, purpose: "p")
        accepted += 1
        #expect(beats.values.allSatisfy { $0.isFinite })
      } catch {
        #expect(error is SimulatorError)
        #expect(!String(describing: error).contains("\n"))
      }
    }
    #expect(accepted > 20 && accepted < 280)
  }

  @Test func aMissingFileIsRefused() {
    #expect(throws: UCRError.missing(path: "/no/simulator.json")) { try Simulator(contentsOf: "/no/simulator.json") }
  }
}
