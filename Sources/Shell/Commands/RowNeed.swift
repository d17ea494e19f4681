import Heartbeats
import Tables
import Views
import Workbench

/// What rows a command works on; on others it says so in one sentence, with the commands that do.
enum RowNeed: Sendable {
  case any
  /// Rows that are curves.
  case curve
  /// Curves that are heartbeats.
  case heartbeats
  /// Rows that have columns of their own.
  case table

  /// - Throws: where the session's rows are of another kind.
  func check(_ bench: Workbench, for command: String) throws(CommandError) {
    let (domain, name) = (bench.data.domain, bench.data.source.shortName)
    let row = domain.noun.singular
    switch self {
    case .any: return
    case .curve:
      guard domain.kind == .table else { return }
      let change = domain.isEditable ? "\"edit NAME=VALUE\" changes one, " : ""
      throw CommandError(
        "\"\(command)\" is for curves, and a \(row) of \(name) is a list of columns; \(change)\"\(row) 17\" shows one")
    case .heartbeats:
      try Self.curve.check(bench, for: command)
      guard domain != .heartbeats else { return }
      throw CommandError(
        "\"\(command)\" is for heartbeats, and \(name) holds other \(domain.noun.plural); \"draw from \(row) 1\" starts from "
          + "one of them")
    case .table:
      guard domain.kind == .curve else { return }
      throw CommandError(
        "\"\(command)\" changes a column of a table, and a \(row) of \(name) is a curve; \"draw from \(row) 1\" and \"draw "
          + "edit 96..110 * 0.2\" change it")
    }
  }
}
