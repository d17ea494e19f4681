import Shell
import Testing

/// How lines become commands: separators, comments, quotes, continuation, blocks.
@Suite struct GrammarTests {
  private func recipe(after script: String) throws -> (layers: [Int], bottleneck: Int, errors: String) {
    let shell = try TestShell()
    shell.run(script)
    return (shell.session.bench.recipe.hidden, shell.session.bench.recipe.bottleneck, shell.errors)
  }

  @Test(arguments: [
    "layers 9 5; bottleneck 3", "LAYERS 9 5\nBottleneck 3", "layers 9 5 # comment; bottleneck 7\nbottleneck 3",
    "layers \"9\" '5';;bottleneck 3;", "layers 9 \\\n5\nbottleneck \\\n 3", "\t layers\t9   5 \r\nbottleneck 3\r\n",
    "#!/usr/bin/env heartline\nlayers 9 5\nbottleneck 3", "layers 9 5\n\n# only a comment \\\nbottleneck 3",
    "layers 9e0 5.0; bottleneck 3",
  ]) func sameMeaning(_ script: String) throws {
    let result = try recipe(after: script)
    #expect(result.layers == [9, 5])
    #expect(result.bottleneck == 3)
    #expect(result.errors.isEmpty)
  }

  @Test func anUnfinishedContinuationIsTheEnd() throws {
    #expect(try recipe(after: "layers 9 5 \\").layers == [9, 5])
  }

  @Test func blocksMustEnd() throws {
    #expect(try recipe(after: "layers <<END\n1\n2").errors.contains("a line \"END\" must follow"))
    #expect(try recipe(after: "<<END\nEND").errors.contains("a block needs a command before it"))
    #expect(try recipe(after: "layers <<").errors.contains("needs the word that will end the block"))
  }

  @Test func sourceIsRelativeToItsFileAndNeverEndless() throws {
    let shell = try TestShell()
    try shell.write("bottleneck 4\nsource b.hl\n", to: "a.hl")
    try shell.write("layers 8\n", to: "b.hl")
    shell.run("source a.hl")
    #expect(shell.session.bench.recipe.hidden == [8])
    try shell.write("source loop.hl\n", to: "loop.hl")
    shell.run("source loop.hl")
    #expect(shell.errors.contains("\"loop.hl\" is running already"))
    try shell.write("layers 7\nfrob\nlayers 6\n", to: "bad.hl")
    shell.run("source bad.hl\nlayers 5")
    #expect(shell.errors.contains("bad.hl:2:1: error: there is no command \"frob\""))
    #expect(shell.errors.contains("test:1: error: \"bad.hl\" stopped at a failing command"))
    #expect(shell.session.bench.recipe.hidden == [7])
  }

  @Test func theLogCanBeRunAgain() throws {
    let shell = try TestShell()
    let first = shell.run("log my.log; layers 6; set epochs 2; train; evaluate; log off; bottleneck 5")
    #expect(first.contains("AUC"))
    let log = try shell.read("my.log")
    #expect(log.hasPrefix("layers 6\n# layers  15 7 → 6\n"))
    #expect(!log.contains("bottleneck 5"))
    let again = try TestShell()
    again.run(log)
    #expect(again.errors.isEmpty)
    #expect(again.session.bench.recipe.hidden == [6])
    #expect(again.session.bench.detector != nil)
  }
}
