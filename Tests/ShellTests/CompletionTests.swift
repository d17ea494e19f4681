import Shell
import Testing
import Views

/// What Tab offers and what the grey text says.
@Suite struct CompletionTests {
  @Test(arguments: [
    ("eva", ["evaluate"]), ("set opt", ["optimizer"]), ("set optimizer ad", ["adam", "adamax", "adadelta"]),
    ("optimizer rm", ["rmsprop"]), ("layer ", ["add", "remove", "resize"]), ("layers 5; bot", ["bottleneck"]),
    ("threshold be", ["best"]), ("threshold best ", ["accuracy", "f1", "f2", "--on"]),
    ("threshold best f1 --on t", ["test"]), ("evaluate --", ["--on", "--prevalence", "--json"]),
    ("undo --j", ["--json"]), ("layer add 10 ", ["at"]),
    ("score abn", ["abnormal"]), ("set train-size a", ["all"]), ("help thr", ["threshold"]), ("nonsense ", []),
    ("explain reca", ["recall"]), ("undo ", []), ("data use sim", ["simulated"]),
    ("lesson first", ["first-autoencoder"]),
  ]) func tab(_ line: String, _ expected: [String]) throws {
    #expect(try TestShell().session.completions(of: line) == expected)
  }

  @Test func filesAreQuotedWhereTheyMustBe() throws {
    let shell = try TestShell()
    try shell.write("", to: "my session.hl")
    try shell.write("", to: "mine.hl")
    #expect(shell.session.completions(of: "source mi") == ["mine.hl"])
    #expect(shell.session.completions(of: "source \"my") == ["\"my session.hl\""])
    #expect(shell.session.completions(of: "source my") == ["\"my session.hl\""])
  }

  /// What is offered opens the file it stands for, whatever characters its name has.
  @Test(arguments: [
    "a\"b.hl", "it's.hl", "back\\slash.hl", "semi;colon.hl", "#hash.hl", ">out.hl", "|pipe.hl", "<<end.hl",
  ])
  func whatIsOfferedOpensTheFile(_ name: String) throws {
    let shell = try TestShell()
    try shell.write("show seed\n", to: name)
    let offered = shell.session.completions(of: "source \"").filter { !$0.contains("example:") }
    #expect(offered.count == 1)
    #expect(shell.run("source \(try #require(offered.first))").contains("seed 1"), "\(offered) \(shell.errors)")
    // A quote that was opened is kept where it can be.
    let single = shell.session.completions(of: "source '").filter { !$0.contains("example:") }
    #expect(single.first?.first == (name.contains("'") ? "\"" : "'"))
    #expect(shell.run("source \(try #require(single.first))").contains("seed 1"), "\(single) \(shell.errors)")
  }

  @Test func whatIsTypedMayHoldEscapes() throws {
    let shell = try TestShell()
    try shell.write("", to: "a\"b.hl")
    #expect(shell.session.completions(of: #"source "a\"b"#) == [#""a\"b.hl""#])
    try shell.write("", to: "tab\there.hl")
    #expect(shell.session.completions(of: "source tab") == [])
  }

  @Test(arguments: [
    ("layer add ", "UNITS [at PLACE]"), ("layer add 10 ", "[at PLACE]"), ("undo", nil), ("bottleneck", " [UNITS]"),
    ("set seed ", "a whole number from -1000000000000000 to 1000000000000000  (now 1)"),
    ("seed ", "a whole number from -1000000000000000 to 1000000000000000  (now 1)"), ("", nil), ("# x", nil),
    ("train ", "[EPOCHS] [--slow] (more)"), ("layers \"", nil),
  ]) func hint(_ line: String, _ expected: String?) throws {
    #expect(try TestShell().session.hint(for: line) == expected)
  }
}
