import Shell
import Testing
import Workbench

/// What is taken back, and what stays.
@Suite struct UndoTests {
  @Test func namesTheCommandThatWasUndone() throws {
    let shell = try TestShell()
    shell.run("layers 9; set seed 3; reset")
    #expect(shell.run("undo").hasPrefix("undid \"reset\"\nlayers  15 7 → 9\n"))
    #expect(shell.run("undo").hasPrefix("undid \"set seed 3\"\nseed  3 → 1\n"))
    #expect(shell.run("redo").hasPrefix("redid \"set seed 3\"\nseed  1 → 3\n"))
    shell.run("undo; undo")
    #expect(shell.session.bench.recipe == Recipe())
    shell.run("undo")
    #expect(shell.errors.contains("nothing to undo: no change of the network or the settings is left"))
  }

  @Test func namesItAsItWasTyped() throws {
    let shell = try TestShell()
    shell.type("opt adamax")
    #expect(shell.type("undo").hasPrefix("undid \"opt adamax\"\n"))
  }

  @Test func resetSaysThatTheThresholdStays() throws {
    let shell = try TestShell()
    shell.run("threshold percentile 90; layers 9")
    let choice = shell.session.bench.thresholdChoice
    #expect(shell.run("reset").contains("the threshold stays: 90th percentile"))
    #expect(shell.session.bench.thresholdChoice == choice)
    #expect(shell.run("reset").contains("the threshold stays: 90th percentile"))
    shell.run("threshold best accuracy; layers 9")
    #expect(!shell.run("reset").contains("the threshold stays"))
  }
}
