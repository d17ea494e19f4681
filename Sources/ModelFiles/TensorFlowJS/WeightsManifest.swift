/// The weights of a TensorFlow.js model: groups of tensors, each group in files of its own.
package struct WeightsManifest: Equatable, Sendable {
  /// The most bytes of weights that are read.
  package static let mostBytes = 1 << 30

  /// Tensors that lie one after the other in the bytes of `paths` put together.
  package struct Group: Equatable, Sendable {
    package let paths: [String]
    package let weights: [Weight]
    package var byteCount: Int { weights.reduce(0) { $0 + $1.byteCount } }
  }

  package struct Weight: Equatable, Sendable {
    package let name: String
    package let shape: [Int]
    package let byteCount: Int
  }

  package let groups: [Group]

  /// Reads the value of `weightsManifest`. All names are different and all sizes together at most `mostBytes`.
  package init(_ manifest: JSONValue) throws(TensorFlowJSError) {
    guard let list = manifest.array else { throw .missing("'weightsManifest'") }
    var groups: [Group] = []
    var names: Set<String> = []
    var total = 0
    for entry in list {
      let group = try WeightsManifest.group(entry)
      for weight in group.weights {
        guard names.insert(weight.name).inserted else { throw .sharedName(weight.name) }
        total += weight.byteCount
        guard total <= WeightsManifest.mostBytes else { throw .badWeightShape(weight.name) }
      }
      groups.append(group)
    }
    self.groups = groups
  }

  private static func group(_ entry: JSONValue) throws(TensorFlowJSError) -> Group {
    guard let paths = entry["paths"]?.array, let weights = entry["weights"]?.array else {
      throw .missing("'paths' or 'weights' of the manifest")
    }
    return Group(
      paths: try paths.map { value throws(TensorFlowJSError) in try path(value) },
      weights: try weights.map { value throws(TensorFlowJSError) in try weight(value) })
  }

  /// A file's name in the model's own folder: a manifest must not reach for other files.
  private static func path(_ value: JSONValue) throws(TensorFlowJSError) -> String {
    guard let text = value.string else { throw .missing("a path of the manifest") }
    // A model that a browser saves names its weights so.
    let path = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    let isPlain = !path.isEmpty && path != "." && path != ".." && !path.utf8.contains { "/\\:\0".utf8.contains($0) }
    guard isPlain else { throw .badShardPath(text) }
    return path
  }

  private static func weight(_ value: JSONValue) throws(TensorFlowJSError) -> Weight {
    guard let name = value["name"]?.string, let shape = value["shape"]?.integers,
      let type = value["dtype"]?.string
    else { throw .missing("'name', 'shape' or 'dtype' of weights") }
    guard type == "float32" else { throw .unsupportedWeightType(type, weight: name) }
    guard value["quantization"] == nil else { throw .unsupportedWeightType("quantized", weight: name) }
    var count = 4
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow, product <= mostBytes else { throw .badWeightShape(name) }
      count = product
    }
    return Weight(name: name, shape: shape, byteCount: count)
  }
}

extension WeightsManifest.Group {
  /// The tensors in `bytes`, those of all files of the group together.
  package func tensors(in bytes: [UInt8]) throws(TensorFlowJSError) -> [Tensor] {
    guard bytes.count == byteCount else {
      throw .shardSize(found: bytes.count, expected: byteCount, paths: paths.joined(separator: ", "))
    }
    var tensors: [Tensor] = []
    var position = 0
    for weight in weights {
      let values = floats(littleEndian: bytes[position..<position + weight.byteCount])
      guard values.allSatisfy(\.isFinite) else { throw .notFinite(weight.name) }
      tensors.append(Tensor(name: weight.name, shape: weight.shape, values: values))
      position += weight.byteCount
    }
    return tensors
  }
}
