import NeuralNetwork
import Testing
import Words
import Workbench

/// Recipes as values: changes, undo, and the settings' one table.
@Suite struct RecipeTests {
  @Test func undoAndRedoWalkThroughTheChanges() throws {
    var bench = try SmallWorld.bench()
    let start = bench.recipe
    bench.change { $0.bottleneck = 3 }
    bench.change { $0.hidden = [9] }
    bench.change { $0.hidden = [9] }
    #expect(try bench.undo() == [RecipeChange(name: "layers", before: "9", after: "15 7")])
    #expect(try bench.undo() == [RecipeChange(name: "bottleneck", before: "3", after: "2")])
    #expect(bench.recipe == start)
    #expect(throws: WorkbenchError.nothingToUndo) { try bench.undo() }
    _ = try bench.redo()
    #expect(bench.recipe.bottleneck == 3)
    bench.change { $0.seed = 7 }
    #expect(throws: WorkbenchError.nothingToRedo) { try bench.redo() }
  }

  @Test func anUndoneChangeThatFailsIsNoChange() throws {
    var bench = try SmallWorld.bench()
    #expect(throws: WorkbenchError.self) { try bench.change { _ in throw WorkbenchError.notTrained } }
    #expect(throws: WorkbenchError.nothingToUndo) { try bench.undo() }
  }

  @Test(arguments: Setting.all.map(\.name)) func everySettingReadsBackWhatItWrites(_ name: String) throws {
    let setting = try #require(Setting.named(name))
    var recipe = Recipe()
    #expect(try setting.domain.value(of: setting.defaultText) == setting.domain.value(of: setting.text(in: recipe)))
    let other: String
    switch setting.domain {
    case .choice(let choices): other = try #require(choices.map(\.word).last { $0 != setting.defaultText })
    case .integer, .count: other = "17"
    case .number, .numberOr: other = "0.125"
    case .share: other = "12.5%"
    case .text: other = "word"
    }
    setting.set(try setting.domain.value(of: other), in: &recipe)
    #expect(setting.text(in: recipe) == other)
    #expect(recipe.changes(since: Recipe()) == [RecipeChange(name: name, before: setting.defaultText, after: other)])
  }

  @Test func anagramsOfTheDefaultsAreAnomagrams() {
    let changes = Recipe.anomagram.changes(since: Recipe()).map(\.command)
    #expect(
      changes == [
        "layers 7 3", "set batch-size 512", "set epochs 30", "set regularized-layers relu", "set beta1 0.5",
        "set train-size 500",
      ])
  }

  @Test(arguments: [
    ("0.01", 0.01), ("1e-2", 0.01), ("10%", 0.1), ("+3", 3), ("-0.5", -0.5), (".5", 0.5),
  ]) func numbers(_ text: String, _ value: Double) throws {
    #expect(try ValueDomain.number(NumberRange(-10)).value(of: text) == .number(value))
  }

  @Test(arguments: ["nan", "inf", "0x10", "1e999", "", "%", "1 2", "one", "--1"]) func noNumbers(_ text: String) {
    #expect(throws: ValueError.self) { try ValueDomain.number(NumberRange(-10)).value(of: text) }
  }

  @Test(arguments: [
    ("optimiser", "optimizer"), ("lerning-rate", "learning-rate"), ("teh", "the"), ("adamx", "adamax"),
  ]) func slipsAreNear(_ typed: String, _ meant: String) {
    #expect(nearest(to: typed, among: ["optimizer", "learning-rate", "the", "adamax", "sgd"]) == meant)
  }

  @Test func aFarWordIsNoSlip() {
    #expect(nearest(to: "banana", among: ["optimizer", "seed"]) == nil)
    #expect(editDistance("kitten", "sitting") == 3)
    #expect(editDistance("ab", "ba") == 1)
    #expect(editDistance("", "abc") == 3)
  }
}
