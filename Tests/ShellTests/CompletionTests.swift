import Shell
import Testing

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

  @Test(arguments: [
    ("layer add ", "UNITS [at PLACE]"), ("layer add 10 ", "[at PLACE]"), ("undo", nil), ("bottleneck", " [UNITS]"),
    ("set seed ", "a whole number from -1000000000000000 to 1000000000000000  (now 1)"),
    ("seed ", "a whole number from -1000000000000000 to 1000000000000000  (now 1)"), ("", nil), ("# x", nil),
    ("train ", "[EPOCHS] [--slow] (more)"), ("layers \"", nil),
  ]) func hint(_ line: String, _ expected: String?) throws {
    #expect(try TestShell().session.hint(for: line) == expected)
  }
}
