/// A value of a JSON text, with the fields of an object in the order of the text.
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// A number written without fraction and exponent.
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Its keys are all different.
  case object([JSONField])

  /// The value of an object's field; nil when there is none, or this is not an object.
  package subscript(key: String) -> JSONValue? {
    fields?.first { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var fields: [JSONField]? { if case .object(let fields) = self { fields } else { nil } }

  /// The elements of an array of whole numbers.
  package var integers: [Int]? {
    guard case .array(let elements) = self else { return nil }
    var numbers: [Int] = []
    for element in elements {
      guard case .integer(let number) = element else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

/// One `"key": value` of an object.
package struct JSONField: Equatable, Sendable {
  package let key: String
  package let value: JSONValue
}
