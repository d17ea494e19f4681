import Heartbeats
import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads one of Anomagram's files: an array of rows, each with 140 numbers and the class as a string of one digit.
///
/// - Throws: ``SourceFailureReason/malformed(file:what:)``.
package func readAnomagram(_ bytes: [UInt8], file: String) throws -> RowSet {
  let rows: [AnomagramRow]
  do {
    rows = try JSONDecoder().decode([AnomagramRow].self, from: Data(bytes))
  } catch {
    throw SourceFailureReason.malformed(file: file, what: "it is not a list of rows with \"data\" and \"target\"")
  }
  if rows.isEmpty { throw SourceFailureReason.malformed(file: file, what: "it has no rows") }
  var values: [Float] = []
  var classes: [RowClass] = []
  for (index, row) in rows.enumerated() {
    guard row.data.count == Heartbeat.points else {
      throw SourceFailureReason.malformed(
        file: file, what: "row \(index + 1) has \(row.data.count) values instead of \(Heartbeat.points)")
    }
    guard let number = Int(row.target), let beatClass = RowClass.heartbeat(number) else {
      throw SourceFailureReason.malformed(
        file: file, what: "row \(index + 1) has the class \"\(printable(row.target.prefix(20)))\" instead of 1 to 5")
    }
    values.append(contentsOf: row.data)
    classes.append(beatClass)
  }
  return RowSet(beats: values, classes: classes)
}

private struct AnomagramRow: Decodable {
  /// Decoded as `Float` straight from the text: by way of `Double` a value could be rounded twice.
  let data: [Float]
  let target: String
}
