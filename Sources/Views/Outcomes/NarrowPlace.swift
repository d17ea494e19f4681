import NeuralNetwork

/// The layer through which every beat must pass, which is what makes an autoencoder learn.
struct NarrowPlace {
  private let inputs: Int
  private let bottleneck: Int
  private let narrowest: Int

  init(_ architecture: Architecture) {
    inputs = architecture.inputs
    bottleneck = architecture.bottleneck
    narrowest = architecture.layers.map(\.units).min() ?? architecture.inputs
  }

  /// `140 numbers must pass through 2`
  var text: String {
    let passage = "\(inputs) numbers must pass through \(narrowest)"
    guard narrowest < min(bottleneck, inputs) else { return narrowest < inputs ? passage : "no layer is narrow" }
    return "\(passage), in a hidden layer that is narrower than the bottleneck of \(bottleneck)"
  }

  /// What to know of a network without any; `nil` for all others. Wide layers before and behind a narrow one are fine.
  var remark: String? {
    guard narrowest >= inputs else { return nil }
    return
      "nothing is forced through a bottleneck: every layer has at least as many units as the \(inputs) points that "
      + "go in, so the network may learn to copy whatever it sees, abnormal beats too"
  }
}
