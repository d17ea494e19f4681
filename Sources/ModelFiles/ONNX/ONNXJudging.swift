/// The part of an ONNX graph before and behind the network: scaling, error and verdict.
enum ONNXJudging {
  static let scaledBeat = "beat.scaled"
  static let scaledReconstruction = "reconstruction.scaled"

  private static let minima = "scaling.minima"
  private static let ranges = "scaling.ranges"
  private static let divisors = "scaling.divisors"
  private static let threshold = "threshold"

  /// The beat as the network sees it.
  static func addScaling(to graph: inout ProtocolBuffer) {
    addNode("Sub", ["beat", minima], "beat.above-minimum", to: &graph)
    addNode("Div", ["beat.above-minimum", divisors], scaledBeat, to: &graph)
  }

  /// The reconstruction in the data's units, the error and the verdict.
  static func addVerdict(isScaled: Bool, to graph: inout ProtocolBuffer) {
    if isScaled {
      addNode("Mul", [scaledReconstruction, ranges], "reconstruction.above-minimum", to: &graph)
      addNode("Add", ["reconstruction.above-minimum", minima], "reconstruction", to: &graph)
    }
    let (beat, reconstruction) = isScaled ? (scaledBeat, scaledReconstruction) : ("beat", "reconstruction")
    addNode("Sub", [beat, reconstruction], "difference", to: &graph)
    addNode("Mul", ["difference", "difference"], "difference.squared", to: &graph)
    addNode("ReduceMean", ["difference.squared"], "error", to: &graph) { node in
      node.add(5) { attribute in
        attribute.add(1, text: "axes")
        attribute.add(8, integer: 1)
        attribute.add(20, integer: 7)
      }
      node.add(5) { attribute in
        attribute.add(1, text: "keepdims")
        attribute.add(3, integer: 0)
        attribute.add(20, integer: 2)
      }
    }
    addNode("Greater", ["error", threshold], "abnormal", to: &graph)
  }

  /// The numbers that these nodes work with.
  static func addTensors(of judging: ONNXModel.Judging, to graph: inout ProtocolBuffer) {
    ONNXModel.addTensor(threshold, [], [judging.threshold], to: &graph)
    guard !judging.minima.isEmpty else { return }
    let width = zip(judging.maxima, judging.minima).map { $0 - $1 }
    ONNXModel.addTensor(minima, [width.count], judging.minima, to: &graph)
    ONNXModel.addTensor(ranges, [width.count], width, to: &graph)
    // A point that never changed in training scales to 0, whatever it is: divided by infinity.
    ONNXModel.addTensor(divisors, [width.count], width.map { $0 > 0 ? $0 : .infinity }, to: &graph)
  }

  private static func addNode(
    _ operation: String, _ inputs: [String], _ output: String, to graph: inout ProtocolBuffer,
    attributes: (inout ProtocolBuffer) -> Void = { _ in }
  ) {
    graph.add(1) { node in
      for input in inputs { node.add(1, text: input) }
      node.add(2, text: output)
      node.add(3, text: "\(output).\(operation.lowercased())")
      node.add(4, text: operation)
      attributes(&node)
    }
  }
}
