import Foundation
import Judging
import Shell
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

/// Every picture, at every width, in both sets of characters, and with the right numbers below.
@Suite struct PlotTests {
  static let commands = [
    "plot loss", "plot history", "plot errors", "plot errors --on validation", "plot roc", "plot pr", "plot confusion",
    "plot latent", "plot weights", "plot weights 2", "plot weights 6", "plot weights 1 3", "plot weights 3 2",
    "plot beats", "plot beats 3 17", "plot beats r-on-t", "plot reconstruction 17", "plot activations 17",
    "score abnormal 1", "sweep", "sweep 0.001 0.02 5 --prevalence 1%", "sweep --ci", "evaluate --prevalence 0.5%",
  ]

  /// Where nothing is called abnormal precision is undefined: it is said so, and no point is drawn at 0.
  @Test func precisionWithoutAlarms() throws {
    let shell = try TestShell()
    let plot = shell.run("train 2; threshold 100; plot pr")
    #expect(plot.replacing("\n", with: " ").contains("nothing is called abnormal, so precision is undefined there"))
    #expect(plot.components(separatedBy: "●").count == 2)
  }

  @Test(arguments: [30, 80, 160], [Glyphs.unicode, .ascii])
  func fitsTheWindow(_ width: Int, _ glyphs: Glyphs) throws {
    let shell = try TestShell(width: width, glyphs: glyphs)
    shell.run("set batch-size 8; train 20")
    for command in Self.commands {
      let output = shell.run(command)
      #expect(shell.errors.isEmpty, "\(command): \(shell.errors)")
      #expect(output.split(separator: "\n").count > 4, "\(command)")
      for line in output.split(separator: "\n") {
        #expect(line.unicodeScalars.count <= width, "\(command): \(line)")
        if glyphs == .ascii { #expect(line.utf8.allSatisfy { $0 < 128 }, "\(command): \(line)") }
      }
    }
  }

  /// Title, picture and sentence stand above the prompt without scrolling.
  @Test(arguments: [(60, 20), (80, 24), (100, 30), (160, 50)], [Glyphs.unicode, .ascii])
  func fitsTheScreen(_ size: (columns: Int, rows: Int), _ glyphs: Glyphs) throws {
    let shell = try TestShell(width: size.columns, rows: size.rows, glyphs: glyphs)
    shell.run("set batch-size 8; train 20")
    for command in Self.commands where command.hasPrefix("plot") {
      // Small charts in ASCII keep the rows that a shape needs.
      if glyphs == .ascii && size.rows < 30 && command.hasPrefix("plot beats") { continue }
      let lines = shell.run(command).split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines < size.rows, "\(command): \(lines) lines")
    }
  }

  @Test func aWarningTakesItsRowsFromThePicture() throws {
    let shell = try TestShell(width: 60, rows: 20)
    shell.run("set batch-size 8; train 20; set seed 7")
    for command in ["plot roc", "plot latent", "plot errors"] {
      let output = shell.run(command)
      #expect(output.hasPrefix("! stale"))
      #expect(output.split(separator: "\n", omittingEmptySubsequences: false).count - 1 < 20, "\(command)")
    }
  }

  @Test func aLossThatRoseIsNotSaidToHaveFallen() throws {
    let shell = try TestShell(width: 1000)
    let output = shell.run("set learning-rate 10; train 5; plot loss")
    let reports = try #require(shell.session.bench.trained().training).reports
    try #require(reports[4].loss >= reports[0].loss)
    #expect(output.contains("the loss did not fall"))
    #expect(!output.contains("overfit"))
    #expect(shell.run("set learning-rate 0.01; train 1; plot loss").contains("one epoch, with a loss of"))
  }

  @Test func aLargeWindowIsUsed() throws {
    let small = try TestShell(width: 160, rows: 24)
    let large = try TestShell(width: 160, rows: 50)
    for command in ["plot loss", "plot roc", "plot reconstruction 17", "plot beats"] {
      let lines = [small, large].map { $0.run("train 3; \(command)").split(separator: "\n").count }
      #expect(lines[1] >= lines[0] + (command == "plot beats" ? 0 : 12), "\(command): \(lines)")
    }
  }

  @Test(arguments: [2, 3, 5]) func epochsAreWholeNumbers(_ epochs: Int) throws {
    let shell = try TestShell(width: 120)
    shell.run("train \(epochs)")
    for command in ["plot loss", "plot history"] {
      let lines = shell.run(command).split(separator: "\n")
      let axis = try #require(lines.firstIndex { $0.contains("└") })
      #expect(lines[axis + 1].split(separator: " ").map(String.init) == (1...epochs).map(String.init), "\(command)")
    }
  }

  @Test func aLoadedDetectorHasNoHistoryAndSaysSo() throws {
    let shell = try TestShell(width: 1000)
    shell.run("train 5; save it.heartline; load it.heartline; plot history")
    #expect(shell.errors.contains("the networks on the way were not kept"))
    #expect(shell.errors.contains("\"plot loss\" shows the losses"))
    #expect(shell.run("plot loss").contains("in 5 epochs"))
    #expect(shell.errors.isEmpty)
    #expect(shell.run("train 4; plot history").contains("after epoch 4 the AUC is"))
  }

