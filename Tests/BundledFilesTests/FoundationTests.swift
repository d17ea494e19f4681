import Foundation
import TestSupport
import Testing

/// The program stays small and starts at once because it links no more than FoundationEssentials: all of Foundation brings
/// forty megabytes of Unicode tables, its networking the libraries of curl, TLS and Kerberos.
@Suite struct FoundationTests {
  /// Tools of the repository, which nobody installs.
  private static let tools = ["Sources/fit-simulator", "Sources/heartline-benchmark"].map { Checkout.path($0) }

  @Test func theProgramImportsTheSmallPartAlone() throws {
    let sources = try #require(FileManager.default.enumerator(atPath: Checkout.path("Sources")))
    var count = 0
    for case let name as String in sources where name.hasSuffix(".swift") {
      let path = Checkout.path("Sources/" + name)
      guard !Self.tools.contains(where: { path.hasPrefix($0) }) else { continue }
      count += 1
      let text = try String(contentsOfFile: path, encoding: .utf8)
      // On macOS, where it is a part of the system, the large one stands in for the small one.
      let rest = text.replacingOccurrences(
        of: "#if canImport(FoundationEssentials)\n  import FoundationEssentials\n#else\n  import Foundation\n#endif",
        with: "")
      #expect(!rest.contains("import Foundation"), "\(name)")
    }
    #expect(count > 100)
  }
}
