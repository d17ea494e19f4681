import Foundation
import PseudoTerminal
import Testing

/// A lesson at the prompt of a window with 24 rows.
@Suite struct LessonPauseTests {
  let program: RunningProgram

  /// A step whose command prints more than a window, and whose last words are about it.
  private static let lesson = """
    ---
    id: small
    title: A small lesson
    minutes: 5
    teaches: bottleneck
    ---
    Welcome.

    ## Look
    Look at the settings.

    ```try
    help all
    ```
    ```check
    command help all or command help
    ```
    ```hint
    h
    ```

    THE LAST WORDS.

    ## Build
    Make the middle five wide.

    ```try
    bottleneck 5
    ```
    ```check
    bottleneck == 5
    ```
    ```hint
    h
    ```

    ## Read
    That was all.
    """

  init() throws {
    program = try RunningProgram()
    try program.write(Self.lesson, to: "01-small.md")
  }

  private func atTheLesson() throws -> PseudoTerminal {
    let terminal = try program.terminal(["--quiet", "--lessons", "."])
    try terminal.expect("› ")
    terminal.send("lesson 1 step 1\r")
    try terminal.expect("step 1/3")
    return terminal
  }

  private func isWaiting(_ screen: Screen) -> Bool { screen.text.contains("Enter goes on") }

  @Test func whatDoesNotFitWaitsForEnter() throws {
    let terminal = try atTheLesson()
    terminal.send("help\r")
    var stops = 0
    // Every stop shows something new, and never more than a window of it.
    while stops < 20 {
      try terminal.expectScreen("a stop or the next step") {
        $0.cursorLine.contains("step 2/3") || terminal.output.components(separatedBy: "Enter goes on").count - 1 > stops
      }
      guard !terminal.screen.cursorLine.contains("step 2/3") else { break }
      stops += 1
      terminal.send("\r")
    }
    #expect(stops >= 1)
    #expect(terminal.output.contains("THE LAST WORDS."))
    try terminal.expectScreen("the next step is in sight") { $0.text.contains("2/3  Build") }
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
    #expect(terminal.modes == terminal.initialModes)
  }

  @Test func ctrlCStopsTheTextAndNothingElse() throws {
    let terminal = try atTheLesson()
    terminal.send("help\r")
    try terminal.expectScreen("a stop") { isWaiting($0) }
    terminal.send("\u{3}")
    try terminal.expect("\"lesson\" says the step again")
    try terminal.expect("step 2/3")
    terminal.send("lesson\r")
    try terminal.expect("Make the middle five wide.")
    terminal.send("bottleneck 5\r")
    try terminal.expect("step 3/3")
    terminal.send("quit\r")
    #expect(try terminal.wait() == 0)
  }

  @Test func quitAndCtrlDLeave() throws {
    for keys in ["quit\r", "\u{4}"] {
      let terminal = try atTheLesson()
      terminal.send("help\r")
      try terminal.expectScreen("a stop") { isWaiting($0) }
      terminal.send(keys)
      #expect(try terminal.wait() == 0)
      #expect(!terminal.output.contains("2/3  Build"))
      #expect(terminal.modes == terminal.initialModes)
    }
  }

  @Test func aCommandEnteredThereIsRunInItsTurn() throws {
    let terminal = try atTheLesson()
    terminal.send("help\r")
    try terminal.expectScreen("a stop") { isWaiting($0) }
    terminal.send("bottleneck 5\r")
    try terminal.expect("step 3/3")
    #expect(terminal.output.contains("THE LAST WORDS."))
    #expect(terminal.output.contains("2/3  Build"))
    terminal.send("\u{4}")
    #expect(try terminal.wait() == 0)
  }

  @Test func scriptsNeverWait() throws {
    let result = try program.run(["--lessons", ".", "-c", "lesson 1; help; next"])
    #expect(!result.output.contains("Enter goes on"))
    #expect(result.output.contains("THE LAST WORDS."))
  }
}
