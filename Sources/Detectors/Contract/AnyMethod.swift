import Tables

/// Any method with its parameters and trimming, as a value: equal, codable, settable by name.
///
/// ```swift
/// var method = AnyMethod(named: "knn")!
/// try method.set("neighbors", to: .integer(10))
/// try method.set("trim", to: .number(0.25))
/// let detector = try method.fit(rows, options: FitOptions(seed: 7))
/// ```
public struct AnyMethod: Equatable, Codable, Sendable {
  /// The configuration itself.
  public private(set) var method: any Method
  /// What is left out before the method learns.
  public var trim: Trim

  /// This configuration as a value; nothing is trimmed unless `trim` says so.
  public init(_ method: any Method, trim: Trim = Trim()) {
    self.method = method
    self.trim = trim
  }

  /// The method of this name with its defaults; nil when there is none.
  public init?(named name: String) {
    guard let type = MethodCatalogue.type(named: name) else { return nil }
    self.init(type.init())
  }

  /// The method's name, as a person types it.
  public var name: String { Swift.type(of: method).name }
  /// What the method does, in a few words.
  public var summary: String { Swift.type(of: method).summary }

  /// Every parameter, the method's own first.
  public var parameters: [ParameterDescription] {
    Self.descriptions(of: method) + Trim.parameters.map { Self.description($0, default: Trim()) }
  }

  /// The value of a parameter; nil when the method has none of this name.
  public func value(of name: String) -> ParameterValue? {
    Self.value(of: name, in: method) ?? Trim.parameters.first { $0.name == name }?.value(in: trim)
  }

  /// Sets a parameter; when it throws nothing has changed.
  public mutating func set(_ name: String, to value: ParameterValue) throws(ParameterError) {
    if let parameter = Trim.parameters.first(where: { $0.name == name }) {
      guard parameter.set(value, in: &trim) else { throw .outsideDomain(name: name, parameter.domain) }
    } else {
      method = try Self.setting(name, to: value, in: method)
    }
  }

  /// Learns from the rows that trimming leaves.
  public func fit(_ rows: Matrix, options: FitOptions = FitOptions()) throws(FitError) -> any Detector & Sized {
    try rows.checkFit()
    return try Self.fit(method, trim.isOn ? rows.rows(trim.keptRows(of: rows)) : rows, options)
  }

  private static func fit<M: Method>(
    _ method: M, _ rows: Matrix, _ options: FitOptions
  ) throws(FitError) -> any Detector & Sized {
    try method.fit(rows, options: options)
  }

  private static func descriptions<M: Method>(of method: M) -> [ParameterDescription] {
    M.parameters.map { description($0, default: M()) }
  }

  private static func description<C>(_ parameter: MethodParameter<C>, default configuration: C) -> ParameterDescription
  {
    ParameterDescription(
      name: parameter.name, summary: parameter.summary, unit: parameter.unit, domain: parameter.domain,
      defaultValue: parameter.value(in: configuration))
  }

  private static func value<M: Method>(of name: String, in method: M) -> ParameterValue? {
    M.parameters.first { $0.name == name }?.value(in: method)
  }

  private static func setting<M: Method>(
    _ name: String, to value: ParameterValue, in method: M
  ) throws(ParameterError) -> any Method {
    guard let parameter = M.parameters.first(where: { $0.name == name }) else {
      throw .unknown(name: name, method: M.name)
    }
    var changed = method
    guard parameter.set(value, in: &changed) else { throw .outsideDomain(name: name, parameter.domain) }
    return changed
  }
}

/// Why a parameter cannot be set.
public enum ParameterError: Error, Equatable, Sendable {
  /// The method has no parameter of this name.
  case unknown(name: String, method: String)
  /// The parameter does not take this value, but those of the domain.
  case outsideDomain(name: String, ParameterDomain)
}

extension AnyMethod {
  private struct Key: CodingKey {
    let stringValue: String
    init(stringValue: String) { self.stringValue = stringValue }
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
  }

  /// Reads `{"method": "knn", "neighbors": 5}`: what is not named keeps its default, what nobody knows is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let nameKey = Key(stringValue: "method")
    let name = try container.decode(String.self, forKey: nameKey)
    guard var decoded = AnyMethod(named: name) else {
      throw DecodingError.dataCorruptedError(
        forKey: nameKey, in: container, debugDescription: "there is no method \"\(name)\"")
    }
    for key in container.allKeys where key.stringValue != nameKey.stringValue {
      let value = try container.decode(ParameterValue.self, forKey: key)
      do {
        try decoded.set(key.stringValue, to: value)
      } catch ParameterError.unknown {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "\(name) has no parameter \"\(key.stringValue)\"")
      } catch ParameterError.outsideDomain {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "\"\(key.stringValue)\" is outside its range")
      }
    }
    self = decoded
  }

  /// Writes the name and every parameter.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: Key(stringValue: "method"))
    for parameter in parameters {
      try container.encode(value(of: parameter.name), forKey: Key(stringValue: parameter.name))
    }
  }

  public static func == (left: AnyMethod, right: AnyMethod) -> Bool {
    left.trim == right.trim && areEqual(left.method, right.method)
  }

  private static func areEqual<M: Method>(_ left: M, _ right: any Method) -> Bool { left == right as? M }
}
