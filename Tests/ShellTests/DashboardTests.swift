import Foundation
import Shell
import TerminalGraphics
import Testing
import Views

/// A long training on a terminal: the dashboard comes, shows, and goes; what is learned does not depend on it.
@Suite struct DashboardTests {
  private final class Board: LiveBoard {
    var ends = 0
    func end() { ends += 1 }
  }

  private final class Record {
    var live = ""
    var printed = ""
    var opened = 0
  }

  @Test(arguments: [(60, 20), (80, 24), (160, 50)]) func comesAndGoes(_ columns: Int, _ rows: Int) throws {
    let shell = try TestShell()
    let record = Record()
    let board = Board()
    let start = ContinuousClock.now
    let services = Services(
      library: shell.session.services.library, clock: { (ContinuousClock.now - start) / .seconds(1) })
    let console = Console(
      write: { record.printed += $0 }, writeError: { record.printed += $0 },
      live: LiveTerminal(
        write: { record.live += $0 }, appearance: { Appearance(width: columns) }, rows: { rows },
        openBoard: {
          record.opened += 1
          return board
        }))
    let session = Session(bench: shell.session.bench, services: services, console: console)
    session.enter("train 8 --slow")
    #expect(record.opened == 1)
    #expect(board.ends == 1)
    // Below 62 columns there is room for the losses alone.
    let panels = columns >= 62 ? [", threshold", "bottleneck:"] : ["training"]
    for word in ["epoch ", "left", "loss", "AUC", "dead", "Ctrl-C stops"] + panels {
      #expect(record.live.contains(word), "\(word)")
    }
    let lines = record.live.components(separatedBy: "\u{1B}[").filter { $0.contains(";1H") }
    #expect(lines.allSatisfy { $0.count <= columns + 6 })
    #expect(lines.compactMap { Int($0.prefix { $0 != ";" }) }.max() == rows)
    shell.run("train 8")
    #expect(try session.bench.trained().network == shell.session.bench.trained().network)
  }

  @Test func aShortTrainingShowsNothing() throws {
    let shell = try TestShell()
    let record = Record()
    let console = Console(
      write: { record.printed += $0 }, writeError: { _ in },
      live: LiveTerminal(write: { record.live += $0 }, appearance: { Appearance() }, rows: { 24 }))
    let session = Session(bench: shell.session.bench, services: shell.session.services, console: console)
    session.enter("train 3")
    #expect(record.live.isEmpty)
    #expect(record.printed.contains("trained 3 epochs"))
  }
}
