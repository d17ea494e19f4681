import Foundation
import PseudoTerminal
import Testing

/// Ctrl-Z in full screen: the shell gets its terminal back, what is typed for it stays there, and `fg` shows the picture again.
@Suite struct StoppedProgramTests {
  /// The program at its prompt after a short training, as a job of a shell.
  private func trainedInAShell() throws -> PseudoTerminal {
    var environment = PseudoTerminal.plainEnvironment
    environment["PS1"] = "shell: "
    environment["HOME"] = NSTemporaryDirectory() + "heartline-stopped-\(UUID().uuidString)"
    let shell = try PseudoTerminal("/bin/sh", arguments: ["-i"], environment: environment)
    try shell.expect("shell: ")
    shell.send(BuiltProducts.path(of: "heartline") + " --no-rc --quiet --ascii\r")
    try shell.expect("15-7-2>")
    shell.send("train 5\r")
    try shell.expect("trained>")
    return shell
  }

  private func stopAndContinue(_ shell: PseudoTerminal, _ what: String, _ isShown: (Screen) -> Bool) throws {
    try shell.expectScreen(what) { $0.modes.contains(1049) && isShown($0) }
    shell.send("\u{1A}")
    try shell.expect("shell: ")
    #expect(shell.screen.modes == [7, 25])
    shell.send("stty -a\r")
    let modes = try shell.expect("shell: ")
    #expect(modes.contains(" icanon") && modes.contains(" echo "))
    shell.send("fg\r")
    try shell.expectScreen("\(what) again") { $0.modes.contains(1049) && isShown($0) }
  }

  @Test func theCanvas() throws {
    let shell = try trainedInAShell()
    shell.send("draw\r")
    try stopAndContinue(shell, "the canvas") { $0.text.contains("0 of 140 points drawn") }
    shell.send("17l")
    try shell.expectScreen("a loaded beat") { $0.text.contains("test beat 17") }
    shell.send("\r")
    try shell.expect("drawn on the canvas")
    try shell.expect("trained>")
    shell.send("quit\r")
    try shell.expect("shell: ")
  }

  @Test func theLever() throws {
    let shell = try trainedInAShell()
    shell.send("threshold\r")
    try stopAndContinue(shell, "the lever") { $0.lines.last?.contains("Esc leaves") ?? false }
    #expect(shell.screen.text.contains("best accuracy on the validation beats"))
    shell.send("\u{1B}")
    try shell.expect("left as it was")
    try shell.expect("trained>")
    shell.send("quit\r")
    try shell.expect("shell: ")
  }
}
