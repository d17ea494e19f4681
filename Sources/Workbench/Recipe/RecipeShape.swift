import NeuralNetwork

extension Recipe {
  /// The whole chain of units, for rows of so many values: `140-15-7-2-7-15-140`.
  public func shapeText(inputs: Int) -> String {
    ([inputs] + architecture(inputs: inputs).layers.map(\.units)).map(String.init).joined(separator: "-")
  }

  /// The detector in a few words: the chain of units of a network, else the method with its parameters:
  /// `knn, neighbors 5`.
  public func detectorText(inputs: Int) -> String {
    isNetwork ? shapeText(inputs: inputs) : ([detector] + parameterTexts).joined(separator: ", ")
  }

  /// The same beside the detector's name: the chain of units, or the parameters alone.
  func summaryText(inputs: Int) -> String {
    isNetwork ? shapeText(inputs: inputs) : parameterTexts.joined(separator: ", ")
  }
}

extension Workbench {
  /// The network that the recipe makes for the session's rows.
  public var architecture: Architecture { recipe.architecture(inputs: data.width) }

  /// Its whole chain of units.
  public var shapeText: String { recipe.shapeText(inputs: data.width) }

  /// The recipe's detector in a few words.
  public var detectorText: String { recipe.detectorText(inputs: data.width) }
}
