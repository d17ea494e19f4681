import Foundation
import Judging
import Shell
import Testing
import Views
import Workbench

/// Dead units are told where they are asked for, and alarm nobody where what is left suffices.
@Suite struct DeadUnitsTests {
  @Test func aGoodTrainingSaysNothingOfThem() throws {
    let shell = try TestShell(data: TestShell.simulatedData(), width: 200)
    let output = shell.run("train")
    let dead = try #require(shell.session.bench.trained().collapse).deadUnits
    try #require(dead.contains { $0.dead > 0 })
    #expect(!output.lowercased().contains("dead"))
    let shown = shell.run("show")
    for layer in dead where layer.dead > 0 {
      #expect(shown.contains("\(layer.dead) of \(layer.units) in layer \(layer.layer + 1)"))
    }
    #expect(shown.contains("usual with relu, and no fault while the output follows the input"))
  }

  @Test func withAnotherActivationNoneIsDead() throws {
    let shell = try TestShell()
    shell.run("activation tanh; train 5")
    #expect(shell.run("show").contains("dead units   none\n"))
  }

  @Test func beforeATrainingThereIsNothingToCount() throws {
    let shell = try TestShell()
    #expect(!shell.run("show").contains("dead"))
    #expect(!shell.run("train 0; show").contains("dead units"))
  }

  @Test func aCollapseIsToldWithThem() throws {
    let shell = try TestShell(width: 500)
    let output = shell.run("recipe anomagram; train-size 100; epochs 3; train")
    try #require(try shell.session.bench.trained().isCollapsed)
    #expect(output.contains("Dead units: "))
  }

  /// What is said of a collapse is true of this one: which curve it repeats, and what holds it there.
  @Test func eachCollapseIsToldAsItIs() throws {
    let shell = try TestShell(data: TestShell.simulatedData(), width: 500)
    let slow = shell.run("optimizer sgd; train 10")
    try #require(try shell.session.bench.trained().isCollapsed)
    #expect(slow.contains("this network has not even learned the mean beat"))
    #expect(slow.contains("Another learning rate, larger or smaller, or more epochs may free it"))
    #expect(shell.run("evaluate").contains("Its AUC is what the distance to that one curve scores."))
    let pressed = shell.run("reset; regularizer l2; regularization-rate 0.01; train")
    #expect(pressed.contains("this network learned only the mean beat"))
    #expect(pressed.contains("A much smaller regularization-rate may free it"))
  }

  /// A layer with fewer living units than the bottleneck lets less through than was meant.
  @Test func aStarvedLayerIsWarnedOf() throws {
    func remark(dead: Int) throws -> String? {
      let report = """
        {"outputSpread": 0.9, "inputSpread": 1, "distanceToMean": 1, "explainedVariance": 0.8, "deadUnits":
        [{"layer": 0, "dead": 9, "units": 15}, {"layer": 1, "dead": \(dead), "units": 7}]}
        """
      return collapseRemark(try JSONDecoder().decode(CollapseReport.self, from: Data(report.utf8)), bottleneck: 2)
    }
    #expect(try remark(dead: 5) == nil)
    #expect(
      try remark(dead: 6)?.hasPrefix(
        "! few units still answer: 1 of 7 in layer 2, fewer than the 2 of the bottleneck") == true)
  }
}
