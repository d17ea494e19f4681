import Heartbeats
import NeuralNetwork
import Tables

// What each choice of a setting means, in a few words: completion, help and error messages read it from here.

extension Activation {
  /// The activations a hidden layer may have: all of them, the one without a bend last.
  static var hiddenChoices: [Choice] {
    let hidden = allCases.filter { $0 != .linear } + [.linear]
    return hidden.map { Choice($0.rawValue, $0.summary) }
  }

  private var summary: String {
    switch self {
    case .linear: "no bend at all"
    case .relu: "zero below zero; a unit can die"
    case .tanh: "-1 … 1"
    case .sigmoid: "0 … 1"
    case .elu: "smooth below zero"
    case .leakyReLU: "a little slope below zero; cannot die"
    }
  }
}

extension OptimizerKind {
  static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.summary) } }

  private var summary: String {
    switch self {
    case .adam: "a step size for each weight, with momentum"
    case .adamax: "adam, by the largest gradient"
    case .adadelta: "steps by the size of earlier steps"
    case .rmsprop: "steps by the size of recent gradients"
    case .momentum: "descent that keeps rolling"
    case .sgd: "plain descent"
    }
  }
}

extension RegularizerKind {
  static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.summary) } }

  private var summary: String {
    switch self {
    case .none: "no penalty"
    case .l1: "sum of the weights' sizes"
    case .l2: "sum of their squares"
    case .l1l2: "both"
    }
  }
}

extension RegularizerScope {
  static var choices: [Choice] {
    allCases.map { Choice($0.rawValue, $0 == .all ? "every layer" : "relu layers, as Anomagram does") }
  }
}

extension SplitKind {
  static var choices: [Choice] {
    allCases.map {
      Choice($0.rawValue, $0 == .ucr ? "train on the 500, test on the 4,500" : "train on the 4,500, test on the 500")
    }
  }
}

extension ScalingKind {
  static var choices: [Choice] { allCases.map { Choice($0.rawValue, $0.summary) } }

  private var summary: String {
    switch self {
    case .feature: "each point or column by its own smallest and largest value"
    case .standard: "each by its own mean and standard deviation; the output layer is then linear"
    case .global: "all points by one smallest and largest value"
    case .none: "as they are; the output layer is then linear"
    }
  }
}
