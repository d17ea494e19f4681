import Tables

/// How far outside the smallest region that holds most training rows a row lies.
public struct OneClassSVM: Method {
  public static let name = "one-class-svm"
  public static let summary = "how far a row lies outside the region that holds most training rows"
  public static let source =
    "Schölkopf, Platt, Shawe-Taylor, Smola and Williamson, Estimating the support of a high-dimensional distribution, 2001"
  public static let parameters: [MethodParameter<OneClassSVM>] = [
    .number("nu", "share of the training rows that may lie outside, about", \.nu, above: 0, through: 1),
    .choice("kernel", "how the similarity of two rows is measured", \.kernel),
    .number(
      "gamma", "rbf: how fast likeness falls with the squared distance", \.gamma, above: 0,
      or: ParameterWord("scale", "1 / (columns × variance of the training values)")),
    .keptRows(\.keptRows),
  ]

  /// How the likeness of two rows is measured.
  public enum Kernel: String, Codable, ParameterChoice {
    case rbf, linear

    public var summary: String {
      switch self {
      case .rbf: "by distance: e to the power of −gamma × squared distance"
      case .linear: "by direction: the product of the rows"
      }
    }
  }

  /// About the share of training rows that may lie outside, above 0 and at most 1.
  public var nu = 0.05
  /// How the likeness of two rows is measured.
  public var kernel = Kernel.rbf
  /// Nil takes 1 / (columns × variance of all training values), as scikit-learn's "scale".
  public var gamma: Double?
  /// How many training rows are learned from at most, drawn by the seed; nil takes all.
  public var keptRows: Int?

  public init() {}
  /// A region that leaves about the share `nu` of the training rows outside.
  public init(nu: Double, kernel: Kernel = .rbf, gamma: Double? = nil, keptRows: Int? = nil) {
    (self.nu, self.kernel, self.gamma, self.keptRows) = (nu, kernel, gamma, keptRows)
  }

  /// Sequential minimal optimization. Memory: a cache of at most 200 MB of kernel columns.
  public func fit(_ rows: Matrix, options: FitOptions) throws(FitError) -> OneClassSVMDetector {
    try rows.checkFit()
    let rows = rows.drawn(keptRows, seed: options.seed)
    let kernel = self.kernel == .linear ? SVMKernel.linear : .rbf(gamma: Float(gamma ?? Self.scaledGamma(rows)))
    let diagonal = (0..<rows.rows).map { row in
      kernel == .linear ? rows[row: row].reduce(0) { $0 + Double($1) * Double($1) } : 1
    }
    let solver = try OneClassSolver(
      KernelCache(rows, kernel, bytes: 200_000_000), diagonal: diagonal, sum: nu * Double(rows.rows), options: options)
    let support = solver.weights.indices.filter { solver.weights[$0] > 0 }
    return OneClassSVMDetector(
      support: rows.rows(support), weights: support.map { Float(solver.weights[$0]) }, offset: solver.offset,
      kernel: kernel)
  }

  private static func scaledGamma(_ rows: Matrix) -> Double {
    let mean = rows.values.reduce(0) { $0 + Double($1) } / Double(rows.values.count)
    let variance = rows.values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(rows.values.count)
    return variance > 0 ? 1 / (Double(rows.columns) * variance) : 1
  }
}

/// What ``OneClassSVM`` has learned: the rows on and outside the border, with a weight each.
public struct OneClassSVMDetector: Sized, Storable {
  public let name = OneClassSVM.name
  /// The training rows that the border hangs on.
  public let supportVectors: Matrix
  /// One weight, above 0 and at most 1, for each.
  public let weights: [Float]
  private let offset: Double
  private let kernel: SVMKernel
  private let tiles: TiledRows
  /// Linear: the weighted sum of the rows; a product with it is the sum of the products.
  private let direction: [Double]

  init(support: Matrix, weights: [Float], offset: Double, kernel: SVMKernel) {
    (supportVectors, self.weights, self.offset, self.kernel) = (support, weights, offset, kernel)
    tiles = TiledRows(support)
    var direction = [Double](repeating: 0, count: support.columns)
    for row in 0..<support.rows {
      for (column, value) in support[row: row].enumerated() {
        direction[column] += Double(weights[row]) * Double(value)
      }
    }
    self.direction = direction
  }

  public var columns: Int { supportVectors.columns }
  public var byteCount: Int { (supportVectors.values.count + weights.count) * 4 + tiles.byteCount }

  /// The negative of libsvm's decision function: above 0 outside the border.
  public func scores(_ samples: Matrix) -> [Float] {
    precondition(samples.columns == columns, "samples need as many columns as the detector was fitted on")
    guard case .rbf(let gamma) = kernel else {
      return (0..<samples.rows).map { row in
        Float(offset - zip(samples[row: row], direction).reduce(0) { $0 + Double($1.0) * $1.1 })
      }
    }
    let padded = weights + [Float](repeating: 0, count: tiles.tiles * TiledRows.tile - weights.count)
    let run = FloatRun(padded.count)
    return samples.values.withUnsafeBufferPointer { values in
      padded.withUnsafeBufferPointer { weights in
        guard let values = values.baseAddress, let weights = weights.baseAddress else { return [] }
        return (0..<samples.rows).map { row in
          tiles.likeness(gamma, of: values + row &* columns, run.base)
          var sum = 0.0
          for first in stride(from: 0, to: padded.count, by: 32) {
            var part = run.base.vector(first) * weights.vector(first)
            part += run.base.vector(first &+ 8) * weights.vector(first &+ 8)
            part += run.base.vector(first &+ 16) * weights.vector(first &+ 16)
            part += run.base.vector(first &+ 24) * weights.vector(first &+ 24)
            sum += Double(part.total)
          }
          return Float(offset - sum)
        }
      }
    }
  }

  public var stored: StoredDetector {
    var gamma = 0.0
    if case .rbf(let value) = kernel { gamma = Double(value) }
    return StoredDetector(
      method: OneClassSVM.name, numbers: ["offset": offset, "gamma": gamma],
      arrays: [
        "support": StoredArray(supportVectors),
        "weights": StoredArray(shape: [1, weights.count], values: .floats(weights)),
      ])
  }

  public init(stored: StoredDetector) throws(StoredError) {
    let support = try stored.matrix("support")
    let gamma = try stored.number("gamma")
    guard gamma.isFinite, gamma >= 0 else { throw .missing("gamma") }
    self.init(
      support: support, weights: try stored.matrix("weights", rows: 1, columns: support.rows).values,
      offset: try stored.number("offset"), kernel: gamma > 0 ? .rbf(gamma: Float(gamma)) : .linear)
  }
}
