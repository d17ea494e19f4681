/// What a study varies.
public enum StudyKind: String, CaseIterable, Codable, Sendable {
  case contamination, optimizers, depth
  case batchSize = "batch-size"
  case regularizer
  case learningRate = "learning-rate"

  /// What it varies, in a few words.
  public var summary: String {
    switch self {
    case .contamination: "abnormal beats among the training beats, 0 to 50 %"
    case .optimizers: "every optimizer at the recipe's learning rate"
    case .depth: "1 to 8 hidden layers, each narrower by the same factor"
    case .batchSize: "16 to 512 beats a step"
    case .regularizer: "no penalty, and three kinds of it at two rates"
    case .learningRate: "0.001 to 100, with the recipe's optimizer and with sgd"
    }
  }

  /// The word above the column of levels.
  public var heading: String {
    switch self {
    case .contamination: "abnormal"
    case .optimizers: "optimizer"
    case .depth: "hidden layers"
    case .batchSize: "batch size"
    case .regularizer: "penalty"
    case .learningRate: "optimizer, rate"
    }
  }
}
