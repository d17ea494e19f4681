import Foundation
import Shell
import Testing

/// `| PROGRAM`, `> FILE`, `>> FILE`, `>| FILE`.
@Suite struct OutputTests {
  @Test func aFileGetsWhatTheScreenWouldShow() throws {
    let shell = try TestShell(color: .ansi256)
    let shown = try TestShell(color: .none).run("show seed; help keys")
    #expect(shell.run("show seed > a.txt; help keys >> a.txt") == "")
    #expect(shell.errors.isEmpty)
    #expect(try shell.read("a.txt") == shown)
  }

  @Test func jsonGoesThereToo() throws {
    let shell = try TestShell()
    #expect(shell.run("show seed --json > a.json").isEmpty)
    #expect(try shell.read("a.json").hasPrefix("{\"command\":\"show\""))
  }

  @Test func aFileThatIsThereIsKept() throws {
    let shell = try TestShell()
    try shell.write("mine\n", to: "a.txt")
    shell.run("set seed 4 > a.txt")
    #expect(shell.errors.contains("\"a.txt\" is there already; \">> a.txt\" adds to it, \">| a.txt\" puts the output"))
    #expect(shell.session.bench.recipe.seed == 1)
    shell.run("show seed >> a.txt")
    #expect(try shell.read("a.txt").hasPrefix("mine\nseed 1"))
    shell.run("show epochs >| a.txt; show seed > a.txt")
    #expect(shell.errors.isEmpty)
    #expect(try shell.read("a.txt").hasPrefix("seed 1"))
  }

  @Test(arguments: [".", "/dev/null", "nowhere/a.txt"]) func notJustAnything(_ path: String) throws {
    let shell = try TestShell()
    shell.run("set seed 4 > \(path)")
    #expect(shell.errors.contains("error: \"\(path)\""))
    #expect(shell.session.bench.recipe.seed == 1)
  }

  @Test func aCommandThatFailsWritesNothing() throws {
    let shell = try TestShell()
    shell.run("evaluate > a.txt")
    #expect(shell.errors.contains("nothing is trained yet"))
    #expect(throws: (any Error).self) { try shell.read("a.txt") }
  }

  @Test func aSessionFileCollectsAllItPrints() throws {
    let shell = try TestShell()
    try shell.write("show seed\nshow epochs\n", to: "two.hl")
    #expect(shell.run("source two.hl > a.txt").isEmpty)
    let text = try shell.read("a.txt")
    #expect(text.contains("seed 1") && text.contains("epochs 50"))
  }

  @Test func aProgramReadsIt() throws {
    let shell = try TestShell()
    shell.type("help all | grep -c 'layer add' > \(shell.folder)/count.txt; set seed 9")
    #expect(try shell.read("count.txt") == "1\n")
    #expect(shell.session.bench.recipe.seed == 9)
    shell.type("show | 'no such program'")
    #expect(shell.errors.contains("could not be run"))
    // Far more than a pipe holds, to one who does not read it.
    shell.type("help all --json | true")
    #expect(shell.errors.isEmpty)
  }

  @Test func aSessionFileRunsNoPrograms() throws {
    let shell = try TestShell()
    shell.run("show | touch \(shell.folder)/made")
    #expect(shell.errors.contains("a session file runs no other programs"))
    #expect(throws: (any Error).self) { try shell.read("made") }
  }

  @Test func theLogKeepsTheCommandWithoutIt() throws {
    let shell = try TestShell()
    shell.type("log my.log")
    shell.type("show seed | cat > /dev/null")
    shell.type("log off")
    #expect(try shell.read("my.log").hasPrefix("show seed\n# seed 1"))
  }

  @Test(arguments: [("show > tw", ["two.hl"]), ("show >> ", ["two.hl"]), ("show >|", ["two.hl"]), ("show | gr", [])])
  func tab(_ line: String, _ expected: [String]) throws {
    let shell = try TestShell()
    try shell.write("", to: "two.hl")
    #expect(shell.session.completions(of: line) == expected)
    #expect(shell.session.hint(for: line) == nil)
  }
}
