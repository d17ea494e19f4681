import Heartbeats
import Tables
import Views
import Workbench

/// Rows in a text file, one a line: as many values as a row of the session's data has, or a class and the values.
struct RowFile {
  let rows: [Row]

  /// - Throws: where the lines are not such rows, with the line and the way out.
  init(_ bytes: [UInt8], name: String, of bench: Workbench) throws {
    let domain = bench.data.domain
    guard domain != .heartbeats else {
      rows = try UCRReader.parseBeats(bytes, name: name)
      return
    }
    guard domain.kind == .curve else {
      throw CommandError(
        "\"score \(name)\" reads rows of numbers, and a \(domain.noun.singular) of \(bench.data.source.shortName) has columns of its "
          + "own; \"data use \(name)\" judges the rows of a table, \"edit from \(domain.noun.singular) 17\" changes one"
      )
    }
    var rows: [Row] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() {
      let fields = line.split { $0.isWhitespace || ",;".contains($0) }
      guard !fields.isEmpty else { continue }
      rows.append(try Self.row(fields, domain, at: "\(name):\(place + 1)"))
    }
    guard !rows.isEmpty else { throw CommandError("\"\(name)\" holds no \(domain.noun.singular)") }
    self.rows = rows
  }

  private static func row(_ fields: [Substring], _ domain: Domain, at place: String) throws -> Row {
    let (row, width) = (domain.noun.singular, domain.width)
    guard [width, width + 1].contains(fields.count) else {
      throw CommandError(
        "\(place): it has \(counted(fields.count, "value")); a \(row) of these data has \(width), or \(width + 1) with its class first"
      )
    }
    let values = try fields.suffix(width).map { field -> Float in
      guard let value = Float(field), value.isFinite else {
        throw CommandError("\(place): \"\(field)\" is not a finite number; a \(row) needs all of its \(width) values")
      }
      return value
    }
    guard fields.count > width else { return Row(values: values) }
    let label = String(fields[0])
    let number = Double(label).flatMap { Int(exactly: $0) }
    return Row(
      values: values, rowClass: domain.classes.first { number == $0.number || (number == nil && $0.name == label) })
  }
}
