import Shell
import Testing
import Views

/// Parser, Tab, hints and lessons go by one walk along a line, so they agree on it.
@Suite struct LineMatchTests {
  static let names = CommandTable.all.commands.map(\.name)

  /// Each word is looked up by its name, so two that are called alike would be one.
  @Test(arguments: names) func argumentsHaveNamesOfTheirOwn(_ name: String) throws {
    let command = try #require(CommandTable.all.commands.first { $0.name == name })
    let names = command.parameters.map(\.name) + command.options.map(\.name)
    #expect(Set(names).count == names.count, "\(names)")
  }

  /// Whatever Tab offers at any place of a command's own lines, the parser takes there.
  @Test(arguments: names) func whatTabOffersIsTaken(_ name: String) throws {
    let command = try #require(CommandTable.all.commands.first { $0.name == name })
    let shell = try TestShell()
    let lines = [name] + command.example.filter { $0.hasPrefix(name) && !$0.contains("<<") }
    for words in lines.map({ $0.split(separator: " ") }) {
      for count in 1...words.count {
        let begun = words.prefix(count).joined(separator: " ") + " "
        for candidate in shell.session.completionAnswer(to: begun).candidates {
          let line = begun + candidate.text
          guard let error = CommandTable.all.error(in: line, abbreviated: false), let column = error.column else {
            continue
          }
          // More may be missing behind it.
          #expect(column >= line.count || error.message.contains(" needs "), "\(line): \(error.message)")
        }
      }
    }
  }

  @Test(arguments: [
    // An option without its dashes waits for its value.
    ("threshold best f1 on ", ["validation", "test"]), ("study bottleneck 1 2 on t", ["test"]),
    // The value of an option is none of the words before it.
    ("study bottleneck 1 2 by scaling --on validation stan", ["standard"]),
    // A word with a meaning of its own is no beginning of another.
    ("draw normal ", []), ("? eval", ["evaluate"]), ("data fetch kdd --t", ["--timeout"]), ("layers 15 n", []),
  ])
  func tab(_ line: String, _ expected: [String]) throws {
    #expect(try TestShell().session.completions(of: line) == expected)
  }

  @Test(arguments: [
    ("threshold best f1 on ", "validation or test"), ("threshold best f1 on test", nil),
    ("layer add", " UNITS [at PLACE]"), ("layer add 10 a", " PLACE"), ("train --", " [EPOCHS] [--slow]"),
    ("layer add 10 at ", "PLACE"), ("layer add 10 at 2", nil), ("exit ", nil),
    ("threshold sigma 3 on ", "training|validation"),
  ])
  func hint(_ line: String, _ expected: String?) throws {
    #expect(try TestShell().session.hint(for: line) == expected)
  }

  /// Commands that share their second word are one choice, not several.
  @Test(arguments: ["data f", "data f --timeout 3", "data f kdd --timeout 3"])
  func secondWordsCountOnce(_ line: String) {
    #expect(CommandTable.all.error(in: line, abbreviated: true) == nil)
  }

  /// A lesson asks for a command, however it was written.
  @Test(arguments: ["threshold best accuracy", "thr best acc", "THRESHOLD b a", "threshold best acc on validation"])
  func aLessonKnowsACommandByItsMeaning(_ line: String) throws {
    let shell = try LessonShell([
      "01-words.md": """
      ---
      id: words
      title: Words
      minutes: 5
      teaches: thresholds
      ---
      Choose.

      ```setup
      set epochs 2
      train
      ```

      ## Choose
      Choose the threshold.

      ```try
      threshold best accuracy
      ```
      ```check
      command threshold best on accuracy
      ```
      ```hint
      `threshold best accuracy`
      ```

      ## Read
      That was all.
      """
    ])
    shell.type("lesson 1")
    #expect(shell.place == "step 1/2")
    shell.type(line)
    #expect(shell.place == "step 2/2")
  }
}
