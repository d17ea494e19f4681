import AnomalyDetection
import Workbench

/// How a detector and its score are spoken of: a network has errors, other methods have scores.
struct DetectorWords: Sendable {
  private let name: String

  /// Of the detector of this name, `autoencoder` or one of the catalogue.
  init(_ name: String) { self.name = name }

  init(_ recipe: Recipe) { self.init(recipe.detector) }

  /// The words for the trained detector, or for what the recipe would train.
  init(_ bench: Workbench) { self.init(bench.detector?.recipe ?? bench.recipe) }

  var isNetwork: Bool { name == Recipe.autoencoder }

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
  var possessive: String {
    switch self {
    case .reconstruction: "its reconstruction"
    case .nearestTrainingRow: "the nearest training beat"
    case .center: "the center it belongs to"
    case .nearestNormalRow: "the nearest normal training beat"
    }
  }

  /// The same in a legend.
  var name: String {
    switch self {
    case .reconstruction: "reconstruction"
    case .nearestTrainingRow, .nearestNormalRow: "nearest training beat"
    case .center: "center"
    }
  }
}

extension BeatScore {
  /// What the detector went by, in one line; `nil` where the picture says it all.
  var reasonText: String? {
    switch reasons {
    case .reconstruction: return nil
    case .components(let kept, let all, let variance):
      let share = variance.map { ", which hold \(ratio($0 * 100)) % of the training beats' variance" } ?? ""
      return
        "rebuilt from \(counted(kept, "principal component")) of \(all)\(share); the score is what they cannot rebuild"
    case .neighbors(let distances, let all):
      guard let nearest = distances.first, let farthest = distances.last else { return nil }
      return
        "the \(counted(distances.count, "nearest training beat")) of \(grouped(all)) lie \(errorFigure(nearest)) … "
        + "\(errorFigure(farthest)) away"
    case .center(let center, let all):
      return all == 1
        ? "the score is the distance to the mean training beat" : "it belongs to center \(center) of \(all)"
    case .cuts(let cuts):
      let first = cuts.prefix(3).map {
        "\(domain.kind == .table ? domain.columnName($0.column) : "point \($0.column + 1)") \($0.isBelow ? "≤" : ">") \(errorFigure(Double($0.threshold)))"
      }
      return "the tree that isolates it soonest needs \(counted(cuts.count, "cut")): \(first.joined(separator: ", "))"
        + (cuts.count > 3 ? ", …" : "") + " (scaled values)"
    case .supportVectors(let count):
      return "the boundary is held up by \(counted(count, "training beat")), the support vectors"
    case .columns:
      return "each \(domain.columnNoun.singular) is judged by itself: how rare a value as high, or as low, is there"
    }
  }

  /// How the shares of the stretches were found, where that is not by the score's own terms.
  var attributionText: String? {
    attribution == .exact
      ? nil : "found by replacing each \(domain.columnNoun.singular) with that of the nearest normal training beat"
  }
}
