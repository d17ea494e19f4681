import Foundation
import LineEditing
import Screens
import Shell
import TerminalGraphics
import Testing
import Views
import Workbench

/// `replay` of detectors without epochs.
@Suite struct FitReplayTests {
  private static func shell(_ detector: String, width: Int = 80, glyphs: Glyphs = .unicode) throws -> TestShell {
    let shell = try TestShell(width: width, glyphs: glyphs)
    shell.run("set detector \(detector); train")
    return shell
  }

  @Test(arguments: ["kmeans", "gaussian-mixture", "isolation-forest"]) func itIsToldAsText(_ detector: String) throws {
    let shell = try Self.shell(detector)
    let output = shell.run("replay")
    #expect(shell.errors.isEmpty, "\(shell.errors)")
    #expect(output.hasPrefix("the last fit of \(detector), "))
    #expect(output.contains("settled") && output.contains("AUC"))
    #expect(shell.run("replay") == output)
    let single = shell.run("replay 2")
    for word in ["normal 1: ", ", threshold", "x abnormal"] { #expect(single.contains(word), "\(word)") }
  }

  @Test(arguments: [30, 60, 80, 120]) func itKeepsToTheWidth(_ width: Int) throws {
    for glyphs in [Glyphs.unicode, .ascii] {
      let shell = try Self.shell("kmeans", width: width, glyphs: glyphs)
      for line in (shell.run("replay") + shell.run("replay 2")).split(separator: "\n") {
        #expect(line.count <= width, "\(line)")
        if glyphs == .ascii { #expect(line.unicodeScalars.allSatisfy { $0.isASCII }, "\(line)") }
      }
    }
  }

  @Test func jsonIsARecordAStep() throws {
    let shell = try Self.shell("kmeans")
    let replay = try FitReplay(shell.session.bench.trained())
    shell.session.options.json = true
    let lines = shell.run("replay").split(separator: "\n")
    #expect(lines.count == replay.steps.count)
    #expect(lines.first?.contains("\"step\":0") == true && lines.first?.contains("\"kind\":\"iteration\"") == true)
    #expect(lines.allSatisfy { $0.contains("\"objective\":") && $0.contains("\"auc\":") })
  }

  @Test func arrowsWalkAndThePictureFits() throws {
    let shell = try Self.shell("isolation-forest")
    var screen = FitReplayScreen(try FitReplay(shell.session.bench.trained()))
    #expect(screen.step == 1)
    for (key, step) in [(Key.right, 2), (.left, 1), (.end, 100), (.home, 1)] {
      #expect(screen.handle(.key(key)) == .draw)
      #expect(screen.step == step)
    }
    for key in [Key.character("9"), .character("9"), .enter] { _ = screen.handle(.key(key)) }
    #expect(screen.step == 100 || screen.step > 90)
    for (columns, rows) in [(40, 12), (60, 20), (80, 24), (160, 50)] {
      for glyphs in [Glyphs.unicode, .ascii] {
        let lines = screen.lines(Appearance(width: columns, glyphs: glyphs), rows: rows).map(\.plain)
        #expect(lines.count <= rows && lines.allSatisfy { $0.count <= columns })
      }
    }
    #expect(screen.handle(.key(.character("q"))) == .leave)
  }

  @Test func aMethodThatFitsAtOnceSaysWhoHasSteps() throws {
    let shell = try Self.shell("knn")
    shell.run("replay")
    #expect(shell.errors.contains("\"replay\" needs autoencoder, kmeans, isolation-forest or gaussian-mixture"))
    let other = try Self.shell("kmeans")
    other.run("replay 999")
    #expect(other.errors.contains("there is no iteration 999"))
    // The centers have a place before their first move, and a forest has no tree before the first.
    #expect(other.run("replay 0").contains("iteration 0"))
    let forest = try Self.shell("isolation-forest")
    forest.run("replay 0")
    #expect(forest.errors.contains("there is no tree 0; isolation-forest has 1 to 100"))
  }

  @Test func aReportHoldsTheWayAndTheLastRace() throws {
    let page = try ReportTests.page("train 8; race autoencoder pca")
    try ReportTests.check(page)
    for text in ["How it learned", "Key frames", "The last race", "pca"] { #expect(page.contains(text), "\(text)") }
    let fitted = try ReportTests.page("set detector kmeans; train")
    try ReportTests.check(fitted)
    #expect(fitted.contains("How it learned") && !fitted.contains("The last race"))
  }
}
