import Heartbeats
import NeuralNetwork
import Platform
import Tables
import Words

/// One value of what a study varies, and the recipe that has it.
struct StudyLevel: Sendable {
  let name: String
  let recipe: Recipe
}

extension StudyKind {
  static let contaminations = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5]
  static let depths = [1, 2, 4, 8]
  static let batchSizes = [16, 32, 64, 128, 256, 512]
  static let regularizationRates = [0.00001, 0.001]
  static let learningRates = [0.001, 0.01, 0.1, 1, 10, 100]

  /// The recipes that are trained, in the order they are shown.
  func levels(of recipe: Recipe, data: DataSet) throws -> [StudyLevel] {
    func level(_ name: String, _ change: (inout Recipe) -> Void) -> StudyLevel {
      var changed = recipe
      change(&changed)
      return StudyLevel(name: name, recipe: changed)
    }
    switch self {
    case .contamination:
      let levels = Self.contaminations.map { share in level(percent(share)) { $0.contamination = share } }
      return try Self.withEqualRows(levels, data: data)
    case .optimizers:
      return OptimizerKind.allCases.map { kind in level(kind.rawValue) { $0.optimizer.kind = kind } }
    case .depth:
      return Self.depths.map { depth in
        level("\(depth)") { $0.hidden = Self.tapered(depth, from: data.width, to: recipe.bottleneck) }
      }
    case .batchSize:
      return Self.batchSizes.map { size in level("\(size)") { $0.batchSize = size } }
    case .regularizer:
      let penalties = Self.regularizationRates.flatMap { rate in
        [RegularizerKind.l1, .l2, .l1l2].map { kind in
          level("\(kind.rawValue) \(plain(rate))") { ($0.regularizer.kind, $0.regularizer.rate) = (kind, rate) }
        }
      }
      return [level("none") { $0.regularizer.kind = .none }] + penalties
    case .learningRate:
      return [Self.ownOptimizer(recipe), .sgd].flatMap { kind in
        Self.learningRates.map { rate in
          level("\(kind.rawValue) \(plain(rate))") {
            ($0.optimizer.kind, $0.optimizer.learningRate) = (kind, rate)
          }
        }
      }
    }
  }

  /// What plain descent is compared with: the recipe's own optimizer, or Adam where that is plain descent itself.
  static func ownOptimizer(_ recipe: Recipe) -> OptimizerKind {
    recipe.optimizer.kind == .sgd ? .adam : recipe.optimizer.kind
  }

  /// More abnormal beats must not mean fewer beats to learn from: every level gets as many as the poorest can have.
  static func withEqualRows(_ levels: [StudyLevel], data: DataSet) throws -> [StudyLevel] {
    let rows = try levels.map { level in
      try Partition(data: data, settings: level.recipe.partitionSettings).training.count
    }
    return levels.map { level in
      var recipe = level.recipe
      recipe.trainSize = rows.min()
      return StudyLevel(name: level.name, recipe: recipe)
    }
  }

  /// The units of `depth` hidden layers between a wide and a narrow one, each smaller by the same factor.
  static func tapered(_ depth: Int, from wide: Int, to narrow: Int) -> [Int] {
    let ratio = Double(narrow) / Double(wide)
    return (1...depth).map { layer in
      max(1, Int((Double(wide) * pow(ratio, Double(layer) / Double(depth + 1))).rounded()))
    }
  }
}
