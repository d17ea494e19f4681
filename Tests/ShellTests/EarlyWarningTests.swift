import Testing
import Views

/// What cannot be had is said where it is asked for, and not promised.
@Suite struct EarlyWarningTests {
  @Test func aLogThatCannotBeIsNotPromised() throws {
    let shell = try TestShell()
    #expect(shell.run("log /nowhere/at/all.log") == "")
    #expect(shell.errors.contains("\"/nowhere/at/all.log\" cannot be written"))
    #expect(shell.run("log own.log").contains("from now on"))
    shell.run("show seed; log off")
    #expect(try shell.read("own.log").contains("show seed"))
  }

  @Test func moreBeatsThanThereAreAreNoticedAtOnce() throws {
    let shell = try TestShell()
    #expect(
      shell.run("set train-size 99999").contains(
        "! train-size 99999 cannot be had at contamination 0%; it goes from 1 to"))
    #expect(shell.errors.isEmpty)
    // The next change can put it right.
    #expect(!shell.run("set train-size 5").contains("cannot be had"))
    #expect(shell.run("set test-size 100000").contains("! test-size 100000 cannot be had; it goes from 2 to"))
  }

  /// The commands of a study's levels are never cut.
  @Test func aStudySaysHowItsLevelsAreMade() throws {
    let shell = try TestShell()
    let narrow = shell.run("set epochs 1; study depth --seeds 1").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(
      narrow.contains("made by: 1: layers 17 · 2: layers 34 8 · 4: layers 60 26 11 5 · 8: layers 87 54 34 21 13 8 5 3"))
    let wide = try TestShell(width: 160)
    #expect(wide.run("set epochs 1; study depth --seeds 1").contains("layers 87 54 34 21 13 8 5 3"))
  }

  /// The sweep's chart takes the room that a window has.
  @Test func aLargeWindowHasALargeChart() throws {
    func axis(_ rows: Int?) throws -> Int {
      let shell = try TestShell(width: 120, rows: rows)
      return shell.run("train 1; sweep").split(separator: "\n").count { $0.contains("┤") || $0.contains("│") }
    }
    #expect(try axis(nil) == 12)
    #expect(try axis(24) == 10)
    #expect(try axis(60) > 20)
  }
}
