import Judging
import Tables
import TerminalGraphics
import Words
import Workbench

/// How a detector and its score are spoken of: a network has errors, other methods have scores.
package struct DetectorWords: Sendable {
  private let name: String

  /// Of the detector of this name, `autoencoder` or one of the catalogue.
  package init(_ name: String) { self.name = name }

  package init(_ recipe: Recipe) { self.init(recipe.detector) }

  /// The words for the trained detector, or for what the recipe would train.
  package init(_ bench: Workbench) { self.init(bench.detector?.recipe ?? bench.recipe) }

  package var isNetwork: Bool { name == Recipe.autoencoder }

  /// Whether it is the trivial detector.
  var isMean: Bool { name == "mean" }

  /// `the network`, `knn`
  var subject: String { isNetwork ? "the network" : name }

  /// `this network`, `knn`
  var this: String { isNetwork ? "this network" : name }

  /// What it gives a row: `error`, `score`.
  var score: String { isNetwork ? "error" : "score" }

  /// The same of many rows.
  var scores: String { score + "s" }

  /// What else trains it: `trained for 50 epochs`, `fitted`.
  func state(_ detector: TrainedDetector) -> String {
    detector.training.map { "trained for \(counted($0.epochsDone, "epoch"))" } ?? "fitted"
  }
}

extension BeatScore.Twin {
  /// What a row is drawn beside, as in "beat 17 and its reconstruction".
  func possessive(_ noun: Noun) -> String {
    switch self {
    case .reconstruction: "its reconstruction"
    case .nearestTrainingRow: "the nearest training \(noun.singular)"
    case .center: "the center it belongs to"
    case .nearestNormalRow: "the nearest normal training \(noun.singular)"
    }
  }

  /// The same in a legend.
  package func name(_ noun: Noun) -> String {
    switch self {
    case .reconstruction: "reconstruction"
    case .nearestTrainingRow: "nearest training \(noun.singular)"
    case .nearestNormalRow: "nearest training \(noun.singular)"
    case .center: "center"
    }
  }

  /// The same at the head of a narrow column.
  var header: String {
    switch self {
    case .reconstruction: "rebuilt"
    case .nearestTrainingRow, .nearestNormalRow: "nearest"
    case .center: "center"
    }
  }
}

extension BeatScore {
  /// What the detector went by, in one line; `nil` where the picture says it all.
  var reasonText: String? {
    let rows = "training \(domain.noun.plural)"
    switch reasons {
    case .reconstruction: return nil
    case .components(let kept, let all, let variance):
      let share = variance.map { ", which hold \(NumberText.percent($0, decimals: 1)) of the \(rows)' variance" } ?? ""
      return
        "rebuilt from \(counted(kept, "principal component")) of \(all)\(share); the score is what they cannot rebuild "
        + "(\"plot scree\")"
    case .neighbors(let distances, let all):
      guard let nearest = distances.first, let farthest = distances.last else { return nil }
      return
        "the \(grouped(distances.count)) nearest of \(grouped(all)) \(rows) lie \(errorFigure(nearest)) … "
        + "\(errorFigure(farthest)) away (\"plot neighbors\")"
    case .center(let center, let all):
      return all == 1
        ? "the score is the distance to the mean training \(domain.noun.singular)"
        : "it belongs to center \(center) of \(all) (\"plot centers\")"
    case .cuts(let cuts):
      let first = cuts.prefix(3).map {
        "\(domain.kind == .table ? domain.columnName($0.column) : "point \($0.column + 1)") \($0.isBelow ? "≤" : ">") \(errorFigure(Double($0.threshold)))"
      }
      return "the tree that isolates it soonest needs \(counted(cuts.count, "cut")): \(first.joined(separator: ", "))"
        + (cuts.count > 3 ? ", …" : "") + " (scaled values; \"plot cuts\")"
    case .supportVectors(let count):
      return "the border hangs on \(grouped(count)) \(domain.noun.after(count)) of training, the support vectors "
        + "(\"plot support\")"
    case .columns:
      return "each \(domain.columnNoun.singular) is judged by itself: how rare a value as high, or as low, is there "
        + "(\"plot shares\")"
    }
  }

  /// How the shares of columns or stretches were found.
  var attributionText: String {
    let column = domain.columnNoun
    return isExact
      ? "these shares are exact: the score is the sum of what its \(column.plural) add"
      : "these shares are estimates: each \(column.singular) in turn took the value of the nearest normal training "
        + "\(domain.noun.singular)\(domain.kind == .table ? ", shown beside it," : ",") and the score fell by so much"
  }
}
