import Tables

/// A detector that can be written to a file and read again, with the same scores to the last bit.
public protocol Storable: Detector {
  /// What it has learned.
  var stored: StoredDetector { get }
  /// Restores it; throws when something is missing or does not fit together.
  init(stored: StoredDetector) throws(StoredError)
}

/// What a detector has learned, as named numbers and arrays: independent of any file format.
public struct StoredDetector: Equatable, Codable, Sendable {
  /// The method that it comes from: the name in ``MethodCatalogue``.
  public var method: String
  /// Single numbers by name.
  public var numbers: [String: Double]
  /// Arrays by name.
  public var arrays: [String: StoredArray]

  /// A stored detector of these parts; ``detector()`` checks that they fit together.
  public init(method: String, numbers: [String: Double] = [:], arrays: [String: StoredArray] = [:]) {
    self.method = method
    self.numbers = numbers
    self.arrays = arrays
  }

  /// The detector itself.
  public func detector() throws(StoredError) -> any Detector & Sized {
    guard let type = MethodCatalogue.type(named: method) else { throw .unknownMethod(method) }
    return try Self.restore(type, self)
  }

  private static func restore<M: Method>(
    _ type: M.Type, _ stored: StoredDetector
  ) throws(StoredError) -> any Detector & Sized {
    guard let storable = M.Fitted.self as? any (Storable & Sized).Type else { throw .unknownMethod(stored.method) }
    return try storable.init(stored: stored)
  }
}

/// An array of numbers with its shape, in the precision that the detector computes in.
public struct StoredArray: Equatable, Codable, Sendable {
  /// The numbers, the last dimension running fastest.
  public enum Values: Equatable, Codable, Sendable {
    /// In single precision.
    case floats([Float])
    /// In double precision.
    case doubles([Double])
    /// Whole numbers, such as places and counts.
    case integers([Int32])
  }
  /// The length of each dimension; their product is the number of values.
  public let shape: [Int]
  /// The numbers themselves.
  public let values: Values

  /// A matrix as an array of rows × columns floats.
  public init(_ matrix: Matrix) {
    self.init(shape: [matrix.rows, matrix.columns], values: .floats(matrix.values))
  }

  /// An array of this shape; whether the values fill it is checked when a detector is restored.
  public init(shape: [Int], values: Values) {
    self.shape = shape
    self.values = values
  }
}

/// Why a stored detector cannot be restored.
public enum StoredError: Error, Equatable, Sendable {
  /// No method of the catalogue has this name, or its detectors are not stored.
  case unknownMethod(String)
  /// The number or array of this name is absent, of another type, or of the wrong shape.
  case missing(String)
}

extension StoredDetector {
  func number(_ name: String) throws(StoredError) -> Double {
    guard let value = numbers[name] else { throw .missing(name) }
    return value
  }

  /// A whole number in a range.
  func integer(_ name: String, _ range: ClosedRange<Int>) throws(StoredError) -> Int {
    guard let value = Int(exactly: try number(name)), range.contains(value) else { throw .missing(name) }
    return value
  }

  /// The array of this name with this shape; nil in a shape stands for any length.
  private func values(_ name: String, _ shape: [Int?]) throws(StoredError) -> ([Int], StoredArray.Values) {
    guard let array = arrays[name], array.shape.count == shape.count,
      zip(array.shape, shape).allSatisfy({ $0 >= 0 && $1 ?? $0 == $0 })
    else { throw .missing(name) }
    return (array.shape, array.values)
  }

  func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) throws(StoredError) -> Matrix {
    let (shape, values) = try values(name, [rows, columns])
    guard case .floats(let floats) = values, Self.fits(floats.count, shape), floats.allSatisfy(\.isFinite)
    else { throw .missing(name) }
    return Matrix(rows: shape[0], columns: shape[1], values: floats)
  }

  func doubles(_ name: String, _ shape: [Int?]) throws(StoredError) -> [Double] {
    let (shape, values) = try values(name, shape)
    guard case .doubles(let doubles) = values, Self.fits(doubles.count, shape), doubles.allSatisfy(\.isFinite)
    else { throw .missing(name) }
    return doubles
  }

  func integers(_ name: String, _ shape: [Int?]) throws(StoredError) -> [Int32] {
    let (shape, values) = try values(name, shape)
    guard case .integers(let integers) = values, Self.fits(integers.count, shape) else { throw .missing(name) }
    return integers
  }

  private static func fits(_ count: Int, _ shape: [Int]) -> Bool {
    var product = 1
    for length in shape {
      let (result, overflow) = product.multipliedReportingOverflow(by: length)
      if overflow { return false }
      product = result
    }
    return product == count
  }
}
