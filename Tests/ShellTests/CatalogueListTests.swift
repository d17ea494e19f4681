import Foundation
import TestSupport
import Testing
import Views

/// A command that is written is a command that is there: every list of the catalogue is part of the table.
@Suite struct CatalogueListTests {
  @Test func everyListIsUsed() throws {
    let folder = Checkout.path("Sources/Shell")
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    let text = try files.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined(separator: "\n")
    // `let trainCommands: [Command] = [`, `private let undo = Command(`
    let declared = text.matches(
      of:
        #/(?m)^ *(?:private |fileprivate |package |public )?(?:static )?(?:let|var) (\w+)(?:: \[?Command\]? =| = Command\()/#
    ).map { String($0.output.1) }
    #expect(declared.count > 20)
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    var counts: [String: Int] = [:]
    for word in words { counts[String(word), default: 0] += 1 }
    for name in declared { #expect(counts[name, default: 0] > 1, "\(name) is listed nowhere") }
  }
}
