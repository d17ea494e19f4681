import Foundation
import Shell
import TestSupport
import Testing
import Views
import Workbench

/// Every word that stands at the head of a column is known to `explain`, and none is explained twice.
@Suite struct GlossaryTests {
  @Test func everyNameHasOneMeaning() throws {
    var seen: [String: String] = [:]
    for names in Glossary.allNames {
      for name in names {
        let key = name.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        #expect(seen[key] == nil, "\"\(name)\" belongs to \(names[0]) and \(seen[key] ?? "")")
        seen[key] = names[0]
      }
    }
  }

  /// The headings as they are written in the sources, so that no table is forgotten.
  @Test func headingsOfTheSources() throws {
    let folder = Checkout.path("Sources")
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { file in ["Shell/", "Screens/", "Views/"].contains { file.hasPrefix($0) } }
    var headings: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for match in text.matches(of: #/\.(?:left|right)\("([^"\\]+)"/#) { headings.insert(String(match.1)) }
    }
    #expect(headings.count > 40)
    for heading in headings.sorted() { #expect(Glossary.knows(heading), "\"\(heading)\"") }
  }

  /// The headings as they are printed, those that are put together included.
  @Test func headingsOnTheScreen() throws {
    let shell = try TestShell(width: 300)
    shell.run("epochs 2; train; bottleneck 3; train; draw from beat 1; draw save beats.txt")
    try shell.write(try shell.read("beats.txt") + shell.read("beats.txt"), to: "two.txt")
    let commands = [
      "data", "evaluate", "compare", "repeat 2", "sweep --prevalence 1%", "runs", "runs compare 1 2", "lessons",
      "plot activations 1", "score two.txt", "study depth --seeds 1", "study batch --seeds 1", "set",
    ]
    var headings: Set<String> = []
    for command in commands {
      headings.formUnion(Self.headings(of: shell.run(command)))
    }
    #expect(headings.isSuperset(of: ["at 1 %", "run 2", "flagged", "median", "abnormal"]))
    for heading in headings.sorted() {
      shell.type("explain \(heading)")
      #expect(shell.errors.isEmpty, "\(shell.errors)")
    }
  }

  /// The words above rules such as `─────  ───`.
  private static func headings(of output: String) -> [String] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    return zip(lines, lines.dropFirst()).flatMap { head, rule -> [String] in
      guard rule.starts(with: "──"), rule.allSatisfy({ $0 == "─" || $0 == " " }) else { return [] }
      return rule.indices.split { rule[$0] == " " }.compactMap { columns in
        let cell = columns.filter(head.indices.contains).map { head[$0] }
        let text = String(cell).trimmingCharacters(in: .whitespaces)
        return text.isEmpty ? nil : text
      }
    }
  }

  @Test(arguments: [
    ("ROC", "roc"), ("auc", "auc"), ("rate", "rate"), ("supervised", "supervised"),
    ("Semi-Supervised", "semi-supervised"),
    ("unsupervised", "unsupervised"), ("outlier", "outlier"), ("novelty", "novelty"), ("share", "share"),
    ("transcript", "transcript"), ("prevalence", "prevalence"), ("prec", "precision"), ("prec 1%", "prevalence"),
    ("to 0.979", "epochs to target"), ("vae", "VAE"), ("lstm", "LSTM"), ("gan", "GAN"),
    ("svm", "one-class SVM"), ("knn", "nearest neighbors"), ("one-hot", "categorical column"), ("arima", "arma"),
    ("clustering", "k-means"), ("shap", "attribution"), ("lime", "attribution"), ("uncertainty", "uncertainty"),
    ("min-max scaling", "min-max scaling"), ("missing value", "missing value"), ("mcd", "mcd"), ("seq2seq", "LSTM"),
    ("k-means", "k-means"),
    ("normalization", "normalization"), ("early stopping", "early stopping"), ("neuron", "unit"),
    ("validation set", "validation"), ("anomaly score", "error"), ("left out", "training pool"), ("spread", "spread"),
    ("AUC difference", "AUC difference"), ("the threshold", "threshold"), ("auc roc", "auc"),
  ]) func isExplained(_ word: String, _ term: String) throws {
    let shell = try TestShell()
    #expect(shell.run("explain \(word)").hasPrefix("\(term)\n"))
    #expect(shell.errors.isEmpty)
  }

  @Test(arguments: [30, 60, 80, 120]) func settingsAreWrappedAndNotCut(_ width: Int) throws {
    let output = try TestShell(width: width).run("set")
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= width })
    let words = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for setting in Setting.all {
      #expect(words.contains("\(setting.name) \(setting.defaultText) \(setting.summary)"), "\(setting.name)")
    }
  }
}
