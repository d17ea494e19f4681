import Detectors
import Tables
import Words

/// What is fitted for the study of the report's benchmark.
struct ReportPlan: Sendable {
  let entries: [Entry]

  /// One detector with its recipe, but for the seed.
  struct Entry: Sendable {
    let name: String
    /// What differs from the detector's defaults, in words.
    let note: String
    let recipe: Recipe
    /// The share of attacks among the training rows: of the report's autoencoder several are tried.
    var contamination = 0.0
    /// Training rows that it keeps at most, where it compares a row with all it keeps.
    var keptRows: Int?
  }

  /// Rows that detectors keep which compare a row with all they keep.
  static let keptRows = 20_000
  /// Detectors that the report does not have and that take seconds on all the rows.
  static let others = [
    MeanMethod.name, KMeans.name, NearestNeighbors.name, LocalOutlierFactor.name, IsolationForest.name,
    GaussianMixture.name, ECOD.name,
  ]
  /// Epochs of the autoencoder; the report's code lets it stop by itself.
  static let epochs = 20
  /// Shares of attacks among the training rows below the claimed limit of 10 %.
  static let contaminations = [0.05, 0.09]

  /// The report's three that can be fitted here as its code has them, then the others with their defaults.
  init(data: DataSet) throws {
    var entries = [
      Self.entry(PrincipalComponents.name, "2 components") { $0.parameters["components"] = .integer(2) },
      Self.entry(OneClassSVM.name, "nu 0.0001, gamma 0.5, as its code has them") {
        $0.parameters["nu"] = .number(0.0001)
        $0.parameters["gamma"] = .number(0.5)
      },
      Self.entry(Recipe.autoencoder, "15-7-2, batches of 256, \(Self.epochs) epochs") {
        ($0.batchSize, $0.epochs) = (256, Self.epochs)
      },
    ]
    for name in Self.others {
      let keeps = AnyMethod(named: name)?.value(of: "kept-rows") != nil
      var entry = Self.entry(name, "") {
        if keeps { $0.parameters["kept-rows"] = .integer(Self.keptRows) }
      }
      entry.keptRows = keeps ? Self.keptRows : nil
      entries.append(entry)
    }
    let network = entries[2].recipe
    let poisoned = ([0] + Self.contaminations).map { share in
      var recipe = network
      recipe.contamination = share
      return StudyLevel(name: percent(share).replacing("%", with: " %"), recipe: recipe)
    }
    // As many rows to learn from at every share; without attacks it is the fit above but for a few rows.
    let levels = try StudyKind.withEqualRows(poisoned, data: data)
    self.entries =
      entries
      + zip(levels, [0] + Self.contaminations).map { level, share in
        Entry(name: Recipe.autoencoder, note: level.name, recipe: level.recipe, contamination: share)
      }
    ordinary = entries.count
  }

  /// How many of the entries are detectors in their own right; the others are contaminated ones.
  let ordinary: Int

  private static func entry(_ name: String, _ note: String, _ change: (inout Recipe) -> Void) -> Entry {
    var recipe = Recipe()
    recipe.detector = name
    change(&recipe)
    return Entry(name: name, note: note, recipe: recipe)
  }
}
