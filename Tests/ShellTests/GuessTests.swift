import Foundation
import Shell
import Testing
import Views

@Suite struct GuessTests {
  @Test func guessAndTruthStandOnOneScale() throws {
    let shell = try TestShell()
    let text = shell.run("set validation 30%; train 20; guess auc 0.5; guess recall 0 to 1; evaluate")
    let lines = text.split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("the AUC  you guessed 0.500  it is ") })
    #expect(lines[place].hasSuffix("too low"))
    #expect(lines[place + 1].contains("○━") && lines[place + 1].contains("━●"))
    #expect(lines.contains { $0.hasPrefix("the recall  you guessed 0.000 to 1.000") && $0.hasSuffix("inside") })
    // Each guess meets its truth once.
    #expect(!shell.run("evaluate").contains("you guessed"))
    let list = shell.run("guess")
    #expect(list.contains("1 of 1 range held the truth"))
    #expect(list.contains("1 number, off by 0.") && list.contains(", too low; 1 of 1 range"))
  }

  @Test func whatWasShownCannotBeGuessed() throws {
    let shell = try TestShell()
    shell.run("set validation 30%; train 5; evaluate; guess auc 0.9")
    #expect(shell.errors.contains("the AUC is on the screen already"))
    #expect(shell.run("train 6; guess auc 0.9").contains("written down"))
  }

  @Test func otherBeatsAreAnotherNumber() throws {
    let shell = try TestShell()
    let text = shell.run("set validation 30%; train 5; guess auc 0.9; evaluate --on validation")
    #expect(!text.contains("you guessed"))
    #expect(shell.run("evaluate").contains("you guessed 0.900"))
  }

  @Test func jsonHoldsGuessAndTruth() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    let lines = shell.run("set validation 30%; guess loss 0.01; train 5; guess").split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[3].contains("\"command\":\"guess\"") && lines[3].contains("\"truth\":"))
    #expect(lines[4].contains("\"calibration\":"))
  }

  @Test(arguments: [
    ("guess auc", "what is your guess?"), ("guess 0.9", "\"0.9\" is a number; say first"),
    ("guess aux 0.9", "did you mean \"auc\"?"), ("guess auc 97", "does not lie between 0 and 1"),
    ("guess auc 0.9 to 0.8", "runs downward"), ("guess auc x", "\"x\" is not a number"),
    ("guess auc 0.1 0.2", "is not a guess"), ("guess foo.auc 1", "there is no command \"foo\""),
    ("guess auc 0.9 to", "is not a guess"), ("guess auc to 0.9", "is not a guess"),
  ])
  func whatIsWrongIsSaid(line: String, message: String) throws {
    let shell = try TestShell()
    shell.run(line)
    #expect(shell.errors.contains(message), "\(shell.errors)")
    #expect(shell.run("guess").contains("no guess yet"))
  }

  @Test func rangesAreJudgedByHowSureOneIs() throws {
    let folder = NSTemporaryDirectory() + "guesses-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    func calibration(_ hits: Int, of count: Int) throws -> String {
      let lines = (0..<count).map { "{\"name\":\"auc\",\"low\":0.8,\"high\":0.9,\"truth\":\($0 < hits ? 0.85 : 0.95)}" }
      try lines.joined(separator: "\n").write(toFile: folder + "/guesses", atomically: true, encoding: .utf8)
      let printed = try TestShell(scores: ScoreKeeper(folder: folder)).run("guess")
      return printed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try calibration(0, of: 1).contains("too few to tell"))
    #expect(try calibration(1, of: 3).contains("too narrow"))
    #expect(try calibration(9, of: 10).contains("too few to tell"))
    #expect(try calibration(30, of: 30).contains("wider than they need be"))
  }

  private static let lesson = """
    ---
    id: small
    title: A small lesson
    minutes: 5
    teaches: auc
    ---
    Welcome.

    ## Guess
    `train 2; evaluate`

    ```guess
    auc   # the AUC of this network
    ```
    ```try
    train 2
    evaluate
    ```
    ```check
    command evaluate
    ```
    ```hint
    Two commands.
    ```
    """

  @Test func aLessonAsksAndANumberAnswers() throws {
    let shell = try LessonShell(["01-small.md": Self.lesson])
    #expect(shell.type("lesson 1").contains("Your guess first: what is the AUC of this network?"))
    #expect(shell.type("0.6 to 0.99").contains("written down: the AUC, 0.600 to 0.990"))
    // The second number is not an answer to anything.
    #expect(shell.type("0.5").contains("there is no command \"0.5\""))
    let end = shell.type("train 2; evaluate")
    #expect(end.contains("the AUC  you guessed 0.600 to 0.990"))
    #expect(end.contains("Your guesses in this lesson: "))
    #expect(shell.answers("all").isDone)
  }

  @Test func nobodyHasToGuess() throws {
    let shell = try LessonShell(["01-small.md": Self.lesson])
    shell.type("lesson 1")
    let end = shell.type("train 2; evaluate")
    #expect(end.contains("Lesson 1 is done"))
    #expect(!end.contains("Your guesses"))
  }
}
