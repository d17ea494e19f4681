import Detectors
import Foundation
import TestSupport
import Testing

/// A method that is written is in the catalogue, and has a guide that its library's first page lists.
@Suite struct MethodPlacesTests {
  private static func texts(_ folder: String, ending: String) throws -> [String: String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0.hasSuffix(ending) }.map {
        ($0, try String(contentsOfFile: Checkout.path(folder) + "/" + $0, encoding: .utf8))
      })
  }

  @Test func everyMethodIsInTheCatalogueAndHasAGuide() throws {
    let sources = try Self.texts("Sources/Detectors/Methods", ending: ".swift").values.joined(separator: "\n")
    let written = Set(sources.matches(of: #/public struct (\w+): Method\b/#).map { String($0.output.1) })
    #expect(written == Set(MethodCatalogue.all.map { String(describing: $0) }))
    let guides = try Self.texts("Sources/Detectors/Detectors.docc", ending: ".md")
    let first = try #require(guides["Detectors.md"])
    for method in written {
      #expect(guides.contains { $0.key != "Detectors.md" && $0.value.contains("``\(method)``") }, "\(method)")
    }
    for guide in guides.keys where guide != "Detectors.md" {
      #expect(first.contains("<doc:\(guide.dropLast(3))>"), "\(guide)")
    }
  }
}
