/// A figure that may be undefined: `null` then, where a mere optional would be left away.
struct OrNull: Encodable {
  let value: Double?

  init(_ value: Double?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
