import Views

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One line of `--json`: an object with the command's name first.
struct JSONLine {
  let text: String

  /// What a command came to.
  init(command: String, _ outcome: any Encodable, _ provenance: Provenance? = nil) {
    let body = (try? Self.encode(Record(outcome: outcome, provenance: provenance))) ?? "{}"
    text = Self.object(command: command, body)
  }

  /// Why a command failed, and where.
  init(command: String, error: CommandError, _ origin: Session.Origin, line: Int) {
    let failure = Failure(
      error: .init(message: error.message, file: origin.file, line: line, column: error.column.map { $0 + 1 }))
    text = Self.object(command: command, (try? Self.encode(failure)) ?? "{}")
  }

  /// An outcome's own fields, and where they come from.
  private struct Record: Encodable {
    let outcome: any Encodable
    let provenance: Provenance?

    func encode(to encoder: any Encoder) throws {
      try outcome.encode(to: encoder)
      try provenance?.encode(to: encoder)
    }
  }

  private struct Failure: Encodable {
    struct Detail: Encodable {
      let message: String
      let file: String?
      let line: Int
      let column: Int?
    }
    let error: Detail
  }

  private static func object(command: String, _ body: String) -> String {
    let name = (try? encode([command])).map { $0.dropFirst().dropLast() } ?? "\"\""
    return body == "{}" ? "{\"command\":\(name)}" : "{\"command\":\(name),\(body.dropFirst())"
  }

  private static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    // Sorted keys, because the encoder's own order changes from run to run.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// DEL and the C1 controls as escapes: JSON allows them as they are, but a terminal obeys them.
  private static func escaped(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 == 0x7f || $0 == 0xc2 }) else { return json }
    return json.unicodeScalars.reduce(into: "") { result, scalar in
      if (0x7f...0x9f).contains(scalar.value) {
        result += "\\u00" + String(scalar.value, radix: 16)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
