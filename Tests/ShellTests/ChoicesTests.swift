import Foundation
import NeuralNetwork
import Shell
import TestSupport
import Testing
import Views
import Workbench

/// A choice that is added to the network is offered at the prompt, explained, and named wherever all are named.
@Suite struct ChoicesTests {
  private static let choices: [(setting: String, words: [String])] = [
    ("optimizer", OptimizerKind.allCases.map(\.rawValue)), ("activation", Activation.allCases.map(\.rawValue)),
    ("regularizer", RegularizerKind.allCases.map(\.rawValue)), ("detector", DetectorChoices.all.map(\.word)),
  ]

  @Test func everyChoiceIsOffered() throws {
    for (name, words) in Self.choices {
      guard case .choice(let offered) = try #require(Setting.named(name)).domain else {
        Issue.record("\(name) is not a choice")
        continue
      }
      #expect(Set(offered.map(\.word)) == Set(words), "\(name)")
    }
  }

  @Test func everyChoiceIsExplained() {
    for (_, words) in Self.choices {
      for word in words where word != "none" { #expect(Glossary.knows(word), "\(word)") }
    }
    for setting in Setting.all where !setting.isParameter { #expect(Glossary.knows(setting.name), "\(setting.name)") }
  }

  /// A number needs one in Setting.exampleRecipe.
  @Test func everySettingHasAnExample() {
    for setting in Setting.all { #expect(setting.example != setting.defaultText, "\(setting.name)") }
  }

  static let texts =
    ["Lessons", "Examples"].flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))) ?? []).sorted()
        .filter { $0.hasSuffix(".md") || $0.hasSuffix(".session") }.map { "\(folder)/\($0)" }
    } + ["README.md", "Sources/Views/Glossary/TrainingTerms.swift"]

  /// A paragraph that names four optimizers means all of them.
  @Test(arguments: texts) func aListOfOptimizersIsWhole(_ file: String) throws {
    let text = try String(contentsOfFile: Checkout.path(file), encoding: .utf8)
    let kinds = Set(OptimizerKind.allCases.map(\.rawValue))
    for paragraph in Self.paragraphs(text) {
      let words = Set(paragraph.split { !$0.isLetter }.map { $0.lowercased() })
      let named = words.intersection(kinds)
      guard named.count >= 4 else { continue }
      #expect(named == kinds, "\(paragraph.prefix(100))")
    }
  }

  /// Stretches without an empty line; a definition of the glossary is one of its own.
  private static func paragraphs(_ text: String) -> [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split { $0.allSatisfy(\.isWhitespace) || $0.hasPrefix("  Term(") }.compactMap { lines in
      guard let first = lines.first, let last = lines.last else { return nil }
      return text[first.startIndex..<last.endIndex]
    }
  }

  /// The kernels of other processors are compared for every activation.
  @Test func theEmulatedKernelsHaveEveryActivation() throws {
    let header = try String(contentsOfFile: Checkout.path("Sources/CKernels/include/CKernels.h"), encoding: .utf8)
    let last = try #require(header.firstMatch(of: #/(kernel_\w+),\s*} kernel_activation;/#)).output.1
    let digest = try String(contentsOfFile: Checkout.path("Tests/EmulatedKernels/digest.c"), encoding: .utf8)
    #expect(digest.contains("activation <= \(last);"))
  }
}
