import Foundation
import TestSupport
import Views

/// The types of some folders that say by hand what is in their JSON: what they store, and what they say.
///
/// Sources stand in the committed format, so that indentation tells what belongs to which type.
struct EncodedTypes {
  /// By type, `Repetition.Baseline`: the names of its stored properties.
  private(set) var properties: [String: [String]] = [:]
  /// By type: the lines of its `encode(to:)`, or where there is none of its `CodingKeys`.
  private(set) var encoders: [String: String] = [:]

  init(folders: [String]) throws {
    for folder in folders.map(Checkout.path) {
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      for name in names.sorted() where name.hasSuffix(".swift") {
        add(try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
      }
    }
  }

  private mutating func add(_ source: String) {
    var scopes: [(name: String, indent: Int)] = []
    var encoder: (type: String, indent: Int)?
    var keys: [String: String] = [:]
    for line in source.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let text = line.dropFirst(indent)
      if let open = encoder {
        encoders[open.type, default: ""] += text + "\n"
        if indent <= open.indent { encoder = nil }
        continue
      }
      if !text.hasPrefix(")"), !text.hasPrefix("{") {
        while let scope = scopes.last, indent <= scope.indent { scopes.removeLast() }
      }
      let type = scopes.map(\.name).joined(separator: ".")
      if text.contains("enum CodingKeys") { keys[type, default: ""] += text + "\n" }
      if type.hasSuffix(".CodingKeys") { keys[String(type.dropLast(11)), default: ""] += text + "\n" }
      if let match = text.firstMatch(of: Self.typeLine), !text.hasSuffix("}") {
        scopes.append((String(match.output.1), indent))
      } else if let scope = scopes.last, indent == scope.indent + 2 {
        if text.contains("func encode(to ") {
          encoders[type] = text + "\n"
          if !text.hasSuffix("}") { encoder = (type, indent) }
        } else if let match = text.firstMatch(of: Self.propertyLine), !text.hasSuffix("}"), !text.hasSuffix("{") {
          let names = match.output.1.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
          properties[type, default: []] += names
        }
      }
    }
    for (type, lines) in keys where encoders[type] == nil { encoders[type] = lines }
  }

  private static var typeLine: Regex<(Substring, Substring)> {
    #/^(?:(?:public|package|private|fileprivate|final|indirect) )*(?:struct|enum|class|extension) ([\w.]+)/#
  }

  private static var propertyLine: Regex<(Substring, Substring)> {
    #/^(?:(?:public|package|private|fileprivate|private\(set\)) )*(?:let|var) ([\w, ]+?) ?[:=]/#
  }
}
