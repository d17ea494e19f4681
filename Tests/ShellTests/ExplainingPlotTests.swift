import Foundation
import Shell
import TerminalGraphics
import TestSupport
import Testing
import Views
import Workbench

/// Pictures of what a detector goes by.
@Suite struct ExplainingPlotTests {
  struct Picture: CustomTestStringConvertible {
    let detector: String
    let command: String
    /// What it must say.
    let parts: [String]
    var testDescription: String { "\(detector): \(command)" }
  }

  static let pictures = [
    Picture(detector: "knn", command: "plot neighbors 17", parts: ["looks at 5 neighbors", "the threshold of"]),
    Picture(detector: "lof", command: "plot neighbors abnormal 1", parts: ["looks at 20 neighbors"]),
    Picture(detector: "kmeans", command: "plot centers", parts: ["the 8 centers of kmeans", "center "]),
    Picture(detector: "mean", command: "plot centers", parts: ["the center of mean"]),
    Picture(detector: "gaussian-mixture", command: "plot centers", parts: ["the 5 centers"]),
    Picture(detector: "one-class-svm", command: "plot support", parts: ["lie outside it", "weight "]),
    Picture(detector: "isolation-forest", command: "plot cuts 17", parts: ["mean over 100 trees", "point "]),
    Picture(detector: "pca", command: "plot scree", parts: ["3 components are kept", "thrown away"]),
    Picture(detector: "gaussian-mixture", command: "plot scree", parts: ["the clouds live in 10 components"]),
    Picture(detector: "gaussian-mixture", command: "plot latent", parts: ["each ellipse", "clouds"]),
    Picture(detector: "pca", command: "plot latent", parts: ["pca keeps 3 components"]),
    Picture(detector: "ecod", command: "plot shares 17", parts: ["these shares are exact"]),
    Picture(detector: "lof", command: "plot shares 17", parts: ["these shares are estimates"]),
  ]

  @Test(arguments: pictures) func everyPictureFits(_ picture: Picture) throws {
    for (width, rows, glyphs) in [(80, 24, Glyphs.unicode), (60, 30, .ascii), (140, 40, .unicode)] {
      let shell = try TestShell(width: width, rows: rows, glyphs: glyphs)
      shell.run("detector \(picture.detector); train")
      let output = shell.run(picture.command)
      #expect(shell.errors.isEmpty, "\(shell.errors)")
      for part in picture.parts {
        #expect(output.replacing("\n", with: " ").contains(part), "\(width): \(part)")
      }
      #expect(output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= width })
      if glyphs == .ascii { #expect(output.utf8.allSatisfy { $0 < 128 }) }
    }
  }

  /// Another detector than the picture is of is told by name what would have it.
  @Test func othersAreRefused() throws {
    let shell = try TestShell()
    shell.run("detector ecod; train")
    for (command, able) in [
      ("plot neighbors 17", "knn"), ("plot centers", "kmeans"), ("plot support", "one-class-svm"),
      ("plot cuts 17", "isolation-forest"),
    ] {
      #expect(shell.run(command).isEmpty)
      #expect(
        shell.errors.contains("\"\(command.split(separator: " ").prefix(2).joined(separator: " "))\" needs \(able)"))
    }
  }

  /// Shares of all points add up to the whole, and the score says how they were found.
  @Test(arguments: [
    "mean", "pca", "kmeans", "knn", "lof", "one-class-svm", "isolation-forest", "gaussian-mixture", "ecod",
  ])
  func sharesAddUp(_ detector: String) throws {
    var options = SessionOptions()
    options.json = true
    let shell = try TestShell(options: options)
    shell.run("detector \(detector); train")
    let line = shell.run("plot shares abnormal 1")
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let shares = try #require(object["attribution"] as? [[String: Any]]).compactMap { $0["share"] as? Double }
    #expect(shares.count == 140 && abs(shares.reduce(0, +) - 1) < 1e-6)
    let isExact = ["mean", "pca", "kmeans", "knn", "ecod"].contains(detector)
    #expect(object["kind"] as? String == (isExact ? "exact" : "replacement"))
    let plain = try TestShell()
    plain.run("detector \(detector); train")
    let said = plain.run("score abnormal 1").replacing("\n", with: " ")
    #expect(said.contains(isExact ? "(exact shares)" : "(estimated shares)"))
  }
}
