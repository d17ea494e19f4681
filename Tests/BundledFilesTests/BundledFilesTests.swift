import BundledFiles
import Foundation
import TestSupport
import Testing

/// What is inside the program is what lies in the checkout.
@Suite struct BundledFilesTests {
  /// The files of a folder that belong inside.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))
      .filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
  }

  @Test(arguments: ["Data", "Examples", "Lessons"]) func everyFileIsInside(folder: String) throws {
    let names = try Self.names(in: folder)
    #expect(!names.isEmpty)
    #expect(
      BundledFiles.files(in: folder).map(\.name) == names,
      "Sources/CBundledFiles/bundled_files.c lists the files of \(folder) by their names")
  }

  @Test(arguments: BundledFiles.paths) func everyFileIsAsItLies(path: String) throws {
    #expect(BundledFiles.bytes(path) == [UInt8](try Data(contentsOf: URL(fileURLWithPath: Checkout.path(path)))))
  }

  @Test func otherPathsHaveNone() {
    for path in ["", "Lessons", "Lessons/", "Lessons/README.md", "../Package.swift", "lessons/"] {
      #expect(BundledFiles.bytes(path) == nil)
    }
    #expect(BundledFiles.files(in: "Tests").isEmpty)
  }
}
