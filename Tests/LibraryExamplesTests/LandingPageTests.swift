import Foundation
import TestSupport
import Testing

/// The example on a library's landing page is the one that is compiled and checked here.
@Suite struct LandingPageTests {
  /// The libraries that the manifest offers.
  static let libraries: [String] = {
    let manifest = (try? String(contentsOfFile: Checkout.path("Package.swift"), encoding: .utf8)) ?? ""
    return manifest.matches(of: #/\.library\(name: "(\w+)"/#).map { String($0.output.1) }
  }()

  @Test func theManifestIsRead() { #expect(Self.libraries.count >= 5) }

  @Test(arguments: libraries) func pageAndTestAreTheSame(_ library: String) throws {
    let page = try String(
      contentsOfFile: Checkout.path("Sources/\(library)/\(library).docc/\(library).md"), encoding: .utf8)
    #expect(page.hasPrefix("# ``\(library)``\n"))
    let source = try String(
      contentsOfFile: Checkout.path("Tests/LibraryExamplesTests/\(library)Example.swift"), encoding: .utf8)
    #expect(page.contains("```swift\n" + (try Self.example(in: source)) + "```\n"), "\(library)")
  }

  /// The lines from `// Example: …` to `// End.`, as far to the left as they go; what only a test needs is left out.
  private static func example(in source: String) throws -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.contains("// Example: ") })
    let end = try #require(lines.firstIndex { $0.contains("// End.") })
    let indent = lines[first].prefix { $0 == " " }
    return lines[first..<end].map { line in
      var text = line.hasPrefix(indent) ? String(line.dropFirst(indent.count)) : String(line)
      text = text.replacing("// Example: ", with: "// ")
      return text + "\n"
    }.joined()
  }
}
