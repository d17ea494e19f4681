/// Where a layer's parameters stand in the padded arrays of a training: the weights row by row, then the biases.
struct LayerPlace {
  let shape: LayerShape
  let weights, bias: Int
  /// The distance between two units' weights.
  let stride: Int

  /// The number of weights with their padding.
  var weightCount: Int { shape.units * stride }

  /// Where each unit's weights stand, with and without the padding.
  func forEachRow(_ body: (_ offset: Int, _ unpadded: Int) -> Void) {
    for unit in 0..<shape.units { body(weights + unit * stride, unit * shape.inputs) }
  }
}

/// The places of all layers.
struct ParameterPlaces {
  let layers: [LayerPlace]
  /// The length of an array.
  let count: Int

  init(_ shapes: [LayerShape]) {
    var end = 0
    layers = shapes.map { shape in
      let stride = padded(shape.inputs)
      let place = LayerPlace(shape: shape, weights: end, bias: end + shape.units * stride, stride: stride)
      end = place.bias + padded(shape.units)
      return place
    }
    count = end
  }

  /// The pieces that lie side by side, as offset and length, in the order of `Network.parameters`.
  private func forEachPiece(_ body: (_ offset: Int, _ length: Int) -> Void) {
    for layer in layers {
      for unit in 0..<layer.shape.units { body(layer.weights + unit * layer.stride, layer.shape.inputs) }
      body(layer.bias, layer.shape.units)
    }
  }

  /// Copies numbers in the order of `Network.parameters` into a padded array.
  func spread(_ values: [Float], into array: Floats) {
    values.withUnsafeBufferPointer { values in
      guard var source = values.baseAddress else { return }
      forEachPiece { offset, length in
        (array + offset).update(from: source, count: length)
        source += length
      }
    }
  }

  /// The numbers of a padded array in the order of `Network.parameters`.
  func gathered(_ array: Floats) -> [Float] {
    let total = layers.reduce(0) { $0 + $1.shape.parameterCount }
    return [Float](unsafeUninitializedCapacity: total) { buffer, initialized in
      forEachPiece { offset, length in
        guard let base = buffer.baseAddress else { return }
        (base + initialized).initialize(from: array + offset, count: length)
        initialized += length
      }
    }
  }
}
