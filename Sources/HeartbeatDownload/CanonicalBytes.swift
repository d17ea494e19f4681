import Heartbeats
import Tables

/// The bytes that ``ECG5000/digest(of:)`` is taken of, and the beats back from them.
package enum CanonicalBytes {
  private static let rowSize = 1 + 4 * Heartbeat.points

  /// TRAIN and TEST, each with its number of rows before it.
  package static func of(_ data: DataSet) -> [UInt8] {
    let sets = [data.train, data.test]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sets.reduce(0) { $0 + 4 + $1.count * rowSize })
    for set in sets {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: set.count).littleEndian) { bytes.append(contentsOf: $0) }
      set.values.withUnsafeBufferPointer { values in
        for row in 0..<set.count { append(row, set.classes[row], values, to: &bytes) }
      }
    }
    return bytes
  }

  /// One row: 1 + 4 × 140 bytes.
  package static func of(row: Int, in set: RowSet) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rowSize)
    set.values.withUnsafeBufferPointer { append(row, set.classes[row], $0, to: &bytes) }
    return bytes
  }

  @inline(__always)
  private static func append(
    _ row: Int, _ beatClass: RowClass, _ values: UnsafeBufferPointer<Float>, to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(truncatingIfNeeded: beatClass.number))
    let row = UnsafeBufferPointer(rebasing: values[row * Heartbeat.points..<(row + 1) * Heartbeat.points])
    #if _endian(little)
      bytes.append(contentsOf: UnsafeRawBufferPointer(row))
    #else
      for value in row { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    #endif
  }

  /// The beats of bytes that ``of(_:)`` made; nil for other bytes.
  package static func sets(_ bytes: ArraySlice<UInt8>) -> (train: RowSet, test: RowSet)? {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      guard let train = set(&rest), let test = set(&rest), rest.isEmpty else { return nil }
      return (train, test)
    }
  }

  private static func set(_ bytes: inout Slice<UnsafeRawBufferPointer>) -> RowSet? {
    guard bytes.count >= 4 else { return nil }
    let count = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
    bytes = bytes.dropFirst(4)
    guard bytes.count / rowSize >= count else { return nil }
    let rows = UnsafeRawBufferPointer(rebasing: bytes.prefix(count * rowSize))
    bytes = bytes.dropFirst(count * rowSize)
    let classes = (0..<count).compactMap { RowClass.heartbeat(Int(rows[$0 * rowSize])) }
    guard classes.count == count else { return nil }
    let points = Heartbeat.points
    let values = [Float](unsafeUninitializedCapacity: count * points) { values, filled in
      for row in 0..<count {
        for point in 0..<points {
          let bits = rows.loadUnaligned(fromByteOffset: row * rowSize + 1 + 4 * point, as: UInt32.self)
          values.initializeElement(at: row * points + point, to: Float(bitPattern: UInt32(littleEndian: bits)))
        }
      }
      filled = count * points
    }
    return RowSet(beats: values, classes: classes)
  }
}
