import Foundation
import Shell
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

/// A person with a file of their own: from `data use` to an honest comparison of all detectors in five commands.
@Suite struct OwnTableTests {
  /// 3,000 rows of a machine's log: twelve columns, three of them words, one with gaps; 8 % are abnormal.
  static var table: String {
    var random = Draws()
    func word(_ words: [String]) -> String { words[random.index(below: words.count)] }
    func number(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
    var text = "machine,shift,temperature,pressure,vibration,current,speed,humidity,oil,load,valve,state\n"
    for _ in 0..<3_000 {
      let isBroken = random.index(below: 100) < 8
      let load = 50 + 15 * random.gaussian()
      let heat = 20 + 0.5 * load + 2 * random.gaussian() + (isBroken ? 6 : 0)
      let vibration = 1 + 0.2 * random.gaussian() + (isBroken ? 0.8 * abs(random.gaussian()) : 0)
      let oil = random.index(below: 4) == 0 ? "" : number(5 + 0.5 * random.gaussian())
      let values = [
        word(["A", "B", "C", "D"]), word(["early", "late", "night"]), number(heat), number(101 + random.gaussian()),
        number(vibration), number(load / 10 + 0.3 * random.gaussian()),
        number(1500 - 2 * load + 10 * random.gaussian()),
        number(30 + 10 * random.gaussian()), oil, number(load), word(["open", "open", "open", "half"]),
        isBroken ? "broken" : "ok",
      ]
      text += values.joined(separator: ",") + "\n"
    }
    return text
  }

  /// The same numbers on every machine.
  private struct Draws {
    private var state: UInt64 = 1

    mutating func index(below count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    /// Nearly a standard normal number: twelve even ones together.
    mutating func gaussian() -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + Double(index(below: 1 << 20)) / Double(1 << 20) }
    }
  }

  @Test(arguments: [80, 120]) func fiveCommands(width: Int) throws {
    let shell = try TestShell(width: width)
    try shell.write(Self.table, to: "log.csv")
    let began = ContinuousClock.now
    let use = shell.run("data use log.csv --label state --normal ok")
    #expect(use.contains("7 numeric") || use.contains("8 numeric"), "\(use)")
    #expect(shell.run("data").contains("vibration"))
    let compared = shell.run("compare all")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    // Every detector has its line, its interval whole, and the comparison a verdict.
    let lines = compared.split(separator: "\n").map(String.init)
    for name in DetectorChoices.all.map(\.word) {
      let line = try #require(lines.first { $0.hasPrefix(name + " ") }, "\(name)")
      #expect(name == "autoencoder" || line.contains(" … "), "\(line)")
      #expect(!line.contains("…+") && !line.hasSuffix("…"), "\(line)")
      // A number that is cut tells nothing.
      #expect(line.range(of: #"\.…|\d…"#, options: .regularExpression) == nil, "\(line)")
    }
    #expect(
      compared.replacing("\n", with: " ").contains("that these rows could show") || compared.contains("ahead of all"))
    #expect(shell.run("train").contains("rows of log.csv"))
    let judged = shell.run("evaluate")
    #expect(judged.contains("broken"), "\(judged)")
    #if !DEBUG
      #expect(ContinuousClock.now - began < .seconds(60))
    #else
      _ = began
    #endif
  }

  /// A header of numbers looks like a row, until it is said to be none; labels are looked for where they are.
  @Test func aHeaderMayBeOfNumbers() throws {
    let shell = try TestShell()
    let rows = (0..<40).map { "\($0 % 7),\($0 % 5),\($0 % 8 == 0 ? "bad" : "fine")" }.joined(separator: "\n")
    try shell.write("0,1,state\n" + rows, to: "t.csv")
    shell.run("data use t.csv --label state --normal fine")
    #expect(shell.errors.contains("add --header"))
    shell.run("data use t.csv --label state --normal fine --header")
    #expect(shell.errors == "" && shell.run("recipe").contains("--header"))
    shell.run("data use t.csv --header --no-header")
    #expect(shell.errors.contains("cannot be used together"))
    shell.run("data use t.csv --header --normal fine")
    #expect(shell.errors.contains("add --label COLUMN"))
  }

  /// Values that are edited keep the limit of files.
  @Test func editedNumbersAreNotBeyondAllMeasure() throws {
    let shell = try TestShell()
    try shell.write("a,b\n" + (0..<40).map { "\($0),\($0 % 3)" }.joined(separator: "\n"), to: "t.csv")
    shell.run("data use t.csv; detector knn; train; edit from row 1")
    for word in ["1e20", "0x10", "inf", "nan"] {
      shell.run("edit a=\(word)")
      #expect(shell.errors.contains("\"\(word)\" is not a number up to 1e15"))
    }
    #expect(!shell.run("edit a=5; undo").contains("nothing changed"))
  }
}
