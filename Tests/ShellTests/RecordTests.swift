import Foundation
import Shell
import TerminalGraphics
import Testing
import Views

@Suite struct RecordTests {
  @Test func theSameScriptMakesTheSameFile() throws {
    func recorded() throws -> String {
      let shell = try TestShell()
      shell.run("record s.svg; set validation 30%; train 3; evaluate; record stop")
      #expect(shell.errors.isEmpty)
      return try shell.read("s.svg")
    }
    let first = try recorded()
    #expect(try recorded() == first)
    #expect(first.contains("evaluate") && first.contains("average precision"))
    // The lines that direct it are no part of it.
    #expect(!first.contains("record stop"))
  }

  @Test func aCastHoldsWhatWasTypedAndWhatWasPrinted() throws {
    let shell = try TestShell()
    shell.run("record s.cast; bottleneck 3; nonsense\n")
    #expect(shell.session.finishRecording())
    let lines = try shell.read("s.cast").split(separator: "\n")
    #expect(lines[0] == "{\"version\": 2, \"width\": 80, \"height\": 24, \"env\": {\"TERM\": \"xterm-256color\"}}")
    #expect(lines.contains { $0.contains("there is no command") })
    let times = lines.dropFirst().compactMap { Double($0.dropFirst().prefix { $0 != "," }) }
    #expect(times == times.sorted() && times.count == lines.count - 1)
  }

  @Test func keysOpenAScreenWhereThereIsNoTerminal() throws {
    let shell = try TestShell()
    let text = shell.run(
      "set validation 30%; train 5; record s.svg; record keys . wait 1 + right*3 enter; draw; record stop")
    #expect(shell.errors.isEmpty)
    #expect(text.contains("drawn on the canvas"))
    let svg = try shell.read("s.svg")
    #expect(svg.contains("test beat 1") && svg.contains("10 % higher"))
    #expect(shell.session.bench.drawings["drawn"] != nil)
    // Too few keys leave the screen; none at all open none.
    shell.run("record t.svg; record keys .; draw; draw")
    #expect(shell.errors.contains("there is no terminal to draw on"))
  }

  @Test func anotherRecordingEndsTheOneBefore() throws {
    let shell = try TestShell()
    let text = shell.run("record s.cast; bottleneck 3; record t.cast; bottleneck 2; record stop")
    #expect(text.contains("recorded to s.cast; recording to t.cast") && shell.errors.isEmpty)
    for name in ["s.cast", "t.cast"] {
      #expect(try shell.read(name).split(separator: "\n").count > 1)
    }
  }

  @Test(arguments: [
    ("record s.gif", "must end in .svg"), ("record stop", "nothing is being recorded"),
    ("record keys a", "nothing is being recorded"), ("record nosuch/s.svg", "nosuch"),
    ("record s.svg; record keys wait", "\"wait\" needs a number of seconds"),
    ("record s.svg; record keys wait x", "\"wait\" needs a number of seconds"),
  ])
  func whatIsWrongIsSaid(line: String, message: String) throws {
    let shell = try TestShell()
    shell.run(line)
    #expect(shell.errors.contains(message), "\(shell.errors)")
  }

  @Test func aForeignFileIsNotReplaced() throws {
    let shell = try TestShell()
    try shell.write("mine", to: "s.svg")
    shell.run("record s.svg")
    #expect(shell.errors.contains("is not a recording"))
    #expect(try shell.read("s.svg") == "mine")
    shell.run("record s.svg --force; show; record stop")
    let own = try shell.read("s.svg")
    #expect(own.hasPrefix("<svg"))
    shell.run("record s.svg; layers; record stop")
    #expect(shell.errors.isEmpty)
    #expect(try shell.read("s.svg") != own)
  }

  @Test func withAClockNoPauseIsLongerThanTwoSeconds() throws {
    final class Clock: @unchecked Sendable { var now = 0.0 }
    let clock = Clock()
    let ground = try TestShell()
    let services = Services(
      library: ground.session.services.library, files: ground.session.services.files, clock: { clock.now })
    let session = Session(
      bench: ground.session.bench, services: services,
      console: Console(write: { _ in }, writeError: { _ in }, appearance: { Appearance(width: 80) }))
    session.enter("record s.cast")
    clock.now = 1
    session.enter("layers")
    clock.now = 1000
    session.enter("show seed")
    session.enter("record stop")
    let text = try ground.read("s.cast")
    let last = try #require(text.split(separator: "\n").last)
    let time = try #require(Double(last.dropFirst().prefix { $0 != "," }))
    #expect(time == 3)
  }
}
