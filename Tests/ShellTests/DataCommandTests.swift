import Foundation
import Shell
import Testing
import Views
import Workbench

/// What `data` says of the beats and of how they are shared out.
@Suite struct DataCommandTests {
  @Test(arguments: [100, 80, 76, 60, 40, 30]) func countsAreNeverCut(_ width: Int) throws {
    let shell = try TestShell(data: TestShell.simulatedData(), width: width)
    let output = shell.run("data")
    for beatClass in 1...5 {
      #expect(
        output.contains(try Regex(#"(^|\s)\#(beatClass) [^:\n…]+: [\d,]+(\s|$)"#)), "class \(beatClass) at \(width)")
    }
    let data = shell.session.bench.data
    for count in [data.train.count, data.test.count] {
      let text = count == 4500 ? "4,500" : "\(count)"
      if width >= 40 { #expect(output.contains(text)) }
    }
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  /// Every row of the table adds up, whatever the recipe, and the trained detector's counts are in it.
  @Test(arguments: [
    "", "contamination 10%", "contamination 70%", "train-size 50", "test-size 20", "split ucr", "validation 0%",
    "train-size 100; contamination 20%; test-size 30",
  ]) func sharesAddUp(_ settings: String) throws {
    let shell = try TestShell()
    shell.run("\(settings); train 1")
    #expect(shell.errors.isEmpty)
    let bench = shell.session.bench
    let shares = try BeatShares(bench.recipe, bench.data)
    let preparation = try bench.trained().preparation
    #expect(shares.training.all == preparation.training.count)
    #expect(shares.validation.all == preparation.validation.count)
    #expect(shares.test.all == preparation.test.count)
    #expect(shares.training.all + shares.validation.all + shares.leftOut.all == shares.pool.all)
    #expect(shares.test.all + shares.untested.all == shares.testFile.all)
    #expect(shares.pool.all + shares.testFile.all == bench.data.train.count + bench.data.test.count)
    #expect(shares.leftOut.normal >= 0 && shares.leftOut.abnormal >= 0)
    let output = shell.run("data")
    #expect(output.contains("left out:") == (shares.leftOut.all + shares.untested.all > 0))
  }

  @Test func everyCountOfTheDefaultTrainingIsThere() throws {
    let shell = try TestShell(data: TestShell.simulatedData(), width: 160)
    let output = shell.run("data")
    let words = Set(output.split(whereSeparator: \.isWhitespace).map { $0.replacing(",", with: "") })
    let preparation = try Preparation(recipe: Recipe(), data: shell.session.bench.data)
    for count in [4500, 500, preparation.training.count, preparation.validation.count] {
      #expect(words.contains("\(count)"), "\(count)")
    }
    #expect(output.contains("5,000 beats"))
    #expect(output.contains("since normal ones alone are trained on (contamination 0%)"))
  }

  @Test(arguments: [24, 30, 50]) func itFitsTheWindow(_ rows: Int) throws {
    let shell = try TestShell(data: TestShell.simulatedData(), rows: rows)
    let lines = shell.run("data").split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(lines < rows, "\(lines) lines")
  }

  @Test func whatCannotBeSharedOutIsSaid() throws {
    let shell = try TestShell()
    let output = shell.run("train-size 100000; data")
    #expect(output.contains("they cannot be shared out: train-size 100000 cannot be had"))
  }

  /// What is chosen of the connections is a command beside the settings, and takes no setting's abbreviation.
  @Test(arguments: ["columns all", "logarithms on", "labels report", "rows all"])
  func choicesOfConnectionsNeedThem(_ choice: String) throws {
    let shell = try TestShell()
    shell.type("set \(choice)")
    #expect(shell.errors.contains("is for the connections of KDD Cup 1999"))
    shell.type("set cont 10%")
    #expect(shell.session.bench.recipe.contamination == 0.1)
  }
}
