import Foundation
import Heartbeats
import Tables
import TestSupport
import Testing
import Workbench

/// Simulated beats, few enough to train on in milliseconds.
enum SmallWorld {
  static func data(seed: Int = 1, normal: Int = 300, abnormal: Int = 100) throws -> DataSet {
    let simulator = try Simulator(contentsOf: Checkout.path("Data/simulator.json"))
    let large = simulator.beats(counts: [.normal: normal, .rOnT: abnormal], seed: seed, purpose: "large")
    let small = simulator.beats(counts: [.normal: 40, .rOnT: 30], seed: seed, purpose: "small")
    return DataSet(source: .simulated(seed: seed), train: small, test: large)
  }

  static func bench(_ change: (inout Recipe) -> Void = { _ in }) throws -> Workbench {
    var recipe = Recipe()
    recipe.epochs = 5
    change(&recipe)
    return Workbench(data: try data(), recipe: recipe)
  }
}
