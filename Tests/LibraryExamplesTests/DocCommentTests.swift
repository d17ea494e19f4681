import Foundation
import TestSupport
import Testing

/// Every public declaration of a library product says what it is.
@Suite struct DocCommentTests {
  /// Declarations that inherit the comment of the requirement they fulfil: of Swift's own protocols everywhere, of the
  /// contract of methods and detectors where these are.
  private static var inherited: Regex<Substring> {
    #/
    func\ encode\(to\ |init\(from\ decoder|var\ description:\ String|static\ func\ ==|func\ hash\(into
    /#
  }
  private static var inheritedInMethods: Regex<Substring> {
    #/
    static\ let\ (?:name|summary|source|parameters|objectiveName|stepName)\b|(?:let|var)\ (?:name|columns|byteCount|stored|centers|keptRows)\b
    |var\ summary\b|init\(\)\ \{|init\(stored:|func\ (?:fit|scores|scoresLeavingOut|contributions|embedding|reconstructions)\(
    |func\ (?:center|neighbors|path)\(of
    /#
  }

  static let libraries = LandingPageTests.libraries

  @Test(arguments: libraries) func everyPublicDeclarationIsDocumented(_ library: String) throws {
    let folder = Checkout.path("Sources/\(library)")
    let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
    var count = 0
    for name in names.sorted() where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
      for (index, line) in lines.enumerated() where Self.isDeclaration(line) {
        count += 1
        if line.contains(Self.inherited) || name.hasPrefix("Methods/") && line.contains(Self.inheritedInMethods) {
          continue
        }
        let above = lines[..<index].last { !$0.hasPrefix("@") }
        #expect(above?.hasPrefix("///") == true, "\(library)/\(name):\(index + 1): \(line)")
      }
    }
    #expect(count > 30)
  }

  private static func isDeclaration(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "nonisolated" }
    guard words.first == "public" || words.first == "open" else { return false }
    return words.dropFirst().first != "extension" && words.dropFirst().first != "import"
  }
}
