import Tables

extension Matrix {
  /// The rows without those that equal an earlier one. O(n), by a table of hashes.
  func uniqueRows() -> Matrix {
    var size = 16
    while size < 2 * rows { size *= 2 }
    // Which row stands at a place of the table; −1 for none.
    var table = [Int32](repeating: -1, count: size)
    var kept: [Int] = []
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for row in 0..<rows {
        let own = base + row &* columns
        var place = Int(truncatingIfNeeded: Self.hash(own, columns)) & (size - 1)
        while table[place] >= 0, !Self.areEqual(base + Int(table[place]) &* columns, own, columns) {
          place = (place + 1) & (size - 1)
        }
        guard table[place] < 0 else { continue }
        table[place] = Int32(row)
        kept.append(row)
      }
    }
    return kept.count == rows ? self : rows(kept)
  }

  @inline(__always)
  private static func hash(_ row: UnsafePointer<Float>, _ columns: Int) -> UInt64 {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    // Adding zero makes −0 the 0 that it equals.
    for column in 0..<columns { hash = (hash ^ UInt64((row[column] + 0).bitPattern)) &* 0xff51_afd7_ed55_8ccd }
    return (hash ^ hash >> 32) &* 0xc4ce_b9fe_1a85_ec53 >> 20
  }

  private static func areEqual(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ columns: Int) -> Bool {
    for column in 0..<columns where a[column] != b[column] { return false }
    return true
  }
}
