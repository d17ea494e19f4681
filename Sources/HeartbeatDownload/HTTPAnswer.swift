/// What a server answered, taken in piece by piece: the heads of all its answers, and the body of the last one.
///
/// A head that only leads on, 1xx or a redirect, is followed by another head; any other one by the body.
package struct HTTPAnswer {
  /// The status of the last head that is complete; nil before the first one.
  package private(set) var status: Int?
  /// The bytes that the last head announces.
  package private(set) var length: Int?
  /// Where the last redirect leads.
  package private(set) var redirect: String?
  package private(set) var body: [UInt8] = []
  /// Whether the last head is complete, and leads nowhere else.
  package private(set) var isFinal = false
  private var line: [UInt8] = []

  package init() {}

  /// Longer ones are not lines of a head, and are cut.
  private static let longestLine = 1 << 16

  package mutating func take(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !isFinal, let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\n") {
        endLine()
      } else if byte != UInt8(ascii: "\r"), line.count < Self.longestLine {
        line.append(byte)
      }
    }
    body.append(contentsOf: rest)
  }

  private mutating func endLine() {
    let text = String(decoding: line, as: UTF8.self)
    line.removeAll(keepingCapacity: true)
    if text.isEmpty {
      isFinal = status.map { !(100..<200).contains($0) && !(300..<400).contains($0) } ?? false
    } else if text.hasPrefix("HTTP/") {
      (status, length) = (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, nil)
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      switch text[..<colon].lowercased() {
      case "content-length": length = Int(value).flatMap { $0 > 0 ? $0 : nil }
      case "location": redirect = String(value)
      default: break
      }
    }
  }
}
