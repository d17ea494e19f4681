import ArgumentParser
import Shell

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ManualPage {
  /// The manual page of this program, its options as the argument parser tells them.
  static func heartline() throws -> ManualPage {
    let told = try JSONDecoder().decode(ToldCommand.self, from: Data(Heartline._dumpHelp().utf8))
    let options = told.command.arguments.filter { $0.kind != "positional" && $0.shouldDisplay != false }
    return ManualPage(
      version: Heartline.version, date: Heartline.date,
      options: joined(options.map { Option(usage: $0.usage, summary: $0.abstract ?? "") }))
  }

  /// A switch and its opposite are told apart by the parser, but together to people.
  private static func joined(_ options: [Option]) -> [Option] {
    options.reduce(into: []) { joined, option in
      if let last = joined.last, last.summary == option.summary {
        joined[joined.count - 1] = Option(usage: "\(last.usage), \(option.usage)", summary: last.summary)
      } else {
        joined.append(option)
      }
    }
  }

  /// The part that is needed of what the argument parser says about a command.
  private struct ToldCommand: Decodable {
    let command: Command

    struct Command: Decodable {
      let arguments: [Argument]
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let kind: String
      let names: [Name]?
      let valueName: String?
      let abstract: String?
      let shouldDisplay: Bool?

      /// `-c, --commands <commands>`
      var usage: String {
        let forms = (names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }.joined(separator: ", ")
        return kind == "option" ? "\(forms) <\(valueName ?? "value")>" : forms
      }
    }
  }
}
