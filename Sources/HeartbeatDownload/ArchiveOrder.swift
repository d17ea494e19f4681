import Heartbeats
import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Puts ECG5000's rows back into the archive's order, for copies that shuffled them.
///
/// The order follows from nothing in the rows, so it is kept as one fingerprint a row: the first four bytes of the
/// SHA-256 of the row's canonical bytes (``ECG5000/digest(of:)``). They differ for all rows of a set.
package enum ArchiveOrder {
  /// The same rows in the archive's order, or nil if they are not exactly the rows of ECG5000.
  package static func restored(train: RowSet, test: RowSet) -> (train: RowSet, test: RowSet)? {
    guard let train = restored(train, fingerprints: fingerprints(rowFingerprintsOfTrain)),
      let test = restored(test, fingerprints: fingerprints(rowFingerprintsOfTest))
    else { return nil }
    return (train, test)
  }

  private static func restored(_ beats: RowSet, fingerprints: [UInt32]) -> RowSet? {
    guard beats.count == fingerprints.count else { return nil }
    var rows: [UInt32: Int] = [:]
    for row in 0..<beats.count { rows[fingerprint(of: row, in: beats)] = row }
    var values: [Float] = []
    var classes: [RowClass] = []
    values.reserveCapacity(beats.values.count)
    for fingerprint in fingerprints {
      guard let row = rows[fingerprint] else { return nil }
      let start = row * Heartbeat.points
      values.append(contentsOf: beats.values[start..<start + Heartbeat.points])
      classes.append(beats.classes[row])
    }
    return RowSet(beats: values, classes: classes)
  }

  package static func fingerprint(of row: Int, in beats: RowSet) -> UInt32 {
    SHA256.hash(CanonicalBytes.of(row: row, in: beats)).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func fingerprints(_ base64: String) -> [UInt32] {
    let bytes = [UInt8](Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
    return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}
