#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Figures of a JSON object under dotted names: `{"auc":{"median":0.9}}` has `auc.median`.
///
/// An entry of a list of objects is called by its `name`, where it has one, with `-` for blanks; else by its place, counted
/// from 1.
public enum Figures {
  public static func figures(json: Data) -> [String: FactValue] {
    guard let tree = try? JSONDecoder().decode(Tree.self, from: json) else { return [:] }
    var figures: [String: FactValue] = [:]
    tree.flatten(under: "", into: &figures)
    return figures
  }

  private static let longestList = 64

  /// JSON as it is.
  private indirect enum Tree: Decodable {
    case value(FactValue)
    case list([Tree])
    case object([String: Tree])
    case nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .nothing
      } else if let flag = try? container.decode(Bool.self) {
        self = .value(.flag(flag))
      } else if let number = try? container.decode(Double.self) {
        self = .value(.number(number))
      } else if let word = try? container.decode(String.self) {
        self = .value(.word(word))
      } else if let list = try? container.decode([Tree].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Tree].self))
      }
    }

    func flatten(under name: String, into figures: inout [String: FactValue]) {
      switch self {
      case .nothing: return
      case .value(let value): figures[name] = value
      case .object(let entries):
        for (key, entry) in entries {
          entry.flatten(under: name.isEmpty ? key.lowercased() : "\(name).\(key.lowercased())", into: &figures)
        }
      case .list(let entries):
        figures["\(name).count"] = .number(Double(entries.count))
        guard entries.count <= Figures.longestList else { return }
        for (index, entry) in entries.enumerated() {
          entry.flatten(under: "\(name).\(entry.name ?? String(index + 1))", into: &figures)
        }
      }
    }

    private var name: String? {
      guard case .object(let entries) = self, case .value(.word(let name))? = entries["name"] else { return nil }
      // A condition's words are set apart by blanks, so a name has none.
      return name.lowercased().replacing(" ", with: "-")
    }
  }
}