  @Test func everyPictureHasItsNumbers() throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("set batch-size 8; train 20")
    for command in Self.commands where command.hasPrefix("plot") || command.hasPrefix("sweep") {
      let name = command.hasPrefix("sweep") ? "sweep" : command.split(separator: " ").prefix(2).joined(separator: " ")
      let object = try json(shell.run(command))
      #expect(object["command"] as? String == name)
      #expect(object.count > 1, "\(command)")
    }
  }

  @Test func sentencesTellThisSessionsNumbers() throws {
    let shell = try TestShell(width: 1000)
    shell.run("set batch-size 8; train 20")
    let detector = try shell.session.bench.trained()
    let threshold = detector.threshold.value
    let labelled = Array(zip(detector.scores.test, detector.preparation.test.abnormal))
    let (alarms, misses) = (labelled.count { $0 > threshold && !$1 }, labelled.count { $0 <= threshold && $1 })
    let (normal, abnormal) = (labelled.count { !$1 }, labelled.count { $1 })
    #expect(
      shell.run("plot errors").contains(
        "\(alarms) of \(normal) normal beats lie above (false alarms) and \(misses) of \(abnormal) abnormal ones below")
    )
    let evaluation = try shell.session.bench.evaluate()
    let roc = shell.run("plot roc")
    #expect(roc.contains("AUC \(fixed(evaluation.auc, 3))"))
    #expect(roc.contains("\(fixed(100 * evaluation.confusion.recall, 1)) % of the abnormal beats are found"))
    #expect(roc.contains("at the cost of \(alarms) false alarm"))
    let pr = shell.run("plot pr")
    #expect(pr.contains("average precision \(fixed(evaluation.averagePrecision, 3))"))
    #expect(pr.contains("\(fixed(100 * evaluation.confusion.precision, 1)) % of the alarms are right"))
    #expect(
      shell.run("plot confusion").contains("\(normal - alarms) of \(normal) normal beats and \(abnormal - misses) of"))
    let score = try shell.session.bench.score(shell.session.bench.testBeat(.index(17)).values)
    #expect(shell.run("plot reconstruction 17").contains("most of all in \(score.stretches[0].part)"))
    let weights = try #require(detector.network).layers[0].weights.values
    let strongest = weights.max { abs($0) < abs($1) } ?? 0
    #expect(shell.run("plot weights").contains("the strongest weight, \(fixed(Double(strongest), 2)),"))
  }

  @Test func historyIsJudgedAfterTheTraining() throws {
    let shell = try TestShell()
    shell.run("train 12")
    let detector = try shell.session.bench.trained()
    let history = try detector.history()
    #expect(history.map(\.epoch) == Array(1...12))
    #expect(history.last?.auc == (try shell.session.bench.evaluate(on: .validation).auc))
    shell.run("train 5; train more 7")
    #expect(try shell.session.bench.trained().history() == history)
    shell.run("train 300")
    let long = try shell.session.bench.trained()
    #expect(try long.history().count <= 64)
    #expect(try long.history().last?.epoch == 300)
    #expect(try long.history().first == history.first)
    shell.run("layers 1024 1024; bottleneck 1024; set train-size 20; train 1; plot history")
    #expect(shell.errors.contains("the networks on the way were not kept"))
  }

  @Test func savesPictureAndNumbers() throws {
    let shell = try TestShell(width: 60)
    shell.run("train 5")
    for command in Self.commands where command.hasPrefix("plot") && !command.contains("--") {
      #expect(shell.run("\(command) --save it.svg; \(command) --save it.csv").contains("saved it.svg"), "\(command)")
      let svg = try shell.read("it.svg")
      #expect(svg.hasPrefix("<svg") && svg.contains("</svg>"), "\(command)")
      #expect(try shell.read("it.csv").split(separator: "\n").count > 2, "\(command)")
    }
    shell.run("plot roc --save it.png")
    #expect(shell.errors.contains("\"it.png\" must end in .svg"))
    shell.run("plot roc --save no/such/folder.svg")
    #expect(shell.errors.contains("\"no/such/folder.svg\" cannot be written"))
  }

  @Test(arguments: [1, 2, 4]) func latentOfEveryWidth(_ units: Int) throws {
    let shell = try TestShell(width: 1000)
    let output = shell.run("bottleneck \(units); set batch-size 8; train 30; plot latent")
    #expect(output.contains(units == 1 ? "error" : units == 2 ? "unit 2" : "component 2"))
    #expect(output.contains("% of the variance of 4 units") == (units == 4))
  }

  @Test(arguments: [
    ("plot roc", "nothing is trained yet; type \"train\" first"),
    ("train 1; plot weights 9", "there is no layer \"9\"; there are layers 1 to 6"),
    ("train 1; plot weights 3 5", "there is no unit \"5\" in layer 3; it has 2 units"),
    ("plot beats 999", "there is no beat \"999\" among the 50 test beats; they are counted from 1"),
    ("validation 0%; train 1; plot history", "this policy needs labelled"),
  ]) func errors(_ line: String, _ error: String) throws {
    let shell = try TestShell()
    shell.run(line.replacing("validation 0%", with: "set validation 0%"))
    #expect(shell.errors.contains(error))
  }

  @Test(arguments: [(80, Glyphs.unicode, "plots-80"), (40, .ascii, "plots-40-ascii")])
  func golden(_ width: Int, _ glyphs: Glyphs, _ name: String) throws {
    let shell = try TestShell(width: width, glyphs: glyphs)
    let output = shell.run(
      "set batch-size 8; train 20; plot errors; plot roc; plot confusion; plot activations 17; sweep 0.002 0.02 4")
    GoldenFile(name: name).expect(output)
  }
}

/// One line of JSON as a dictionary.
func json(_ text: String) throws -> [String: Any] {
  let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
  return try #require(object as? [String: Any])
}

private func fixed(_ value: Double, _ decimals: Int) -> String { NumberText.fixed(value, decimals: decimals) }
