import Platform

extension KDDFile {
  /// The label of each line, without its full stop.
  package static func labels(in text: [UInt8]) -> [String] {
    var names: [String] = []
    names.reserveCapacity(320_000)
    var words: [[UInt8]: String] = [:]
    text.withUnsafeBufferPointer { bytes in
      eachLine(bytes) { _, line in
        var start = line.endIndex - 1
        while start > line.startIndex, line[start - 1] != UInt8(ascii: ",") { start -= 1 }
        let label = Array(line[start..<line.endIndex].filter { $0 != UInt8(ascii: ".") })
        if words[label] == nil { words[label] = String(decoding: label, as: UTF8.self) }
        names.append(words[label] ?? "")
      }
    }
    return names
  }

  /// The 41 columns of some connections as they are written, found without reading the others.
  ///
  /// - Parameter rows: indices of connections.
  /// - Throws: unless the file in the folder is the published one.
  public func fields(of rows: [Int], from folder: String) throws -> [[String]] {
    var places: [Int: [Int]] = [:]
    for (place, row) in rows.enumerated() { places[row, default: []].append(place) }
    var fields = [[String]](repeating: [], count: rows.count)
    try text(from: folder).withUnsafeBufferPointer { bytes in
      Self.eachLine(bytes) { number, line in
        guard let wanted = places[number] else { return }
        let columns = line.split(separator: UInt8(ascii: ",")).dropLast()
        for place in wanted { fields[place] = columns.map { String(decoding: $0, as: UTF8.self) } }
      }
    }
    return fields
  }

  private static func eachLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, Slice<UnsafeBufferPointer<UInt8>>) -> Void
  ) {
    guard let base = bytes.baseAddress else { return }
    var (start, number) = (0, 0)
    while start < bytes.count, let end = memchr(base + start, 10, bytes.count - start) {
      let place = UnsafeRawPointer(end) - UnsafeRawPointer(base)
      if place > start { body(number, bytes[start..<place]) }
      (start, number) = (place + 1, number + 1)
    }
  }
}
