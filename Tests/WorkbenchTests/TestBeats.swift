import Foundation
import Heartbeats
import Tables
import TestSupport
import Testing
import Workbench

/// Beats to test with.
enum TestBeats {
  /// A tenth of the simulated beats: enough to train on in milliseconds.
  static let small: DataSet = {
    guard
      let data = try? Simulator(contentsOf: Checkout.path("Data/simulator.json")).data(seed: 1)
    else { fatalError("Data/simulator.json is part of the checkout") }
    func tenth(_ beats: RowSet) -> RowSet { beats.picked(Array(stride(from: 0, to: beats.count, by: 10))) }
    return DataSet(source: data.source, train: tenth(data.train), test: tenth(data.test))
  }()

  static func real() throws -> DataSet { try UCRReader.read(contentsOf: RealData.requiredFolder()) }
}

extension Recipe {
  /// A recipe in which nothing is as usual, small enough to train in milliseconds.
  static var allChanged: Recipe {
    var recipe = Recipe()
    recipe.hidden = [6, 5, 4]
    recipe.bottleneck = 3
    recipe.activation = .elu
    recipe.optimizer.kind = .adamax
    recipe.optimizer.learningRate = 0.0123456789
    recipe.optimizer.beta1 = 0.87654321
    recipe.optimizer.beta2 = 0.99123
    recipe.optimizer.momentum = 0.1
    recipe.optimizer.rho = 0.77
    recipe.batchSize = 17
    recipe.epochs = 3
    recipe.regularizer.kind = .l1l2
    recipe.regularizer.rate = 0.0000123
    recipe.regularizer.scope = .relu
    recipe.contamination = 0.123456789
    recipe.trainSize = 21
    recipe.testSize = 33
    recipe.validation = 0.3000001
    recipe.split = .ucr
    recipe.scaling = .global
    recipe.seed = -42
    return recipe
  }

  /// The smallest network there is.
  static var smallest: Recipe {
    var recipe = Recipe()
    (recipe.hidden, recipe.bottleneck, recipe.epochs) = ([], 1, 2)
    return recipe
  }
}
